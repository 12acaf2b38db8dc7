using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Ingest.Sources;

/// <summary>Reads what one kind of source gives. Pure and free of state: the same page gives the same outcome.</summary>
public interface IPostingSource
{
    SourceKind Kind { get; }

    /// <summary>
    /// The addresses of postings that a listing page or sitemap names, in its order, each once; a sitemap index gives its sitemaps,
    /// which are listings in their turn. Empty when the listing itself holds the postings, and for anything unreadable. Never throws for bad input.
    /// </summary>
    IReadOnlyList<Uri> Discover(Source source, Page listing);

    /// <summary>The page's postings, or why there are none. Never throws for bad input.</summary>
    ReadOutcome Read(Source source, Page page);
}
