using System.IO.Compression;
using System.Xml;
using Curation.Domain.Postings;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.Sitemaps;

/// <summary>A sitemap (sitemaps.org): addresses, or in an index, further sitemaps. Also packed with gzip, also as plain lines.</summary>
internal sealed record SitemapDocument(bool IsIndex, IReadOnlyList<Uri> Locations)
{
    private const int Most = 50_000;

    /// <summary>Null where the page is no sitemap. One that breaks off gives what came before.</summary>
    public static SitemapDocument? Of(Page page, int maxBytes)
    {
        if (Unpacked(page, maxBytes) is not { } plain || PageBytes.Read(plain, maxBytes).Text is not { } text)
        {
            return null;
        }

        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<", StringComparison.Ordinal) ? OfXml(text)
            : start.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? new SitemapDocument(false, [.. text.Split('\n').Take(Most).Select(Address).OfType<Uri>()])
            : null;
    }

    private static SitemapDocument? OfXml(string text)
    {
        var locations = new List<Uri>();
        string? root = null;
        try
        {
            using var reader = SafeXml.Reader(text);
            while (locations.Count < Most && reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                root ??= reader.LocalName;
                if (root is not ("urlset" or "sitemapindex"))
                {
                    return null;
                }

                if (reader.LocalName == "loc" && reader.Depth == 2 && !reader.IsEmptyElement && reader.Read() && Address(reader.Value) is { } address)
                {
                    locations.Add(address);
                }
            }
        }
        catch (XmlException)
        {
            // Broken off, or an HTML page: what was read stands.
        }

        return root is "urlset" or "sitemapindex" ? new SitemapDocument(root == "sitemapindex", locations) : null;
    }

    private static Uri? Address(string text) => text.Length <= 2048 && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) ? address : null;

    private static Page? Unpacked(Page page, int maxBytes)
    {
        if (page.Bytes.Span is not [0x1F, 0x8B, ..])
        {
            return page;
        }

        try
        {
            using var packed = new GZipStream(new MemoryStream(page.Bytes.ToArray()), CompressionMode.Decompress);
            var plain = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > maxBytes)
                {
                    return null;
                }
            }

            return page with { Bytes = plain.ToArray() };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
