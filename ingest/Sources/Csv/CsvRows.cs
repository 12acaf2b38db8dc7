using CsvHelper;

namespace Curation.Ingest.Sources.Csv;

/// <summary>The rows of a CSV text by the names of its header, as they stand.</summary>
public static class CsvRows
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions());
        csv.ReadHeader();
        var headers = csv.Headers ?? [];
        while (csv.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < headers.Count && i < csv.FieldCount; i++)
                row[headers[i]] = csv.GetString(i) ?? "";
            yield return row;
        }
    }
}
