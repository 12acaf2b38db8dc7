using System.Text.RegularExpressions;
using Curation.Domain.Postings;

namespace Curation.Ingest.Salaries;

/// <summary>Reads a salary out of the wording of boards (<c>$155K – $185K • Offers Equity</c>) and postings (<c>€45.000 bis 52.000 pro Jahr</c>).</summary>
public static partial class SalaryText
{
    /// <summary>A year's pay in a currency of the West is not below this, nor an hour's above.</summary>
    private const decimal LeastYear = 10_000m;
    private const decimal MostHour = 500m;

    /// <summary>"5 years" is no pay: without a currency, a number is only pay from here on.</summary>
    private const decimal LeastBare = 1_000m;

    /// <summary>
    /// The first amount or range that is pay; null where there is none. An amount needs a currency beside it, a <c>k</c>, or a unit of time;
    /// equity, bonus and commission are no pay. A single amount is both least and most, unless the wording says "up to" or "from".
    /// Where no unit is written it follows from the size, and is none where the size does not tell.
    /// </summary>
    public static Salary? Parse(string text)
    {
        foreach (Match match in Range.Matches(text.Length <= 20_000 ? text : text[..20_000]))
        {
            if (Read(text, match) is { } salary)
            {
                return salary;
            }
        }

        return null;
    }

    /// <summary><c>HOUR</c>, <c>1 YEAR</c>, <c>per month</c>, <c>p.a.</c> … → the unit.</summary>
    public static SalaryUnit? Unit(string? text) => text is not null && UnitWord.Match(text) is { Success: true } match ? UnitOf(match) : null;

    private static Salary? Read(string text, Match match)
    {
        var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 40)];
        var before = text[Math.Max(0, match.Index - 40)..match.Index];
        if (NoPayAfter.IsMatch(after) || NoPayBefore.IsMatch(before))
        {
            return null;
        }

        var currency = Currency.Code(First(match, "c1", "c2", "c3", "c4"));
        var unit = UnitAfter.Match(after) is { Success: true } stated ? UnitOf(stated) : UnitBefore.Match(before) is { Success: true } earlier ? UnitOf(earlier) : null;
        var (scale1, scale2) = (match.Groups["k1"].Value, match.Groups["k2"].Value);
        var first = Amount.Value(match.Groups["n1"].Value, scale1.Length == 0 && match.Groups["n2"].Success && Small(match.Groups["n1"].Value) ? scale2 : scale1);
        var second = match.Groups["n2"].Success ? Amount.Value(match.Groups["n2"].Value, scale2) : null;
        var told = currency is not null || (scale1 + scale2).Contains('k', StringComparison.OrdinalIgnoreCase) || (unit is not null && first >= LeastBare);
        if (!told || first is null || (first == 0 && second is null or 0))
        {
            return null;
        }

        var (min, max) = second is not null ? (first, second)
            : UpTo.IsMatch(before) ? (null, first)
            : From.IsMatch(before) || after.StartsWith('+') ? (first, null)
            : (first, (decimal?)first);
        (min, max) = min > max ? (max, min) : (min, max);
        return new Salary(min, max, currency, unit ?? BySize(min ?? max!.Value, max ?? min!.Value, currency));
    }

    /// <summary>"80 - 100k" means 80k; "800 - 1k" does not mean 800k.</summary>
    private static bool Small(string number) => Amount.Value(number, "") < 1000;

    private static SalaryUnit? BySize(decimal min, decimal max, string? currency) =>
        max >= LeastYear ? currency is "INR" or "PHP" or "JPY" or "KRW" or "HUF" or "CZK" or "IDR" or "VND" or "COP" or "CLP" && max < 300_000 ? null : SalaryUnit.Year
        : max <= MostHour && min >= 5 && currency is not null ? SalaryUnit.Hour
        : null;

    private static string? First(Match match, params ReadOnlySpan<string> groups)
    {
        foreach (var group in groups)
        {
            if (match.Groups[group] is { Success: true, Length: > 0 } found)
            {
                return found.Value;
            }
        }

        return null;
    }

    private static SalaryUnit? UnitOf(Match match) =>
        match.Groups["hour"].Success ? SalaryUnit.Hour
        : match.Groups["day"].Success ? SalaryUnit.Day
        : match.Groups["week"].Success ? SalaryUnit.Week
        : match.Groups["month"].Success ? SalaryUnit.Month
        : match.Groups["year"].Success ? SalaryUnit.Year
        : null;

    private const string Number = """[0-9]{1,3}([,.' \u00A0\u202F’][0-9]{3})+([.,][0-9]{1,2})?|[0-9]{1,9}([.,][0-9]{1,2})?""";
    private const string Units = """((?<hour>hours?|hourly|hrs?|h|stunde|heure|hora|uur|std)|(?<day>days?|daily|tag|jour|día|dag)|(?<week>weeks?|weekly|wk|woche|semaine|semana)|(?<month>months?|monthly|mo|mth|monat|mois|mes|mese|mês|maand|mensuel|monatlich)|(?<year>years?|yearly|yr|annum|annual|annually|p\.?a\.?|jahr|an|año|ano|anno|jaar|jährlich|år|lpa))\b""";

    [GeneratedRegex(
        "(?<c1>" + Currency.Pattern + ")?\\s?(?<n1>" + Number + ")\\s?(?<k1>k|mm?|l|lakhs?|lacs?|lpa)?\\b\\s?(?<c2>" + Currency.Pattern + ")?"
        + "(\\s*(-|–|—|to|and|bis|à|a|al|tot|~|/)\\s*(?<c3>" + Currency.Pattern + ")?\\s?(?<n2>" + Number + ")\\s?(?<k2>k|mm?|l|lakhs?|lacs?|lpa)?\\b(\\s?(?<c4>" + Currency.Pattern + "))?)?",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Range { get; }

    [GeneratedRegex("""^\s*([+,*]|gross|brutto|brut|base|salary|ote|\(.{0,12}\))?\s*(/|per|an?|each|pro|par|por|al|je|p\.|im|€/)?\s*""" + Units, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UnitAfter { get; }

    [GeneratedRegex("""\b""" + Units + """\s*(base|gross|pay|rate|salary|salaries|wage|compensation|range|gehalt|:|of|is|between|from|\s)*\s*$""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UnitBefore { get; }

    [GeneratedRegex("""(^|[\s/.])""" + Units, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UnitWord { get; }

    [GeneratedRegex("""^\+?\s*(in\s+|of\s+|annual\s+|yearly\s+|target\s+)?(%|percent|commission|bonus|equity|sign|stock|options?|budget|funding|revenue|arr\b|employees|users|customers|people|m\b|million|billion|bn\b|401)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoPayAfter { get; }

    [GeneratedRegex("""(raised|funding|revenue|series [a-e]|valuation|budget|bonus( of)?( up to)?|stipend( of)?|equity|worth|arr of|401|[0-9])\s*:?\s*$""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoPayBefore { get; }

    [GeneratedRegex("""(up to|upto|max(imum)?\.?( of)?|bis( zu)?|jusqu'à|hasta|fino a|tot|under|<)\s*$""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UpTo { get; }

    [GeneratedRegex("""(from|starting( at)?|starts at|min(imum)?\.?( of)?|ab|at least|à partir de|desde|vanaf|da|>)\s*$""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex From { get; }
}
