using Curation.Storage.Exchange;
using Curation.Storage.Search;

namespace Curation.Ui.Search;

/// <summary>The answer of <c>/api/postings</c>.</summary>
/// <param name="Total">Duplicates counted once.</param>
/// <param name="Duplicates">How many more match.</param>
/// <param name="Next">The address of the next page.</param>
/// <param name="Instead">Why PostgreSQL answered where an index is configured.</param>
public sealed record PostingList(
    string Query,
    string Sort,
    int Total,
    int Duplicates,
    string AnsweredBy,
    string? Instead,
    DateTimeOffset At,
    string? Frameworks,
    string? Model,
    IReadOnlyDictionary<string, IReadOnlyList<ListedValue>> Facets,
    IReadOnlyList<MonthCount> Months,
    IReadOnlyList<ExportedPosting> Postings,
    string? Next)
{
    public static PostingList Of(SearchAddress address, SearchPage page)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(page);
        var head = PostingExport.HeadOf(page);
        return new PostingList(
            head.Query, address.Sorted.ToString().ToLowerInvariant(), page.Matches.Total, page.Matches.Duplicates, head.AnsweredBy, page.Instead, head.ExportedAt, head.Frameworks, head.Model,
            page.Matches.Facets.ToDictionary(
                f => f.Key.ToString().ToLowerInvariant(),
                f => (IReadOnlyList<ListedValue>)[.. f.Value.Select(v => new ListedValue(v.Value, page.NameOf(f.Key, v.Value), v.Count))]),
            page.Matches.Months,
            [.. page.Hits.Select(ExportedPosting.Of)],
            page.Matches.Next is { } next ? address.From(next).At("/api/postings") : null);
    }
}

public sealed record ListedValue(string Value, string Name, int Count);
