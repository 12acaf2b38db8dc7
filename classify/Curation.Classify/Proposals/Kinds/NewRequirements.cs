using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Nearest;
using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>A profile's employers ask for a competency that the profile lacks, and ask for it more than all roles' employers do.</summary>
internal static class NewRequirements
{
    /// <summary>A profile that already asks for the umbrella competency, or for a part of this one, is nearer to it.</summary>
    private const double GapInFamily = 0.5;

    public static IEnumerable<Proposal> In(Market market) =>
        from profile in market.Draft.Profiles
        let required = profile.Requirements.Select(r => r.Competency).ToHashSet()
        from competency in market.Draft.Competencies
        where !required.Contains(competency.Code)
        let proposal = For(market, profile, competency, required)
        where proposal is not null
        select proposal;

    private static Proposal? For(Market market, JobProfile profile, Competency competency, HashSet<ElementCode> required)
    {
        var (role, item, options) = (market.Draft.KeyOf(profile).ToString(), Item.Of(competency.Code), market.Options);
        var count = market.Roles.Of(role, item);
        var terse = market.Terseness(profile);
        if (!count.Supported(options) || count.ShareNow < options.RequirementShare * terse || count.Interval.Low < options.RequirementLow * terse)
            return null;
        var test = market.Specific.GetValueOrDefault((role, item));
        if (market.AllRoles.Lift(role, item) is not { } lift || lift < options.MinLift || !market.Significant(test))
            return null;

        var asks = market.Roles.Asks(role, item);
        var (level, levelBecause) = Level(market, profile, competency, count, Cues.Levels(asks, market.Draft, competency.Code));
        var (priority, priorityBecause) = PriorityOf(market.Options, terse, count, Cues.Priorities(asks));
        List<string> reasons =
        [
            Words.Asked(count),
            $"{Words.Times(lift)} as often as over all roles, {Words.Trend("a difference that is", test!)}",
            levelBecause,
            priorityBecause,
        ];
        if (market.Trends.GetValueOrDefault((role, item)) is { } trend && market.Significant(trend) && count.ShareNow > count.ShareBefore)
            reasons.Insert(1, Words.Trend("It rises by", trend));
        var umbrella = competency.Umbrella is { } u && required.Contains(u) ? market.Draft.Competency(u) : null;
        if (umbrella is not null)
            reasons.Add($"The profile already asks for {umbrella.Name}, which it details");
        var part = market.Draft.Competencies.Where(c => c.Umbrella == competency.Code && required.Contains(c.Code)).MinBy(c => c.Code);
        if (part is not null)
            reasons.Add($"The profile already asks for {part.Name}, which is a part of it");

        return new Card(
            new Change.AddRequirement(profile.Code, new Requirement(competency.Code, level, priority)),
            $"Should {profile.Name} ask for {competency.Name} (level {level}, {Words.Of(priority)} priority)?",
            "",
            $"{competency.Name}, level {level}, {Words.Of(priority)} priority",
            count.Interval.Low, umbrella is null && part is null ? 1 : GapInFamily, count, lift, test, reasons)
        {
            Nearest = NearestElements.ToRequirement(market, profile, competency),
        }.With(asks, market);
    }

    /// <summary>The middle of what employers say of it; one that asks and does not say how well counts as asking for the profile's usual level.</summary>
    private static (int Level, string Because) Level(Market market, JobProfile profile, Competency competency, Count count, Cues cues)
    {
        var most = market.Draft.Scales.FirstOrDefault(s => s.Code == competency.Scale)?.Levels.Count ?? 4;
        var (usual, source) = profile.Requirements.Count > 0
            ? (Math.Min(most, Median.Lower(profile.Requirements.Select(r => r.Level))), "what the profile asks for elsewhere")
            : (Math.Clamp(5 - ((profile.Band + 2) / 2), 1, most), "by the profile's band");
        if (cues.Values.Count < market.Options.MinEmployers || cues.Values.Count < market.Options.MinCueShare * count.Asking)
            return (usual, $"Level {usual}: {source}, as too few employers say how well");
        var silent = Math.Max(0, count.Asking - cues.Values.Count);
        var level = Median.Lower(cues.Values.Values.Concat(Enumerable.Repeat(usual, silent)));
        var said = $"{cues.Values.Count} employers say how well ({string.Join("; ", cues.Wordings)})";
        return (level, silent == 0
            ? $"Level {level}: the middle of all that ask; {said}"
            : $"Level {level}: the middle of all that ask; {said}, {silent} do not and count as {usual}, {source}");
    }

    private static (Priority Priority, string Because) PriorityOf(ProposalOptions options, double terse, Count count, Cues cues)
    {
        var byShare = count.ShareNow >= options.HighShare * terse ? Priority.High : count.ShareNow >= options.MediumShare * terse ? Priority.Medium : Priority.Low;
        if (cues.Values.Count < options.MinEmployers || 2 * cues.Values.Count < count.Asking)
            return (byShare, $"{byShare} priority: by the share of employers that ask");
        return cues.Median switch
        {
            1 when byShare > Priority.Low => (byShare - 1, $"{byShare - 1} priority: most employers call it nice to have ({string.Join("; ", cues.Wordings)})"),
            3 when byShare == Priority.Medium && count.ShareNow >= 0.8 * options.HighShare * terse =>
                (Priority.High, $"High priority: most employers call it a must ({string.Join("; ", cues.Wordings)})"),
            _ => (byShare, $"{byShare} priority: by the share of employers that ask"),
        };
    }
}
