namespace Curation.Classify.Text;

/// <summary>Tells a heading line: short, not a list item, without a sentence's end, and set apart from what is around it.</summary>
internal static class Headings
{
    private const int LongestHeading = 80;

    private const int MostWords = 10;

    public static bool Is(string text, List<Line> lines, int index)
    {
        var line = lines[index];
        var span = text.AsSpan(line.Start, line.End - line.Start);
        if (line.Marked || span.Length > LongestHeading || Words(span) > MostWords || !HasLetter(span) || span.ContainsAny('•', '●', '▪'))
            return false;
        var last = span[^1];
        if (last is '.' or ',' or ';' or '!')
            return last == '!' && SectionCues.Of(span.ToString()) is not null;
        if (last == ':')
            return true;
        if (SectionCues.Of(span.ToString()) is not null && Words(span) <= 7)
            return true;
        var next = index + 1 < lines.Count ? lines[index + 1] : default;
        return next.End > 0 && next.Marked && Words(span) <= 7 && (line.AfterGap || IsTitle(span));
    }

    private static int Words(ReadOnlySpan<char> span)
    {
        var words = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (!char.IsWhiteSpace(span[i]) && (i == 0 || char.IsWhiteSpace(span[i - 1])))
                words++;
        }

        return words;
    }

    private static bool HasLetter(ReadOnlySpan<char> span)
    {
        foreach (var c in span)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    private static bool IsTitle(ReadOnlySpan<char> span) => char.IsUpper(span[0]);
}
