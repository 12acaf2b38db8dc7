using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Storage.Pages;

/// <summary>An address to fetch, and what is known of it already.</summary>
public sealed record PageRef(Guid Id, SourceId Source, KnownAddress Known);
