using Curation.Storage.Search;

namespace Curation.Ui.Search;

/// <summary>The whole state of the search as its address: words, filters, order, place.</summary>
/// <param name="Order">None: best match first where words are searched, else newest first.</param>
/// <param name="After">Where the page begins; none for the first.</param>
public sealed record SearchAddress(PostingQuery Query, SearchOrder? Order = null, string? After = null)
{
    public SearchOrder Sorted => Query.HasWords ? Order ?? SearchOrder.Relevance : SearchOrder.Newest;

    /// <summary>The words alone, as they stand in the box.</summary>
    public string Words => string.Join(' ', Query.Terms);

    /// <summary>The filters alone, as they are written.</summary>
    public string Filters => (Query with { Terms = [] }).ToString();

    public string Url => "/search" + Parameters;

    /// <summary>With its question mark; empty where nothing is asked.</summary>
    public string Parameters => string.Concat(
        new (string Name, string? Value)[]
        {
            ("q", Words),
            ("f", Filters),
            ("sort", Query.HasWords && Order is { } order ? order.ToString().ToLowerInvariant() : null),
            ("after", After),
        }.Where(p => !string.IsNullOrEmpty(p.Value)).Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    public SearchRequest Request(int size, bool withFacets = true) => new(Query, Sorted, After, size, withFacets);

    /// <summary>Another query, from its first page on.</summary>
    public SearchAddress With(PostingQuery query) => this with { Query = query, After = null };

    public SearchAddress By(SearchOrder order) => this with { Order = order, After = null };

    public SearchAddress From(string after) => this with { After = after };

    /// <summary>The same, machine-readable: <paramref name="path"/> with the same parameters.</summary>
    public string At(string path, string? more = null) => path + Parameters + (more is null ? "" : (Parameters.Length == 0 ? "?" : "&") + more);

    /// <param name="q">Words, and filters too where they were typed among them.</param>
    /// <param name="f">Filters.</param>
    /// <param name="from">A date that a form adds to the filters.</param>
    /// <param name="to">Likewise.</param>
    /// <returns>The address, or in one line what is wrong with it.</returns>
    public static (SearchAddress? Address, string? Problem) Of(string? q, string? f, string? sort, string? after, string? from = null, string? to = null)
    {
        var dates = string.Concat(from is { Length: > 0 } ? $" from:\"{from}\"" : "", to is { Length: > 0 } ? $" to:\"{to}\"" : "");
        return QueryReader.Read($"{q} {f}{dates}") switch
        {
            QueryReading.Wrong wrong => (null, wrong.Line),
            QueryReading.Read read => (new SearchAddress(
                read.Query, sort switch { "newest" => SearchOrder.Newest, "relevance" => SearchOrder.Relevance, _ => null }, string.IsNullOrEmpty(after) ? null : after), null),
            _ => throw new InvalidOperationException("A reading of another kind."),
        };
    }
}
