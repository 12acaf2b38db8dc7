using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Storage.Pages;

/// <summary>Documents as their sources gave them, what asking for them came to, and what reading them came to.</summary>
public sealed class PageStore(Database db)
{
    /// <summary>How long a page that holds one posting is not asked for again.</summary>
    public static readonly TimeSpan RevisitAfter = TimeSpan.FromDays(7);

    /// <summary>Pages that a listing named and that were never fetched, or are due again; none that rests or is gone. In the order of their addresses.</summary>
    public Task<IReadOnlyList<PageRef>> ToFetchAsync(SourceId source, DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    public Task<IReadOnlyList<PageRef>> RefsAsync(IReadOnlyList<Guid> pages, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What we know of an address; only the address itself where it was never fetched.</summary>
    public Task<KnownAddress> KnownAsync(SourceId source, Uri address, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>A complete listing of a source's posting pages. A page missing from two of them (of different dates) is gone, with its postings.</summary>
    /// <param name="complete">False where the listing was cut short: then nothing is missing.</param>
    public Task SaveDiscovered(UnitOfWork work, SourceId source, IReadOnlyList<Uri> addresses, DateTimeOffset at, bool complete = true) => throw new NotSupportedException();

    /// <summary>What asking for an address came to. The address may be one that no listing named: a listing itself, or <c>file:NAME</c>.</summary>
    public Task SaveFetch(UnitOfWork work, SourceId source, string address, FetchOutcome outcome, DateTimeOffset at) => throw new NotSupportedException();

    /// <summary>Pages whose bytes were not read yet, or by an older reader. In the order of their ids.</summary>
    public Task<IReadOnlyList<Guid>> ToReadAsync(int readerVersion, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The page with its bytes.</summary>
    public Task<Page> LoadAsync(Guid page, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Keeps what a page was read as: postings with their text revisions, and which of the page's earlier ones are missing.</summary>
    public Task SaveRead(UnitOfWork work, Guid page, int readerVersion, ReadOutcome outcome, DateTimeOffset at) => throw new NotSupportedException();

    /// <summary>Pages that could not be read or hold no posting, with their reason; newest first.</summary>
    public Task<IReadOnlyList<PageProblem>> ProblemsAsync(int count, CancellationToken ct) => throw new NotSupportedException();
}

/// <param name="Outcome">As in <c>unreadable</c>, <c>not_a_posting</c>, <c>failed</c>, <c>refused</c>, <c>found</c> (with entries that are no posting).</param>
public sealed record PageProblem(Guid Page, SourceId Source, string Address, string Outcome, string Reason);
