using Curation.Classify.Proposals.Counting;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>Where a new term would belong.</summary>
internal static class NearestCompetency
{
    private const double MinSimilarity = 0.6;

    /// <summary>Below this two names may share no more than their last word: what stands in one sentence with the term tells more.</summary>
    private const double SureSimilarity = 0.75;

    private const int MinTogether = 3;
    private const double MinTogetherShare = 0.2;

    /// <summary>The competency with a name or skill that is spelled alike; else the one that most employers name in the same sentence; else one spelled somewhat alike; else none.</summary>
    public static (Competency? Competency, string Because) Of(Market market, JobProfile profile, string key, IReadOnlyList<Ask> asks)
    {
        var alike = market.Terms.Names.Where(n => n.Skill.Competency is not null).Select(n => (n.Key, Code: n.Skill.Competency!.Value))
            .Concat(market.Draft.Competencies.OrderBy(c => c.Code).Select(c => (Key: Terms.Key(c.Name), c.Code)))
            .Select(n => (n.Key, n.Code, Similarity: Terms.Similarity(key, n.Key)))
            .Where(n => n.Similarity >= MinSimilarity)
            .OrderByDescending(n => n.Similarity).ThenBy(n => n.Code).ThenBy(n => n.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        var named = alike.Key is null ? null : market.Draft.Competency(alike.Code);
        if (named is not null && alike.Similarity >= SureSimilarity)
            return (named, $"Nearest: {named.Name}, by the likeness to {alike.Key}");

        var required = profile.Requirements.Select(r => r.Competency).ToHashSet();
        var together = asks
            .SelectMany(a => market.PostingOf(a).Asks
                .Where(other => other.Item.Kind == ItemKind.Competency && other.Mention.SentenceStart == a.Mention.SentenceStart)
                .Select(other => (a.Posting.EmployerKey, other.Item.Key)))
            .Distinct()
            .GroupBy(pair => ElementCode.Parse(pair.Key))
            .Select(g => (Code: g.Key, Employers: g.Count()))
            .OrderByDescending(c => c.Employers).ThenByDescending(c => required.Contains(c.Code)).ThenBy(c => c.Code)
            .FirstOrDefault();
        var employers = asks.Select(a => a.Posting.EmployerKey).Distinct(StringComparer.Ordinal).Count();
        return together.Employers >= MinTogether && together.Employers >= MinTogetherShare * employers && market.Draft.Competency(together.Code) is { } near
            ? (near, $"Nearest: {near.Name}, which {together.Employers} employers name in the same sentence")
            : named is not null ? (named, $"Nearest: {named.Name}, by the likeness to {alike.Key}") : (null, "No competency is near it");
    }
}
