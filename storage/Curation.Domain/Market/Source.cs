namespace Curation.Domain.Market;

/// <summary>What a source speaks, and so which reader reads its pages.</summary>
public enum SourceKind
{
    /// <summary>Pages that carry a schema.org JobPosting, as JSON-LD or microdata.</summary>
    SchemaOrg,

    /// <summary>Ashby's public board API: one response with all postings of a company.</summary>
    Ashby,

    /// <summary>An RSS or Atom feed with a posting an entry.</summary>
    Feed,

    /// <summary>JSON lines in the documented posting form.</summary>
    JsonLines,

    /// <summary>CSV with a header row.</summary>
    Csv,
}

/// <summary>A board, a feed, a site or a set of imported files that postings come from.</summary>
/// <param name="Address">Where it is read; none for imported files.</param>
/// <param name="Card">Who answers for reading it. A source with an address and no card is not fetched.</param>
/// <param name="Employer">The employer of all its postings, where they do not name one (a company's own board).</param>
public sealed record Source(SourceId Id, SourceKind Kind, string Name, Uri? Address = null, SourceCard? Card = null, string? Employer = null, bool Enabled = true);

/// <summary>Why we may read a source, and whom to ask. Shown beside everything that comes from it.</summary>
/// <param name="Owner">Who runs the source.</param>
/// <param name="LegalBasis">On what ground it is read: consent, licence, public API terms.</param>
/// <param name="Terms">The terms that were read.</param>
/// <param name="Contact">Whom to write to.</param>
/// <param name="ReviewedOn">When a person last checked all this.</param>
public sealed record SourceCard(string Owner, string LegalBasis, Uri Terms, string Contact, DateOnly ReviewedOn);
