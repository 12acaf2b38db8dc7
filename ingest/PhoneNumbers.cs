using System.Text.RegularExpressions;

namespace Curation.Ingest;

/// <summary>Finds telephone numbers: wide candidates by pattern, then judged by their digits and their neighbours.</summary>
internal static partial class PhoneNumbers
{
    private const int Window = 24;

    public static string Redact(string text)
    {
        if (!text.Any(char.IsAsciiDigit))
        {
            return text;
        }

        text = Vanity.Replace(text, Redaction.Phone);
        return Candidate.Replace(text, match => IsPhone(text, match) ? Redaction.Phone : match.Value);
    }

    private static bool IsPhone(string text, Match match)
    {
        var value = match.Value;
        var digits = value.Count(char.IsAsciiDigit);
        if (digits is < 7 or > 15 || IsAttached(text, match) || IsMoney(text, match) || IsInAddress(text, match.Index))
        {
            return false;
        }

        var before = text[Math.Max(0, match.Index - Window)..match.Index];
        if (Date.IsMatch(value) || Years.IsMatch(value))
        {
            return false;
        }

        var groups = Groups(value);
        var thousands = groups.Count > 1 && groups[0].Length <= 3 && groups.Skip(1).All(g => g.Length == 3);
        if (value.StartsWith('+'))
        {
            return digits >= 8 && value.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9']) is > 0 and <= 3 && !(thousands && groups[^1] is "000");
        }

        if (Called.IsMatch(before))
        {
            return !thousands || groups[^1] is not "000";
        }

        return NorthAmerican.IsMatch(value)
            || (value.StartsWith("00", StringComparison.Ordinal) && digits >= 10 && groups.Count > 1)
            || (value.TrimStart('(').StartsWith('0') && digits is >= 9 and <= 12 && groups.Count > 1 && groups.Count <= 6 && !value.Contains('.', StringComparison.Ordinal))
            || (value.StartsWith('0') && digits is 10 && groups.Count is 5 && groups.All(g => g.Length == 2));
    }

    private static List<string> Groups(string value)
    {
        var groups = new List<string>();
        foreach (var part in value.Split([' ', '.', '-', '/', '(', ')', '–', '\u00A0', '+'], StringSplitOptions.RemoveEmptyEntries))
        {
            groups.Add(part);
        }

        return groups;
    }

    /// <summary>Part of a longer word, number or id.</summary>
    private static bool IsAttached(string text, Match match)
    {
        var end = match.Index + match.Length;
        var before = match.Index > 0 ? text[match.Index - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        return char.IsLetterOrDigit(before) || before is '#' or '_' or '=' or '&' or '@' or '-' or '/' or '.' or ',' or '%'
            || char.IsLetterOrDigit(after) || after is '_' or '@' or '%' or '='
            || (after is '-' or '/' or ',' or '.' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]));
    }

    private static bool IsMoney(string text, Match match)
    {
        var before = text[Math.Max(0, match.Index - 5)..match.Index].TrimEnd();
        var end = match.Index + match.Length;
        var after = text[end..Math.Min(text.Length, end + 8)].TrimStart();
        return (before.Length > 0 && IsCurrency(before[^1])) || MoneyBefore.IsMatch(before)
            || (after.Length > 0 && IsCurrency(after[0])) || MoneyAfter.IsMatch(after);
    }

    private static bool IsCurrency(char c) => c == '%' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;

    /// <summary>Within the address of a page, whose numbers are ids.</summary>
    private static bool IsInAddress(string text, int index)
    {
        var start = index;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        var word = text.AsSpan(start, index - start);
        return word.Contains("://", StringComparison.Ordinal) || word.Contains("www.", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""(\+\s?|\()?[0-9]([0-9) \u00A0.\-/–]|\([0-9]{1,4}\)){5,22}[0-9]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Candidate { get; }

    // 1-800-FLOWERS, 0800 REISEN 1
    [GeneratedRegex("""\b1[ .-]8(00|88|77|66|55|44|33)[ .-]([A-Z]{2,9}[0-9]{0,4}|[0-9]{1,3}-?[A-Z]{3,8})\b""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Vanity { get; }

    [GeneratedRegex("""^(\+?1[ .\-/]{0,3})?(\([2-9][0-9]{2}\)[ .\-/]{0,3}|[2-9][0-9]{2}[ .\-/–]{1,3})[2-9][0-9]{2}[ .\-–]{0,3}[0-9]{4}$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NorthAmerican { get; }

    [GeneratedRegex("""^((19|20)[0-9]{2}[ .\-/–]+[0-9]{1,2}[ .\-/–]+[0-9]{1,2}|[0-9]{1,2}[ .\-/–]+[0-9]{1,2}[ .\-/–]+(19|20)[0-9]{2})([ .\-/–]+[0-9. /–-]*)?$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Date { get; }

    [GeneratedRegex("""^(19|20)[0-9]{2}([ .\-/–]+(19|20)[0-9]{2})+$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Years { get; }

    [GeneratedRegex("""(\b(tel|tél|telephone|telefon|phone|ph|call|mobile|mobil|cell|fax|text|sms|whatsapp|dial|ring|hotline|handy)(\s+(me|us|at|on|number|no|is|or|nr|now))*)[\s.:#)(-]*$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Called { get; }

    [GeneratedRegex("""(USD|EUR|GBP|CHF|CAD|AUD|INR|SEK|NOK|DKK|PLN|Rs|ID)[.:]?$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MoneyBefore { get; }

    [GeneratedRegex("""^(USD|EUR|GBP|CHF|CAD|AUD|INR|SEK|NOK|DKK|PLN|k\b|per (year|annum|month|hour)|p\.?a\b)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MoneyAfter { get; }
}
