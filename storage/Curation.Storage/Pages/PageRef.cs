using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Storage.Pages;

/// <summary>An address to fetch, and what is known of it already.</summary>
public sealed record PageRef(Guid Id, SourceId Source, KnownAddress Known);

/// <param name="Outcome">As in <c>unreadable</c>, <c>not_a_posting</c>, <c>failed</c>, <c>refused</c>, <c>found</c> (with entries that are no posting).</param>
public sealed record PageProblem(Guid Page, SourceId Source, string Address, string Outcome, string Reason);
