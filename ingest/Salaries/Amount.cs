using System.Globalization;
using System.Text.RegularExpressions;

namespace Curation.Ingest.Salaries;

/// <summary>One amount of money as people write it.</summary>
internal static partial class Amount
{
    private const decimal Most = 1_000_000_000_000m;

    /// <summary><c>85,000</c>, <c>85.000,50</c>, <c>85 000</c>, <c>85'000</c>, <c>85k</c>, <c>1.2M</c>, <c>12 lakh</c>; also with a currency before or behind. Null for anything else.</summary>
    public static decimal? Parse(string? text) =>
        text is { Length: <= 60 } && Form.Match(text.Trim()) is { Success: true } match ? Value(match.Groups["number"].Value, match.Groups["scale"].Value) : null;

    internal static decimal? Value(string number, string scale)
    {
        var plain = Plain(number);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * Factor(scale) is var amount && amount <= Most
                ? amount
                : null;
    }

    private static decimal Factor(string scale) => scale.ToLowerInvariant() switch
    {
        "k" or "t" => 1_000m,
        "m" or "mm" or "mio" => 1_000_000m,
        "l" or "lakh" or "lakhs" or "lac" or "lacs" or "lpa" => 100_000m,
        "cr" or "crore" => 10_000_000m,
        _ => 1m,
    };

    /// <summary>The last mark with one, two or more than three digits behind it parts the decimals; all others part thousands.</summary>
    private static string Plain(string number)
    {
        number = number.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var last = number.LastIndexOfAny(['.', ',']);
        if (last < 0)
        {
            return number;
        }

        var single = number.Count(c => c is '.' or ',') == 1;
        var behind = number.Length - last - 1;
        var mixed = number.Contains('.', StringComparison.Ordinal) && number.Contains(',', StringComparison.Ordinal);
        var decimals = behind is 1 or 2 || (mixed && behind != 3) || (single && behind > 3);
        return decimals
            ? number[..last].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) + "." + number[(last + 1)..]
            : number.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("""^[^0-9-]{0,6}(?<number>[0-9]([0-9.,' \u00A0\u202F’]*[0-9])?)\s?(?<scale>k|m|mm|lakhs?|lacs?|lpa)?[^0-9]{0,6}$""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
