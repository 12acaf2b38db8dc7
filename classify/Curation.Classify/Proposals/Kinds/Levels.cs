using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// Employers that say how well a required competency must be mastered stand above or below the profile's level, by more than chance
/// (sign test against the present level, corrected over all requirements of the run).
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
            let p = BinomialTest.Sign(cues.Above(requirement.Level), cues.Below(requirement.Level))
            select (profile, requirement, role, item, count, cues, p)).ToList();
        var qs = BenjaminiHochberg.Adjust([.. candidates.Select(c => c.p)]);
        foreach (var ((profile, requirement, role, item, count, cues, p), q) in candidates.Zip(qs))
        {
            var test = new Tested(p, q);
            var (from, to) = (requirement.Level, cues.Median);
            if (to == from || !count.Supported(market.Options) || !market.Significant(test)
                || (to > from) != (cues.Above(from) > cues.Below(from))
                || market.Draft.Competency(requirement.Competency) is not { } competency)
            {
                continue;
            }

            var levels = market.Draft.Scales.FirstOrDefault(s => s.Code == competency.Scale)?.Levels.Count ?? 4;
            var card = new Card(
                new Change.ChangeLevel(profile.Code, requirement.Competency, from, to),
                $"Should {profile.Name} ask for {competency.Name} at level {to} instead of {from}?",
                $"{competency.Name}, level {from}",
                $"{competency.Name}, level {to}",
                count.Interval.Low, Math.Min(1, Math.Abs(to - from) / (double)Math.Max(1, levels - 1)), count, market.AllRoles.Lift(role, item), test,
                [
                    $"Of {cues.Values.Count} employers that say how well, {cues.Above(from)} ask for more than level {from}, {cues.At(from)} for just that and {cues.Below(from)} for less; the middle is level {to}",
                    $"They write: {string.Join("; ", cues.Wordings)}",
                    Words.Trend("They differ from the present level by", test),
                    Words.Asked(count),
                ]);
            var telling = market.Roles.Asks(role, item).Where(a => a.Mention.Level is not null).ToList();
            if (card.With(telling, market) is { } proposal)
                yield return proposal;
        }
    }
}
