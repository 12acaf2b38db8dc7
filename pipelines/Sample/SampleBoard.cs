using System.Text;

namespace Curation.Pipelines.Sample;

/// <summary>
/// The sample board: postings of invented employers, of our own writing, out of which a first night makes proposals of every main kind.
/// Rendered as what the world serves: pages with JSON-LD, an Ashby board, an RSS feed.
/// </summary>
/// <param name="postings">What it shows, each with an id of its own.</param>
public sealed class SampleBoard(IReadOnlyList<SamplePosting> postings)
{
    /// <summary>The listing of the pages with JSON-LD, which stand beneath it.</summary>
    public const string Listing = "/sample/jobs";

    /// <summary>Pages for people, without JSON-LD, of the postings that the feed and the Ashby board show.</summary>
    public const string Elsewhere = "/sample/postings";

    public const string Ashby = "/sample/ashby/gantry";

    public const string Feed = "/sample/feed.xml";

    public const string Terms = "/sample/terms";

    public IReadOnlyList<SamplePosting> Postings { get; } = postings;

    public static SampleBoard Load() => new(SamplePosting.All());

    /// <summary>All documents of the board on a day. The same day and address give the same bytes.</summary>
    /// <param name="businessDate">
    /// The day that the postings' ages are counted from. Keep to the day of the first night: with another, every posting moves.
    /// </param>
    /// <param name="baseAddress">Where it is served, as in <c>http://localhost:5080/</c>: feeds and boards must give absolute addresses.</param>
    public SampleSite Render(DateOnly businessDate, Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        var documents = new SortedDictionary<string, SampleDocument>(StringComparer.Ordinal)
        {
            ["/robots.txt"] = Document("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\nAllow: /sample/\n"),
            [Terms] = Document(SamplePages.ContentType, SamplePages.TermsOfUse),
            [Listing] = Document(SamplePages.ContentType, SamplePages.ListingOf(Of(SampleChannel.Jsonld), businessDate)),
            [Ashby] = Document("application/json; charset=utf-8", SampleAshby.Board(Of(SampleChannel.Ashby), businessDate, baseAddress)),
            [Feed] = Document("application/rss+xml; charset=utf-8", SampleFeed.Rss(Of(SampleChannel.Feed), businessDate, baseAddress)),
        };
        foreach (var posting in Postings)
            documents[posting.Path] = Document(SamplePages.ContentType, SamplePages.PageOf(posting, businessDate, baseAddress));
        return new SampleSite(documents);
    }

    private IReadOnlyList<SamplePosting> Of(SampleChannel channel) =>
        [.. Postings.Where(p => p.Channel == channel).OrderBy(p => p.DaysAgo).ThenBy(p => p.Id, StringComparer.Ordinal)];

    private static SampleDocument Document(string contentType, string text) => new(contentType, Encoding.UTF8.GetBytes(text));
}

/// <summary>What is served.</summary>
/// <param name="Documents">Absolute path → document.</param>
public sealed record SampleSite(IReadOnlyDictionary<string, SampleDocument> Documents);

public sealed record SampleDocument(string ContentType, ReadOnlyMemory<byte> Bytes);
