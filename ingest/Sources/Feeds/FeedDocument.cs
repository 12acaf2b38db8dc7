using System.Xml;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.Feeds;

/// <summary>A feed as its entries, read one after the other, so that a feed that breaks off keeps what came before.</summary>
/// <param name="IsFeed">The root is that of RSS 0.9 to 2.0 or Atom.</param>
internal sealed record FeedDocument(bool IsFeed, IReadOnlyList<FeedEntry> Entries, string? Fault)
{
    private const int MaxDepth = 1_000;
    private const int MaxNodes = 1_000_000;

    public static FeedDocument Read(string text)
    {
        var feed = Parse(text);
        if (feed.Fault is null)
        {
            return feed;
        }

        var mended = Parse(SafeXml.Mended(text));
        return mended.Fault is null || mended.Entries.Count > feed.Entries.Count ? mended : feed;
    }

    private static FeedDocument Parse(string text)
    {
        var entries = new List<FeedEntry>();
        var isFeed = false;
        var nodes = 0;
        try
        {
            using var reader = SafeXml.Reader(text);
            FeedEntry? entry = null;
            var entryDepth = 0;
            string? root = null;
            while (reader.Read())
            {
                if (++nodes > MaxNodes || reader.Depth > MaxDepth)
                {
                    return new FeedDocument(isFeed, entries, nodes > MaxNodes ? $"The feed has more than {MaxNodes:N0} nodes." : $"The feed nests more than {MaxDepth:N0} elements.");
                }

                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when root is null:
                        root = reader.LocalName.ToLowerInvariant();
                        isFeed = root is "rss" or "feed" or "rdf";
                        if (!isFeed)
                        {
                            return new FeedDocument(false, [], $"The root is <{reader.Name}>: it is no RSS or Atom feed.");
                        }

                        break;
                    case XmlNodeType.Element when entry is null && reader.LocalName.ToLowerInvariant() is "item" or "entry" && entry is null:
                        entry = new FeedEntry();
                        entryDepth = reader.Depth;
                        if (reader.IsEmptyElement)
                        {
                            entries.Add(entry);
                            entry = null;
                        }

                        break;
                    case XmlNodeType.Element when entry is not null:
                        entry.Open(reader, reader.Depth - entryDepth);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when entry is not null:
                        entry.Write(reader.Value);
                        break;
                    case XmlNodeType.EndElement when entry is not null && reader.Depth == entryDepth:
                        entries.Add(entry);
                        entry = null;
                        break;
                    case XmlNodeType.EndElement when entry is not null:
                        entry.Close(reader, reader.Depth - entryDepth);
                        break;
                }
            }

            return root is null ? new FeedDocument(false, [], "The file holds no XML element.") : new FeedDocument(isFeed, entries, null);
        }
        catch (XmlException exception)
        {
            return new FeedDocument(isFeed, entries, isFeed ? $"The feed breaks off after entry {entries.Count} (line {exception.LineNumber}): what follows is no XML." : $"The file is no XML (line {exception.LineNumber}).");
        }
    }
}
