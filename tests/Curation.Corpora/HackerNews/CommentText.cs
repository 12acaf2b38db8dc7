using System.Net;
using System.Text.RegularExpressions;

namespace Curation.Corpora.HackerNews;

/// <summary>A comment's HTML as the plain text that a posting holds: paragraphs parted by an empty line, list items with <c>"- "</c>.</summary>
internal static partial class CommentText
{
    public static string Of(string html)
    {
        var linked = Anchor.Replace(html, match =>
            // Long links are shown shortened.
            match.Groups["shown"].ValueSpan.EndsWith("...", StringComparison.Ordinal) ? match.Groups["href"].Value : match.Groups["shown"].Value);
        var broken = Paragraph.Replace(linked, "\n\n");
        var plain = WebUtility.HtmlDecode(Tag.Replace(broken, "")).ReplaceLineEndings("\n");
        return string.Join('\n', WithoutGaps(plain.Split('\n').Select(Line))).Trim('\n');
    }

    /// <summary>The addresses that the comment links to, in its order.</summary>
    public static IReadOnlyList<Uri> Links(string html) =>
    [
        .. Anchor.Matches(html)
            .Select(match => Uri.TryCreate(WebUtility.HtmlDecode(match.Groups["href"].Value), UriKind.Absolute, out var uri) ? uri : null)
            .OfType<Uri>()
            .Where(uri => uri.Scheme is "http" or "https"),
    ];

    private static string Line(string raw)
    {
        var line = string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Framed.Match(line) is { Success: true } framed)
            return framed.Groups["heading"].Value;
        return Bullet.Match(line) is { Success: true } bullet ? $"- {bullet.Groups["item"].Value}" : line;
    }

    // No empty line at the start, none twice, and none between two items of a list.
    private static IEnumerable<string> WithoutGaps(IEnumerable<string> lines)
    {
        var previous = "";
        var gap = false;
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                gap = true;
                continue;
            }

            if (gap && previous.Length > 0 && !(IsItem(previous) && IsItem(line)))
                yield return "";
            yield return previous = line;
            gap = false;
        }
    }

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    [GeneratedRegex("<a\\s[^>]*href=\"(?<href>[^\"]*)\"[^>]*>(?<shown>[^<]*)</a>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Anchor { get; }

    [GeneratedRegex("</?(?:p|pre|div|br|ul|li)\\b[^>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Paragraph { get; }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag { get; }

    // "-- Senior Developer --", "*Who we are*", "=== About ===": headings.
    [GeneratedRegex(@"^(?:[-=~#_*]{2,}|[*_])\s*(?<heading>[^*=~\s][^*=~]*?)\s*(?:[-=~#_*]{2,}|[*_]):?$", RegexOptions.NonBacktracking)]
    private static partial Regex Framed { get; }

    [GeneratedRegex(@"^(?:[*•·‣◦▪●○►→+>–—]+\s*|-{1,2}\s*|o\s)(?<item>[^\s\d*-].*|\d+\+.*|\d+ .*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Bullet { get; }
}
