using Curation.Classify.Proposals.Counting;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>How near a group of postings is to what a framework is about. A nurse's posting asks for communication too.</summary>
/// <param name="Share">The part of what the group asks for that the framework has, an employer counting once.</param>
/// <param name="Competencies">What a good part of the group's employers ask for, most asked first.</param>
internal sealed record Nearness(double Share, IReadOnlyList<Competency> Competencies, bool IsNear)
{
    /// <summary>A competency is the group's from this share of its employers on.</summary>
    private const double Shared = 0.25;

    /// <summary>Of what is linked to any framework, so much must be linked to this one, so that each title is proposed to one.</summary>
    private const double OwnShare = 0.5;

    /// <summary>A competency tells the framework's roles from others when they ask for it so much more often.</summary>
    private const double Telling = 1.5;

    /// <summary>What is asked for less often than this tells little.</summary>
    private const double Rare = 0.01;

    public static Nearness Of(Market market, string titleKey, IReadOnlyList<CountedPosting> group)
    {
        var employers = group.GroupBy(p => p.Employer, StringComparer.Ordinal).OrderBy(e => e.Key, StringComparer.Ordinal)
            .Select(e => e.SelectMany(p => p.Asks).ToList()).Where(asks => asks.Count > 0).ToList();
        if (employers.Count == 0)
            return new Nearness(0, [], IsNear: false);
        var ours = employers.Average(asks => asks.Count(Ours) / (double)asks.Count);
        var linked = employers.Average(asks => asks.Count(a => Ours(a) || OfAnotherFramework(a)) / (double)asks.Count);
        var shared = employers.SelectMany(asks => asks.Select(a => a.Item).Distinct())
            .Where(item => item.Kind == ItemKind.Competency)
            .GroupBy(item => item)
            .Where(g => g.Count() >= 2 && g.Count() >= Shared * employers.Count)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Key, StringComparer.Ordinal)
            .Select(g => g.Key)
            .ToList();
        var telling = shared.Count(item => Tells(market, titleKey, item));
        var named = new TitleCore(titleKey, titleKey).Subject.Any(market.Terms.Subjects.Contains);
        var near = ours >= market.Options.DomainShare && ours >= OwnShare * linked
            && ReadsLikeOurs(market, titleKey, group) && (named ? telling >= 1 && shared.Count >= 2 : telling >= 2 && shared.Count >= 4);
        return new Nearness(ours, [.. shared.Select(item => market.Draft.Competency(ElementCode.Parse(item.Key))).OfType<Competency>()], near);
    }

    private static bool Ours(Ask ask) => ask.Item.Kind is ItemKind.Competency or ItemKind.Covered;

    private static bool OfAnotherFramework(Ask ask) =>
        !Ours(ask) && ask.Mention.Skill is { } link && link.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && FrameworkCode.TryParse(link[..slash], null, out _);

    /// <summary>One of the framework's roles asks for it much more often than the other postings that are none of ours do.</summary>
    private static bool Tells(Market market, string title, Item item)
    {
        var most = OurRoles(market).Select(r => market.Roles.Of(r, item).Rate).DefaultIfEmpty().Max();
        return most > 0 && most >= Telling * (market.OtherTitles.RateElsewhere(title, item) ?? 0);
    }

    /// <summary>
    /// Whether the middle employer's postings are as likely among our roles' as those are that stand at the lower quartile of our own, by the
    /// sum of the log ratios of how often our roles' and other titles' postings ask for what a posting asks for (naive Bayes: M. E. Maron,
    /// "Automatic indexing", Journal of the ACM 8 (1961), 404-417).
    /// </summary>
    private static bool ReadsLikeOurs(Market market, string title, IReadOnlyList<CountedPosting> group)
    {
        var roles = OurRoles(market).ToList();
        if (roles.Count == 0)
            return true;
        var ratios = new Dictionary<Item, double>();
        var ours = Scores(market.Postings.Where(p => p.Slice == 0 && p.Role is { } role && roles.Contains(role.ToString(), StringComparer.Ordinal)));
        return Scores(group) is var theirs && theirs[theirs.Length / 2] >= Math.Max(0, ours[ours.Length / 4]);

        double[] Scores(IEnumerable<CountedPosting> postings) =>
            [.. postings.GroupBy(p => (p.Employer, p.Role)).Select(e => e.Average(p => p.Asks.Select(a => a.Item).Distinct().Sum(Ratio))).Order()];

        double Ratio(Item item)
        {
            if (!ratios.TryGetValue(item, out var ratio))
            {
                var judged = (item.Kind != ItemKind.Term || market.Testable(item)) && market.OtherTitles.RateElsewhere(title, item) is { };
                ratios[item] = ratio = judged
                    ? Math.Log((roles.Average(r => market.Roles.Of(r, item).Rate) + Rare) / (market.OtherTitles.RateElsewhere(title, item)!.Value + Rare))
                    : 0;
            }

            return ratio;
        }
    }

    private static IEnumerable<string> OurRoles(Market market) =>
        market.Draft.Profiles.OrderBy(p => p.Code).Select(p => market.Draft.KeyOf(p).ToString()).Where(r => market.Roles.Size(r) >= market.Options.MinEmployers);
}
