using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// What employers write of how well a required competency must be mastered reads like what they write of another level's requirements, and
/// not like what they write of this one's, by more than chance (a likelihood ratio, corrected over all requirements of the run).
/// </summary>
internal static class Levels
{
    public static IEnumerable<Proposal> In(Market market, IReadOnlyList<Proposal> except)
    {
        var faded = except.Select(p => (p.Change.Profile, p.Change.Target)).ToHashSet();
        var candidates = (
            from profile in market.Draft.Profiles.OrderBy(p => p.Code)
            from requirement in profile.Requirements
            where !faded.Contains((profile.Code, requirement.Competency.ToString()))
            let role = market.Draft.KeyOf(profile).ToString()
            let item = Item.Of(requirement.Competency)
            let count = market.Roles.Of(role, item)
            let cues = Cues.Levels(market.Roles.Asks(role, item), market.Draft, requirement.Competency)
            where cues.Values.Count >= market.Options.MinEmployers && cues.Values.Count >= market.Options.MinCueShare * count.Asking
            select (profile, requirement, role, item, count, cues)).ToList();
        var wording = new LevelWording();
        foreach (var c in candidates)
            wording.Add(c.role, c.requirement.Competency, c.requirement.Level, [.. c.cues.Values.Values]);
        var readings = candidates.Select(c => wording.Of(c.role, c.requirement.Competency, Steps(market, c.requirement.Competency))).ToList();
        var qs = BenjaminiHochberg.Adjust([.. readings.Select(r => r.P)]);
        foreach (var ((profile, requirement, role, item, count, cues), (to, p), q) in candidates.Zip(readings, qs))
        {
            var test = new Tested(p, q);
            var from = requirement.Level;
            if (to == from || !count.Supported(market.Options) || !market.Significant(test)
                || (to > from) != (cues.Above(from) > cues.Below(from))
                || market.Draft.Competency(requirement.Competency) is not { } competency)
            {
                continue;
            }

            var levels = Steps(market, competency.Code);
            var card = new Card(
                new Change.ChangeLevel(profile.Code, requirement.Competency, from, to),
                $"Should {profile.Name} ask for {competency.Name} at level {to} instead of {from}?",
                $"{competency.Name}, level {from}",
                $"{competency.Name}, level {to}",
                count.Interval.Low, Math.Min(1, Math.Abs(to - from) / (double)Math.Max(1, levels - 1)), count, market.AllRoles.Lift(role, item), test,
                [
                    $"Of {cues.Values.Count} employers that say how well, {cues.Above(from)} ask for more than level {from}, {cues.At(from)} for just that and {cues.Below(from)} for less; {(to > from ? "more" : "less")}: {Part(to > from ? cues.Above(from) : cues.Below(from), cues.Values.Count)}",
                    $"Taken together they write of it as employers write of what stands at level {to}, not as of what stands at level {from}",
                    $"They write: {string.Join("; ", cues.Wordings)}",
                    Words.Trend("It reads unlike the present level by", test),
                    Words.Asked(count),
                ]);
            var telling = market.Roles.Asks(role, item).Where(a => a.Mention.Level is { } cue && (to > from ? cue.Value > from : cue.Value < from)).ToList();
            if (card.With(telling, market) is { } proposal)
                yield return proposal;
        }
    }

    private static string Part(int some, int all) => $"{Words.Percent(some / (double)all)}, {Words.Of(WilsonInterval.Of(some / (double)all, all))}";

    private static int Steps(Market market, ElementCode competency) =>
        market.Draft.Competency(competency) is { } known && market.Draft.Scales.FirstOrDefault(s => s.Code == known.Scale) is { } scale ? scale.Levels.Count : 4;
}
