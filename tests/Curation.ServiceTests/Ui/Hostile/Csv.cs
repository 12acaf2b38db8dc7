using System.Text;

namespace Curation.ServiceTests.Ui.Hostile;

/// <summary>The cells of a CSV file (RFC 4180), as a spreadsheet takes them apart.</summary>
internal static class Csv
{
    public static IEnumerable<string> Cells(TextReader reader)
    {
        var (cell, isQuoted) = (new StringBuilder(), false);
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var c = (char)next;
            if (isQuoted && c == '"' && reader.Peek() == '"') cell.Append((char)reader.Read());
            else if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\n')
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else if (isQuoted || c != '\r') cell.Append(c);
        }

        yield return cell.ToString();
    }
}
