using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Nearest;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// A name that employers of several of the framework's roles ask for, too few of each for it to be any one role's demand, and that no skill
/// covers: because it rises over all of them together, or because more of them name it than name half of the skills that the framework lists.
/// </summary>
internal static class SharedSkills
{
    private const string Ours = "*";

    /// <summary>What does not rise needs so many times the employers that are evidence at all, unless most that write it are told to mean a tool by it and name it beside what the framework has.</summary>
    private const int Often = 2;

    private sealed record Candidate(Item Item, string Name, Count Count, Tested? Trend, bool Rising);

    /// <param name="except">What is asked already: a term is asked about once.</param>
    public static IEnumerable<Proposal> In(Market market, IReadOnlyList<Proposal> except)
    {
        var ours = market.Postings.Where(p => p.IsOf(market.Draft.Code)).ToList();
        var demand = new DemandTable(ours.Select(p => (Ours, p, p.Asks)), market.Options);
        var named = demand.ItemsByRole()[Ours].Where(item => item.Kind == ItemKind.Term && market.Testable(item)).ToList();
        var trends = Tested.All(named.Select(item => (Ours, item, market.Trend(demand.Of(Ours, item)))), market.Options);
        var usual = UsualSkill(market, ours);
        var taken = except.Select(p => p.Change).SelectMany(Terms).Select(key => $" {key} ").ToList();
        var candidates = named
            .Select(item => Of(market, demand, item, trends.GetValueOrDefault((Ours, item)), usual))
            .OfType<Candidate>()
            .OrderByDescending(c => c.Count.Asking).ThenBy(c => c.Item.Key, StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            var padded = $" {candidate.Item.Key} ";
            if (taken.Exists(t => t.Contains(padded, StringComparison.Ordinal) || padded.Contains(t, StringComparison.Ordinal)))
                continue;
            if (Ask(market, demand, candidate, usual) is not { } proposal)
                continue;
            taken.Add(padded);
            yield return proposal;
        }
    }

    private static Candidate? Of(Market market, DemandTable demand, Item item, Tested? trend, int usual)
    {
        var count = demand.Of(Ours, item);
        if (!count.Supported(market.Options) || market.Terms.IsHeadOfName(item.Key))
            return null;
        var name = Spelling.Of(item.Key, demand.Asks(Ours, item));
        if (!name.Any(c => char.IsUpper(c) || char.IsDigit(c)))
            return null;
        var rising = market.Significant(trend) && count.ShareBefore is { } before && count.ShareNow >= market.Options.MinLift * before;
        return rising || count.Asking >= Math.Max(usual, (market.Names.IsName(item.Key) ? 1 : Often) * market.Options.MinEmployers) ? new Candidate(item, name, count, trend, rising) : null;
    }

    private static Proposal? Ask(Market market, DemandTable demand, Candidate candidate, int usual)
    {
        var (item, name, count, trend, rising) = candidate;
        var asks = demand.Asks(Ours, item);
        var roles = asks
            .Where(a => market.PostingOf(a).Role is not null)
            .GroupBy(a => market.PostingOf(a).Role!.Value)
            .Select(g => (g.Key, Employers: g.Select(a => a.Posting.EmployerKey).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(g => g.Employers).ThenBy(g => g.Key)
            .Select(g => (Profile: market.Draft.Profile(g.Key.Code)!, g.Employers))
            .ToList();
        if (roles.Count == 0)
            return null;
        var profile = roles[0].Profile;
        var (nearest, because) = NearestCompetency.Of(market, profile, item.Key, asks);
        if (nearest is null && !rising && count.Asking < Often * market.Options.MinEmployers)
            return null;
        List<string> reasons =
        [
            Words.Asked(count),
            rising ? Words.Trend("It rises by", trend!) : $"Half of the skills that the framework lists are named by fewer than {usual} employers",
            "No skill of the framework covers it",
            because,
            $"Asked for in {Words.And([.. roles.Take(3).Select(r => $"{r.Profile.Name} ({r.Employers} employers)")])}",
        ];
        return new Card(
            new Change.AddSkill(ForProfile: null, name, SkillKind.Knowledge, nearest?.Code),
            $"Should {name} become a skill{(nearest is null ? "" : $" of {nearest.Name}")}, asked for across the framework's roles?",
            "",
            nearest is null ? name : $"{name} ({nearest.Name})",
            count.Interval.Low, rising ? 1 : 0.8, count, null, trend, reasons)
        {
            Nearest = NearestElements.ToTerm(market, name, asks, nearest?.Code),
        }.With(asks, market);
    }

    /// <summary>The median number of employers now over the framework's skills that any employer names; <see cref="ProposalOptions.MinEmployers"/> at least.</summary>
    private static int UsualSkill(Market market, IReadOnlyList<CountedPosting> ours)
    {
        var known = market.Draft.Skills.Select(s => $"{market.Draft.Code}/{s.Code}").ToHashSet(StringComparer.Ordinal);
        var employers = ours
            .Where(p => p.Slice == 0)
            .SelectMany(p => p.Analysed.Analysis.Mentions.Where(m => m.Skill is not null && known.Contains(m.Skill)).Select(m => (m.Skill, p.Employer)))
            .Distinct()
            .GroupBy(pair => pair.Skill, StringComparer.Ordinal)
            .Select(g => g.Count())
            .Order()
            .ToList();
        return employers.Count == 0 ? int.MaxValue : Math.Max(market.Options.MinEmployers, employers[employers.Count / 2]);
    }

    private static IEnumerable<string> Terms(Change change) => change switch
    {
        Change.AddSkill skill => [Counting.Terms.Key(skill.Term)],
        Change.AddAlias alias => [Counting.Terms.Key(alias.Alias)],
        _ => [],
    };
}
