using Curation.Domain.Market;

namespace Curation.Domain.Postings;

/// <summary>One document as a source gave it: the bytes verbatim, and what the server said of them.</summary>
/// <param name="Address">Where it was read: an absolute address, or <c>file:NAME</c> for an imported file.</param>
/// <param name="ContentType">The server's Content-Type header, or none.</param>
/// <param name="FetchedAt">Business time.</param>
public sealed record Page(SourceId Source, string Address, string? ContentType, ReadOnlyMemory<byte> Bytes, DateTimeOffset FetchedAt)
{
    /// <summary>Names the row: one a (source, address).</summary>
    public Guid Id => IdOf(Source, Address);

    public static Guid IdOf(SourceId source, string address) => NaturalKey.Guid("page", source.ToString(), address);
}

/// <summary>What we last knew of an address: enough to ask only for what is new.</summary>
public sealed record KnownAddress(Uri Address, string? ETag = null, string? LastModified = null);

/// <summary>What the world did when we asked for an address.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <param name="FinalAddress">Where the last redirect led.</param>
    public sealed record Fetched(ReadOnlyMemory<byte> Bytes, string? ContentType, string? ETag, string? LastModified, Uri FinalAddress) : FetchOutcome;

    /// <summary>304: what we hold is current.</summary>
    public sealed record NotModified : FetchOutcome;

    /// <summary>404 or 410. A posting is gone only after two complete listings without it.</summary>
    public sealed record Gone(int Status) : FetchOutcome;

    /// <summary>We may not: robots.txt, a reservation, an address that the guard refuses, a source without its card.</summary>
    public sealed record Refused(string Reason) : FetchOutcome;

    /// <summary>It did not work this time.</summary>
    /// <param name="RetryAfter">What the server asked us to wait, if it said so; 24 hours at most.</param>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter = null) : FetchOutcome;
}

/// <summary>What reading a page came to.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome()
    {
    }

    /// <param name="Postings">One or more, in the page's order.</param>
    /// <param name="Problems">Entries of the page that are no posting, each with its reason; kept on the page.</param>
    public sealed record Found(IReadOnlyList<Posting> Postings, IReadOnlyList<string> Problems) : ReadOutcome;

    /// <summary>A sound document that holds no posting.</summary>
    public sealed record NotAPosting(string Reason) : ReadOutcome;

    public sealed record Unreadable(string Reason) : ReadOutcome;
}
