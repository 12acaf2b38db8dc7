using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Ingest;

/// <summary>Takes people's e-mail addresses and telephone numbers out of a text before it is kept.</summary>
/// <remarks>
/// An address becomes <c>[email]</c>, a number <c>[phone]</c>. Also the forms that people write against robots (<c>name [at] firm dot com</c>).
/// Salaries, dates, years, ids and addresses of pages stay. Redacting twice changes nothing more.
/// Where a rule needs to look around a candidate, code looks, so that every pattern is free of backtracking.
/// </remarks>
public static partial class Redaction
{
    public const string Email = "[email]";
    public const string Phone = "[phone]";

    public static string Redact(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        if (MayHoldEmail(text))
        {
            text = PlainEmail.Replace(text, Email);
            text = BracketedWords.Replace(text, match => match.Value.Contains("[at]", StringComparison.OrdinalIgnoreCase) ? Email : match.Value);
            text = BracketedAt.Replace(text, match => IsBracketedAddress(text, match) ? Kept(match) + Email : match.Value);
            text = ReplaceSpoken(text);
        }

        return PhoneNumbers.Redact(text);
    }

    /// <summary>Where a match is no address, the search goes on within it: in <c>me at anna dot bell at firm.com</c> the second "at" counts.</summary>
    private static string ReplaceSpoken(string text)
    {
        var redacted = new StringBuilder();
        var kept = 0;
        for (var match = SpokenAt.Match(text); match.Success;)
        {
            var user = match.Groups["user"];
            var isAddress = SpokenEmail.IsAddress(text, match);
            if (isAddress)
            {
                redacted.Append(text, kept, user.Index - kept).Append(Email);
                kept = match.Index + match.Length;
            }

            match = SpokenAt.Match(text, isAddress ? kept : user.Index + user.Length);
        }

        return kept == 0 ? text : redacted.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>"Either [at]" stands in prose too, in theory: brackets with a bare "a" count only before a spelled-out dot.</summary>
    private static bool IsBracketedAddress(string text, Match match) =>
        !IsSlug(text, match)
        && match.Groups["at"].Value.Trim(Brackets) is var at
        && (!string.Equals(at, "a", StringComparison.OrdinalIgnoreCase) || match.Groups["domain"].Value.Contains("dot", StringComparison.OrdinalIgnoreCase));

    /// <summary>Slugs of pages hold "-at-" too (<c>/working-at-firm</c>): without brackets only a word with a dot behind it, outside an address, counts.</summary>
    private static bool IsSlug(string text, Match match)
    {
        if (match.Groups["at"].Value[0] is not ('-' or '_'))
        {
            return false;
        }

        var user = match.Groups["user"].Index;
        var start = user == 0 ? -1 : text.LastIndexOfAny([' ', '\n', '\t'], user - 1);
        return text.AsSpan(start + 1, user - start - 1).Contains('/')
            || !(match.Groups["domain"].Value.Contains('.', StringComparison.Ordinal) || match.Groups["domain"].Value.Contains("dot", StringComparison.OrdinalIgnoreCase));
    }

    private static string Kept(Match match) => match.Groups["before"].Value;

    private static readonly char[] Brackets = ['[', ']', '(', ')', '{', '}', '<', '>', ' ', '-', '_', '*', '"', '\'', '@'];

    private static bool MayHoldEmail(string text) =>
        text.Contains('@', StringComparison.Ordinal)
        || text.Contains("%40", StringComparison.Ordinal)
        || text.Contains("at", StringComparison.OrdinalIgnoreCase)
        || text.Contains("(a)", StringComparison.OrdinalIgnoreCase);

    // name@firm.com, name%40firm.com, name@firm dot com, name@firm[.]com, [first name]@firm.com, (name@)firm.com
    [GeneratedRegex(
        """([\p{L}\p{N}_][\p{L}\p{N}._%+'&-]*|[\p{L}\p{N}._-]*[\[<({][^\[\]<>(){}@\n]{1,40}(\[[^\[\]\n]{0,10}\])?[\]>)}])(@|%40|@\))([\p{L}\p{N}][\p{L}\p{N}-]*((\s?[\[({]\s?(\.|dot)\s?[\])}]\s?|\s+(dot|DOT)\s+|\.)[\p{L}\p{N}][\p{L}\p{N}-]*)+|\[[0-9a-fA-F.:]+\])""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainEmail { get; }

    // [name][.][surname][at][firm][.][com]
    [GeneratedRegex("""(\[[\w.+-]+\]){3,}""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BracketedWords { get; }

    // name [at] firm.com, name (at) firm (dot) com, first dot last <at> firm, name [@] firm
    [GeneratedRegex(
        """(?<before>^|[^\p{L}\p{N}._+-])(?<user>[\p{L}\p{N}][\p{L}\p{N}_+-]*((\s*[\[({]\s?(\.|dot)\s?[\])}]\s*|\s+(dot|DOT|\.)\s+|\.)[\p{L}\p{N}_+-]+)*)(?<at>\s*([\[({<]\s?("|'|@)?(at|@|a)("|'|@)?\s?[\])}>]|\*at\*|-at-|_at_|--at--)\s*)(?<domain>[\p{L}\p{N}][\p{L}\p{N}-]*((\s*[\[({<*_-]+\s?("|'|\.)?(\.|dot)("|'|\.)?\s?[\])}>*_-]+\s*|\s+(dot|\.)\s+|\.)[\p{L}\p{N}][\p{L}\p{N}-]*)*)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex BracketedAt { get; }

    // name at firm dot com, name AT firm.com, name @ firm.com: judged by what stands around it
    [GeneratedRegex(
        """(?<before>^|[^\p{L}\p{N}._+-])(?<user>[\p{L}\p{N}][\p{L}\p{N}_+-]*((\s+dot\s+|\.|\s*[\[({]\s?(\.|dot)\s?[\])}]\s*)[\p{L}\p{N}_+-]+)*)(?<at>\s+at\s+|\s+@\s?|@\s+)(?<domain>[\p{L}\p{N}][\p{L}\p{N}-]*((\s+dot\s+|\s*[\[({<]\s?(\.|dot)\s?[\])}>]\s*|\.|\s\.\s)[\p{L}\p{N}][\p{L}\p{N}-]*)+)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex SpokenAt { get; }
}
