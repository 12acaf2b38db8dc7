using System.Text.Json;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.JsonLines;

/// <summary>
/// JSON lines in the documented posting form (docs/formats.md): what we export we read. Only <c>title</c> must be there.
/// Instead of <c>text</c> (plain), <c>html</c> or <c>description</c> may hold markup. A JSON array of such objects is read too.
/// </summary>
internal sealed class JsonLinesSource(IngestOptions options) : IPostingSource
{
    public SourceKind Kind => SourceKind.JsonLines;

    public IReadOnlyList<Uri> Discover(Source source, Page listing) => [];

    public ReadOutcome Read(Source source, Page page)
    {
        var (text, fault) = PageBytes.Read(page, options.MaxListingBytes);
        if (text is null)
        {
            return new ReadOutcome.Unreadable(fault!);
        }

        var entries = new ReadEntries(source, page);
        if (text.AsSpan().TrimStart() is ['[', ..] && Whole(text) is { } array)
        {
            using (array)
            {
                foreach (var element in array.RootElement.EnumerateArray())
                {
                    Add(entries, source, element, null);
                }
            }
        }
        else
        {
            ReadLines(entries, source, text);
        }

        return entries.Outcome("The file has no lines.");
    }

    private static void ReadLines(ReadEntries entries, Source source, string text)
    {
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsMemory(range).Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            var name = $"line {number}";
            try
            {
                using var json = JsonDocument.Parse(line, JsonFacts.LenientDocument);
                Add(entries, source, json.RootElement, name);
            }
            catch (Exception exception) when (exception is JsonException or ArgumentException)
            {
                entries.Reject("it is no JSON", name);
            }
        }
    }

    private static void Add(ReadEntries entries, Source source, JsonElement element, string? name)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            entries.Add(PostingLine.Facts(field => element.Text(field), element.Get("salary"), source, "json"), name);
        }
        else
        {
            entries.Reject("it is no JSON object", name);
        }
    }

    private static JsonDocument? Whole(string text)
    {
        try
        {
            return JsonDocument.Parse(text, JsonFacts.LenientDocument);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
