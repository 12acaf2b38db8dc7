using Curation.Domain.Postings;

namespace Curation.Storage.Search;

/// <summary>The order of the results.</summary>
public enum SearchOrder
{
    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>Best match first; the same as newest first where no word is searched.</summary>
    Relevance,
}

/// <summary>Which engine answered.</summary>
public enum SearchEngine
{
    Elasticsearch,
    Postgres,
}

/// <summary>One page that is asked for.</summary>
/// <param name="After">The last page's <see cref="SearchMatches.Next"/>; none for the first page.</param>
/// <param name="Size">1 to 500.</param>
/// <param name="WithFacets">False: neither facets nor months are counted.</param>
public sealed record SearchRequest(PostingQuery Query, SearchOrder Order = SearchOrder.Newest, string? After = null, int Size = 50, bool WithFacets = true);

/// <summary>How many postings a choice of one field would leave, its own field's other choices aside.</summary>
/// <param name="Value">For <see cref="QueryFilter.Value"/>; exact.</param>
public sealed record FacetValue(string Value, int Count);

/// <param name="Month">Its first day.</param>
/// <param name="Count">Postings of that month, whatever dates the query names.</param>
public sealed record MonthCount(DateOnly Month, int Count);

/// <summary>What an engine found: numbers and ids. Duplicates count once; the newest of those that match stands for them.</summary>
/// <param name="Total">Without duplicates.</param>
/// <param name="Duplicates">How many more match and are folded.</param>
/// <param name="Facets">By field: role, skill, employer, source, location.</param>
/// <param name="Next">Asks for the next page; none on the last.</param>
public sealed record SearchMatches(
    int Total,
    int Duplicates,
    IReadOnlyDictionary<QueryField, IReadOnlyList<FacetValue>> Facets,
    IReadOnlyList<MonthCount> Months,
    IReadOnlyList<PostingId> Ids,
    string? Next);

/// <summary>Answers queries over postings. Both engines give the same ids and numbers; their order by relevance may differ.</summary>
internal interface IPostingSearch
{
    /// <returns>What was found, or what is in the way of finding it.</returns>
    Task<(SearchMatches? Matches, string? Problem)> FindAsync(PlannedSearch search, CancellationToken ct);
}
