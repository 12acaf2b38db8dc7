using System.Globalization;
using System.Text.RegularExpressions;

namespace Curation.Corpora.Seeds;

/// <summary>What both seed documents' texts have in common: tab-separated tables and lists numbered <c>(1)</c>, <c>(2)</c>, ….</summary>
internal static partial class SeedText
{
    public static IReadOnlyList<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The cells of a table's row, each mended; a row that begins with a tab has an empty first cell.</summary>
    public static IReadOnlyList<string> Cells(string line) => [.. line.Split('\t').Select(Mended)];

    /// <summary>The rows below the one whose first cells are <paramref name="header"/>, up to an empty line.</summary>
    /// <exception cref="FormatException">No such header.</exception>
    public static IEnumerable<IReadOnlyList<string>> RowsBelow(IReadOnlyList<string> lines, params string[] header) =>
        lines.Skip(IndexOf(lines, cells => header.SequenceEqual(cells.Take(header.Length)), string.Join(" | ", header)) + 1)
            .TakeWhile(line => line.Trim().Length > 0)
            .Select(Cells);

    /// <summary>The cells after the first one in the first row that begins with <paramref name="name"/>.</summary>
    /// <exception cref="FormatException">No such row.</exception>
    public static IReadOnlyList<string> Row(IReadOnlyList<string> lines, string name) =>
        [.. Cells(lines[IndexOf(lines, cells => cells[0] == name, name)]).Skip(1)];

    /// <summary>The second cells of a row and of the rows below it whose first cell is empty.</summary>
    public static IEnumerable<IReadOnlyList<string>> Block(IReadOnlyList<string> lines, string name)
    {
        var first = IndexOf(lines, cells => cells.Count > 1 && cells[0] == name, name);
        yield return [.. Cells(lines[first]).Skip(1)];
        foreach (var cells in lines.Skip(first + 1).Select(Cells).TakeWhile(cells => cells.Count > 1 && cells[0].Length == 0))
            yield return [.. cells.Skip(1)];
    }

    /// <summary>Parts <c>(1) … (2) …</c>; a number out of turn belongs to the text it stands in.</summary>
    public static IReadOnlyList<string> Numbered(string text)
    {
        var items = new List<string>();
        var start = -1;
        foreach (Match match in Number.Matches(text))
        {
            if (int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) != items.Count + (start < 0 ? 1 : 2))
                continue;
            if (start >= 0)
                items.Add(text[start..match.Index].Trim());
            start = match.Index + match.Length;
        }

        if (start >= 0)
            items.Add(text[start..].Trim());
        return items;
    }

    private static int IndexOf(IReadOnlyList<string> lines, Func<IReadOnlyList<string>, bool> fits, string name)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (fits(Cells(lines[i])))
                return i;
        }

        throw new FormatException($"The seed has no row '{name}'.");
    }

    // A word that was broken at its hyphen when the cell was wrapped reads "Problem- Solving".
    private static string Mended(string cell) => BrokenWord.Replace(Tag.Replace(cell, " "), "-").Trim();

    [GeneratedRegex(@"\((?<number>\d+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Number { get; }

    [GeneratedRegex("</?(?:ul|ol|li|br)[^>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"(?<=[a-z])- (?=[A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BrokenWord { get; }
}
