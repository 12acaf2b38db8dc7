namespace Curation.Classify.Text;

/// <summary>A line that is not empty, trimmed, and without its list marker.</summary>
/// <param name="Marked">It began with a list marker.</param>
/// <param name="AfterGap">An empty line, or nothing, stands before it.</param>
internal readonly record struct Line(int Start, int End, bool Marked, bool AfterGap);

internal static class Lines
{
    public static List<Line> Of(string text)
    {
        var lines = new List<Line>();
        var gap = true;
        for (var at = 0; at < text.Length;)
        {
            var stop = text.IndexOf('\n', at);
            var next = stop < 0 ? text.Length : stop + 1;
            var end = stop < 0 ? text.Length : stop;
            while (at < end && char.IsWhiteSpace(text[at]))
                at++;
            while (end > at && char.IsWhiteSpace(text[end - 1]))
                end--;
            var content = at + MarkerLength(text.AsSpan(at, end - at));
            if (content < end)
            {
                lines.Add(new Line(content, end, content > at, gap));
                gap = false;
            }
            else
            {
                gap = true;
            }

            at = next;
        }

        return lines;
    }

    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        if (line.Length > 0 && line[0] is '-' or '*' or '•' or '●' or '▪' or '·' or '–' or '—' or '◦' or '‣' or '✓' or '✔')
            length = 1;
        else if (line.Length > 2 && char.IsAsciiDigit(line[0]))
            length = line[1] is '.' or ')' ? 2 : char.IsAsciiDigit(line[1]) && line[2] is '.' or ')' ? 3 : 0;
        if (length == 0 || (length < line.Length && !char.IsWhiteSpace(line[length]) && line[0] is not ('•' or '●' or '▪' or '·' or '◦' or '‣' or '✓' or '✔')))
            return 0;
        while (length < line.Length && char.IsWhiteSpace(line[length]))
            length++;
        return length;
    }
}
