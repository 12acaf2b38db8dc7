using System.Globalization;
using System.Text.RegularExpressions;

namespace Curation.Ingest.Text;

/// <summary>Dates as boards and feeds write them. A date that could mean two days means none.</summary>
internal static partial class LooseDate
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>The day as its writer's clock showed it; null where none can be read, or it is outside 1990 to 2100.</summary>
    public static DateOnly? Parse(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > 80)
        {
            return null;
        }

        return (Iso(trimmed) ?? Epoch(trimmed) ?? Numeric(trimmed) ?? Named(trimmed)) is { } day && day >= Earliest && day <= Latest ? day : null;
    }

    private static DateOnly? Iso(string text) => IsoForm.Match(text) is { Success: true } match ? Day(match, "y", "m", "d") : null;

    private static DateOnly? Epoch(string text) =>
        text.Length is 10 or 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? DateOnly.FromDateTime((text.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number)).UtcDateTime)
            : null;

    private static DateOnly? Numeric(string text)
    {
        if (NumericForm.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (first, second) = (Number(match, "a"), Number(match, "b"));
        var dotted = match.Groups["s"].Value == ".";
        return dotted || first > 12 || first == second ? Day(match, "y", "b", "a")
            : second > 12 ? Day(match, "y", "a", "b")
            : null;
    }

    private static DateOnly? Named(string text)
    {
        var match = DayFirst.Match(text) is { Success: true } dayFirst ? dayFirst : MonthFirst.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var month = Array.FindIndex(Months, name => match.Groups["month"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        var year = Number(match, "y");
        year += match.Groups["y"].Length == 2 ? 2000 : 0;
        return Valid(year, month, Number(match, "d"));
    }

    private static DateOnly? Day(Match match, string year, string month, string day) => Valid(Number(match, year), Number(match, month), Number(match, day));

    private static DateOnly? Valid(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    [GeneratedRegex("""^(?<y>[0-9]{4})[-/.]?(?<m>[0-9]{1,2})[-/.]?(?<d>[0-9]{1,2})($|[T\s].*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex IsoForm { get; }

    [GeneratedRegex("""^(?<a>[0-9]{1,2})(?<s>[/.-])(?<b>[0-9]{1,2})[/.-](?<y>[0-9]{4})($|[^0-9].*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NumericForm { get; }

    // Thu, 04 Mar 2021 10:00:00 GMT; 4 March 2021; 4th of March, 2021
    [GeneratedRegex("""(^|[\s,])(?<d>[0-9]{1,2})(st|nd|rd|th|\.)?[\s-]+(of\s+)?(?<month>(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?,?[\s-]+(?<y>[0-9]{4}|[0-9]{2})($|[^0-9])""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst { get; }

    // March 4, 2021; Mar 4th 2021
    [GeneratedRegex("""(^|[\s,])(?<month>(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?\s+(?<d>[0-9]{1,2})(st|nd|rd|th)?,?\s+(?<y>[0-9]{4})($|[^0-9])""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst { get; }
}
