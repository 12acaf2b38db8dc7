using System.Text;

namespace Curation.Corpora.Esco;

/// <summary>Comma-separated values as RFC 4180 has them: quoted cells may hold commas, doubled quotes and line ends.</summary>
internal static class CsvRows
{
    /// <summary>Each row as header → cell; a short row has no entry for the cells it lacks.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(TextReader reader)
    {
        IReadOnlyList<string>? header = null;
        while (ReadRow(reader) is { } row)
        {
            if (header is null)
                header = row;
            else
                yield return header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    /// <summary>The cells as one row, quoted where they need it.</summary>
    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static List<string>? ReadRow(TextReader reader)
    {
        if (reader.Peek() < 0)
            return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        while (reader.Read() is >= 0 and var read)
        {
            switch ((char)read)
            {
                case '"' when quoted && reader.Peek() == '"':
                    _ = reader.Read();
                    cell.Append('"');
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndCell();
                    break;
                case '\r' when !quoted && reader.Peek() == '\n':
                    break;
                case '\n' when !quoted:
                    EndCell();
                    return cells;
                case var other:
                    cell.Append(other);
                    break;
            }
        }

        EndCell();
        return cells;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
