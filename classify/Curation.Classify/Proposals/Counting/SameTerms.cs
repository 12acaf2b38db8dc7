namespace Curation.Classify.Proposals.Counting;

/// <summary>Terms that are one but for blanks, dots or a plural's ending (Elastic Search and Elasticsearch, API and APIs) are counted as one.</summary>
internal static class SameTerms
{
    /// <summary>The postings, with each term under the spelling that most employers use.</summary>
    public static IReadOnlyList<CountedPosting> Joined(IReadOnlyList<CountedPosting> postings)
    {
        var chosen = postings
            .SelectMany(p => p.Asks.Where(a => a.Item.Kind == ItemKind.Term).Select(a => (a.Item.Key, p.Employer)))
            .Distinct()
            .CountBy(pair => pair.Key, StringComparer.Ordinal)
            .GroupBy(term => Terms.Squeezed(term.Key), StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(term => (term.Key, Chosen: same.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).First().Key)))
            .Where(term => term.Key != term.Chosen)
            .ToDictionary(term => term.Key, term => term.Chosen, StringComparer.Ordinal);
        return chosen.Count == 0 ? postings : [.. postings.Select(p => p with { Asks = [.. p.Asks.Select(Renamed)] })];

        Ask Renamed(Ask ask) => ask.Item.Kind == ItemKind.Term && chosen.TryGetValue(ask.Item.Key, out var key) ? ask with { Item = ask.Item with { Key = key } } : ask;
    }
}
