using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources.JsonLines;
using Curation.Ingest.Text;
using CsvHelper;

namespace Curation.Ingest.Sources.Csv;

/// <summary>CSV whose header row has the names of the documented posting form, in any case and order; comma, semicolon, tab or bar. Other columns are passed over.</summary>
internal sealed class CsvSource(IngestOptions options) : IPostingSource
{
    /// <summary>One quote that is never closed would swallow the rest of the file into one record.</summary>
    private const int LargestRecord = 4 * 1024 * 1024;

    public SourceKind Kind => SourceKind.Csv;

    public IReadOnlyList<Uri> Discover(Source source, Page listing) => [];

    public ReadOutcome Read(Source source, Page page)
    {
        var (text, fault) = PageBytes.Read(page, options.MaxListingBytes);
        if (text is null)
        {
            return new ReadOutcome.Unreadable(fault!);
        }

        var entries = new ReadEntries(source, page);
        var malformed = false;
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions
            {
                MaxRecordSize = LargestRecord,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                OnMalformedRecord = _ => malformed = true,
            });
            csv.ReadHeader();
            var columns = Columns(csv.Headers ?? []);
            if (!columns.ContainsKey("title") && !columns.ContainsKey("job_title"))
            {
                return new ReadOutcome.Unreadable("The CSV has no column \"title\" in its first row.");
            }

            while (csv.Read())
            {
                var name = $"line {csv.LineNumber}";
                if (malformed)
                {
                    entries.Reject("its quotes do not match", name);
                    malformed = false;
                }
                else
                {
                    entries.Add(PostingLine.Facts(column => columns.TryGetValue(column, out var index) && index < csv.FieldCount ? csv.GetString(index) : null, null, source, "csv"), name);
                }
            }
        }
        catch (CsvFormatException exception)
        {
            entries.Reject($"the CSV breaks off, as a record is larger than {LargestRecord / 1024 / 1024} MiB or its quotes do not match", $"line {exception.LineNumber}");
        }

        return entries.Outcome("The CSV has no rows below its header.");
    }

    private static Dictionary<string, int> Columns(IEnumerable<string> headers)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (header, index) in headers.Select((header, index) => (header, index)))
        {
            columns.TryAdd(header.Trim().Trim('\uFEFF').ToLowerInvariant().Replace(' ', '_').Replace('-', '_'), index);
        }

        return columns;
    }
}
