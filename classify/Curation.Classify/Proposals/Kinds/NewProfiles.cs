using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Nearest;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// Postings that are none of our roles, of one title once rank and place are gone, that ask for much of what the framework is about, and
/// for two things at least more than our roles do.
/// Tested for a rise where there is a window before; a title that employers keep posting is a reason of its own. Where one of our roles covers
/// them, the question is whether the title is another one of it.
/// </summary>
internal static class NewProfiles
{
    private const int MostSkills = 8;

    /// <summary>So many things must set its postings apart from those of our roles.</summary>
    private const int MinOwn = 2;

    /// <summary>Postings that ask for this part of a profile's competencies, and for so many of them, are that profile's under another title.</summary>
    private const double Covering = 0.75;

    private const int MinCovered = 4;

    /// <summary>Of another title, as of an alias.</summary>
    private const double Gap = 0.5;

    public static IEnumerable<Proposal> In(Market market)
    {
        var groups = market.Postings.Where(p => p.Slice == 0 && market.OtherTitles.Of(p) is not null)
            .GroupBy(p => market.OtherTitles.Of(p)!.Key, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        var sizes = market.Draft.Profiles.Select(p => market.Roles.Size(market.Draft.KeyOf(p).ToString())).Where(n => n >= market.Options.MinEmployers).ToList();
        var usual = sizes.Count == 0 ? market.Options.MinEmployers : Statistics.Median.Lower(sizes);
        return groups.Select(g => For(market, g.Key, [.. g], usual)).OfType<Proposal>();
    }

    /// <param name="usual">Employers that a role of the framework usually has: what demand for a role is measured by.</param>
    private static Proposal? For(Market market, string key, IReadOnlyList<CountedPosting> group, int usual)
    {
        var (count, trend) = market.Title(key);
        if (!count.Supported(market.Options) || market.Terms.IsTitle(key))
            return null;
        var nearness = Nearness.Of(market, key, group);
        var own = Own(market, key);
        if (!nearness.IsNear || own.Count < MinOwn)
            return null;
        if (market.Significant(trend) && count.ShareNow < count.ShareBefore)
            return null;

        var title = Title(market, key, group);
        List<string> reasons =
        [
            $"{count.Asking} employers posted it now ({count.Postings} postings), {count.AskingBefore} before, and it is none of our roles",
            $"{Words.Percent(nearness.Share)} of what they ask for is in this framework: {Words.And([.. nearness.Competencies.Take(4).Select(c => c.Name)])}",
            $"Asked for more than by our roles: {Words.And([.. own.Take(4).Select(i => market.NameOf(i))])}",
        ];
        if (market.Significant(trend))
            reasons.Insert(1, Words.Trend("It rises by", trend!));
        var wanted = nearness.Competencies.Select(c => c.Code).ToHashSet();
        var covering = Covered(market, title, wanted);
        var nearest = NearestElements.ToTitle(market, title, nearness.Competencies, covering?.Code);
        if (covering is not null)
            reasons.Add($"They ask for {covering.Requirements.Count(r => wanted.Contains(r.Competency))} of the {covering.Requirements.Count} competencies of {covering.Name}");
        else if (nearest is [var first, ..])
            reasons.Add($"The nearest of our roles: {first.Name}");
        var skills = Skills(market, group, count.Asking);
        var (change, question, after) = covering is null
            ? ((Change)new Change.NewProfile(title, skills), $"Should {title} become a job profile?", skills.Count == 0 ? title : $"{title}: {string.Join(", ", skills)}")
            : (new Change.AddTitle(covering.Code, title), $"Is {title} another title of {covering.Name}?", title);
        var competencies = wanted.Select(Item.Of).ToHashSet();
        var asks = group.SelectMany(p => p.Asks).ToList();
        var telling = asks.Where(a => competencies.Contains(a.Item)).ToList();
        return new Card(change, question, "", after, count.Asking / (double)(count.Asking + usual), covering is null ? 1 : Gap, count, null, trend, reasons)
        {
            Nearest = nearest,
        }.With(telling.Count > 0 ? telling : asks, market);
    }

    /// <summary>Of the profiles that are asked for as far as is needed the one nearest by what is asked (the cosine), of equals that with the nearest name.</summary>
    private static JobProfile? Covered(Market market, string title, HashSet<ElementCode> wanted) => market.Draft.Profiles
        .Select(p => (Profile: p, Asked: p.Requirements.Count(r => wanted.Contains(r.Competency))))
        .Where(p => p.Asked >= MinCovered && p.Asked >= Covering * p.Profile.Requirements.Count)
        .OrderByDescending(p => p.Asked / Math.Sqrt(p.Profile.Requirements.Count)).ThenByDescending(p => market.TitleLikeness.Of(title, p.Profile.Name).Value).ThenBy(p => p.Profile.Code)
        .Select(p => p.Profile).FirstOrDefault();

    /// <summary>What its employers ask for and those of our roles ask for less: what makes it a role and no scattered lot of postings.</summary>
    private static List<Item> Own(Market market, string key) =>
        [.. market.SpecificTitles
            .Where(t => t.Key.Role == key && market.Significant(t.Value))
            .Select(t => (t.Key.Item, Count: market.OtherTitles.Demand.Of(key, t.Key.Item)))
            .Where(t => t.Count.ShareNow >= market.Options.RequirementShare && market.AllRoles.LiftOver(t.Count, t.Item) >= market.Options.MinLift)
            .OrderByDescending(t => t.Count.ShareNow).ThenBy(t => t.Item.Kind).ThenBy(t => t.Item.Key, StringComparer.Ordinal)
            .Select(t => t.Item)];

    private static string Title(Market market, string key, IReadOnlyList<CountedPosting> group) => group
        .Select(p => (p.Employer, market.OtherTitles.Of(p)!.Text))
        .Where(t => string.Equals(t.Text, key, StringComparison.OrdinalIgnoreCase))
        .Distinct()
        .GroupBy(t => t.Text, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? key;

    private static IReadOnlyList<string> Skills(Market market, IReadOnlyList<CountedPosting> group, int employers) =>
        [.. group.SelectMany(p => p.Asks.Select(a => (Ask: a, Key: Terms.Key(a.Mention.Term))))
            .Where(a => a.Ask.Item.Kind != ItemKind.Term || market.Testable(a.Ask.Item))
            .GroupBy(a => a.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Asks: g.Select(a => a.Ask).ToList(), Employers: g.Select(a => a.Ask.Posting.EmployerKey).Distinct(StringComparer.Ordinal).Count()))
            .Where(t => t.Employers >= 2 && t.Employers >= market.Options.SteadySkillShare * employers)
            .OrderByDescending(t => t.Employers).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Take(MostSkills)
            .Select(t => Spelling.Of(t.Key, t.Asks))];
}
