using System.Text.RegularExpressions;

namespace Curation.Ingest;

/// <summary>Tells <c>mail me: anna at firm.com</c> from <c>check out our jobs at firm.com</c>.</summary>
internal static partial class SpokenEmail
{
    private const int Window = 70;

    /// <summary>
    /// True where a dot is spelled out, the "at" is shouted, the host is one of the great mail providers,
    /// or mail is spoken of shortly before and the word before the "at" stands where an address would.
    /// </summary>
    public static bool IsAddress(string text, Match match)
    {
        var user = match.Groups["user"];
        var domain = match.Groups["domain"].Value;
        if (Prose.Contains(user.Value))
        {
            return false;
        }

        if (SpelledDot.IsMatch(domain) || SpelledDot.IsMatch(user.Value))
        {
            return true;
        }

        if (Providers.Contains(domain) || (match.Groups["at"].Value.Contains("AT", StringComparison.Ordinal) && user.Value.Any(char.IsLower)))
        {
            return true;
        }

        var before = text[Math.Max(0, user.Index - Window)..user.Index];
        return MailWord.IsMatch(before) && AddressFollows.IsMatch(before);
    }

    /// <summary>Words that stand before "at" in prose and are nobody's mailbox.</summary>
    private static readonly HashSet<string> Prose = new(StringComparer.OrdinalIgnoreCase)
    {
        "apply", "look", "me", "us", "work", "working", "works", "find", "found", "be", "are", "is", "am", "and", "or", "here", "it", "more", "online",
        "available", "directly", "developer", "engineer", "engineers", "site", "website", "blog", "page", "people", "team", "that", "them", "you",
        "out", "up", "arrive", "live", "opening", "openings", "position", "positions", "role", "roles", "email", "mail", "resume", "cv", "see", "visit",
        "anytime", "based", "located", "reach", "good", "great", "experience", "years", "while", "also", "him", "her", "now", "job", "listed",
    };

    private static readonly HashSet<string> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net",
        "web.de", "protonmail.com", "fastmail.fm", "fastmail.com", "mac.com",
    };

    [GeneratedRegex("""(\s|[\[({<])(dot|\.)(\s|[\])}>])""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex SpelledDot { get; }

    [GeneratedRegex("""(e-?mail|\bmail|contact|reach|write|resum|\bcv\b|\bping\b|drop|shoot|send|touch|apply|questions|talk to|hit me|line)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MailWord { get; }

    [GeneratedRegex("""((\b(at|to|is|via|me|us|email|mail|ping|contact|or|and|with|reach)|[:(<,>|=~-])[\s"'(<]*)$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AddressFollows { get; }
}
