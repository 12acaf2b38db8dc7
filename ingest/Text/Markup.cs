using System.Text.RegularExpressions;

namespace Curation.Ingest.Text;

/// <summary>Tells HTML from plain text.</summary>
internal static partial class Markup
{
    public static bool HasTags(string text) => Tag.IsMatch(text);

    public static bool HasEscapedTags(string text) => EscapedTag.IsMatch(text);

    public static bool HasEntities(string text) => Entity.IsMatch(text);

    private const string Names = "p|br|div|span|ul|ol|li|b|i|u|em|strong|h[1-6]|a|table|tr|td|section|article|font|hr|html|body|script|style|img|dl|dt|dd|blockquote|pre|main|header|footer";

    [GeneratedRegex("</?(" + Names + ")(\\s[^<>]*)?/?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("&(amp;)?lt;/?(" + Names + ")(\\s|/|&(amp;)?gt;)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EscapedTag { get; }

    [GeneratedRegex("&(#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}[0-9]{0,2});", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Entity { get; }
}
