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
        var others = market.Postings.Where(p => p.Role is null && p.Slice == 0 && !(market.Titles.TryGetValue(p.Analysed.Posting.Id, out var core) && core.Key == titleKey))
            .GroupBy(p => p.Employer, StringComparer.Ordinal).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.ToList()).ToList();
        var telling = shared.Count(item => Tells(market, item, others));
        var named = new TitleCore(titleKey, titleKey).Subject.Any(market.Terms.Subjects.Contains);
        var near = ours >= market.Options.DomainShare && ours >= OwnShare * linked
            && (named ? telling >= 1 && shared.Count >= 2 : telling >= 2 && shared.Count >= 4);
        return new Nearness(ours, [.. shared.Select(item => market.Draft.Competency(ElementCode.Parse(item.Key))).OfType<Competency>()], near);
    }

    private static bool Ours(Ask ask) => ask.Item.Kind is ItemKind.Competency or ItemKind.Covered;

    private static bool OfAnotherFramework(Ask ask) =>
        !Ours(ask) && ask.Mention.Skill is { } link && link.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && FrameworkCode.TryParse(link[..slash], null, out _);

    /// <summary>One of the framework's roles asks for it much more often than the other postings that are none of ours do.</summary>
    private static bool Tells(Market market, Item item, List<List<CountedPosting>> others)
    {
        var roles = market.Draft.Profiles.Select(p => market.Draft.KeyOf(p).ToString()).Where(r => market.Roles.Size(r) >= market.Options.MinEmployers);
        var most = roles.Select(r => market.Roles.Of(r, item).Rate).DefaultIfEmpty().Max();
        var elsewhere = others.Count == 0 ? 0 : others.Average(postings => postings.Count(p => p.Asks.Any(a => a.Item == item)) / (double)postings.Count);
        return most > 0 && most >= Telling * elsewhere;
    }
}
