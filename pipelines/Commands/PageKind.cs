using Curation.Domain.Market;
using Curation.Ingest;

namespace Curation.Pipelines.Commands;

/// <summary>Which reader a saved document is for, where no source says so.</summary>
public static class PageKind
{
    /// <summary>By what the file is known to be, else by its content type and first bytes; a page in the end.</summary>
    public static SourceKind Of(string name, string? contentType, ReadOnlySpan<byte> bytes)
    {
        if (ImportedFile.KindOf(name, bytes[..Math.Min(bytes.Length, 4096)]) is { } kind)
            return kind;
        var start = bytes[..Math.Min(bytes.Length, 512)];
        var isXml = contentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) is true && contentType.Contains("xhtml", StringComparison.OrdinalIgnoreCase) is false;
        return isXml || start.IndexOf("<rss"u8) >= 0 || start.IndexOf("<feed"u8) >= 0 || start.IndexOf("<rdf:RDF"u8) >= 0
            ? SourceKind.Feed
            : SourceKind.SchemaOrg;
    }
}
