using System.Text;
using Curation.Domain.Market;

namespace Curation.Ingest;

/// <summary>Tells what an imported file is.</summary>
public static class ImportedFile
{
    /// <summary>By its first bytes where they tell, else by its name's ending; null for what no reader reads.</summary>
    /// <param name="fileName">With its ending; the folder does not matter.</param>
    /// <param name="head">The first bytes, a few thousand.</param>
    public static SourceKind? KindOf(string fileName, ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? head[3..] : head).TrimStart();
        return Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => SourceKind.Csv,
            ".jsonl" or ".ndjson" or ".jsonlines" => SourceKind.JsonLines,
            ".json" => IsBoard(text) ? SourceKind.Ashby : text.StartsWith('{') || text.StartsWith('[') ? SourceKind.JsonLines : null,
            ".html" or ".htm" or ".xhtml" => SourceKind.SchemaOrg,
            ".xml" or ".rss" or ".atom" => IsFeed(text) ? SourceKind.Feed : null,
            _ => IsBoard(text) ? SourceKind.Ashby
                : text.StartsWith('{') ? SourceKind.JsonLines
                : IsFeed(text) ? SourceKind.Feed
                : text.StartsWith('<') ? SourceKind.SchemaOrg
                : null,
        };
    }

    /// <summary>An object with a list <c>jobs</c> among its first members; a posting of ours has no such member.</summary>
    private static bool IsBoard(string text)
    {
        var jobs = text.IndexOf("\"jobs\"", StringComparison.Ordinal);
        return text.StartsWith('{') && jobs is > 0 and < 400
            && text.AsSpan(jobs + 6).TrimStart() is [':', .. var rest] && rest.TrimStart() is ['[', ..];
    }

    private static bool IsFeed(string text) =>
        text.StartsWith('<')
        && (text.Contains("<rss", StringComparison.OrdinalIgnoreCase) || text.Contains("<feed", StringComparison.OrdinalIgnoreCase) || text.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase));
}
