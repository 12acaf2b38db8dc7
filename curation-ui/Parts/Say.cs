using System.Globalization;

namespace Curation.Ui.Parts;

/// <summary>Numbers and words as the screens say them.</summary>
public static class Say
{
    /// <summary>As in <c>41,206</c>.</summary>
    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As in <c>1 employer</c>, <c>41 employers</c>.</summary>
    public static string Count(int number, string one, string? many = null) => $"{Count(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>A share of 0 to 1 as in <c>62 %</c>, with a narrow space that does not break.</summary>
    public static string Percent(double share) => $"{Whole(share)}\u202f%";

    /// <summary>A share in whole percent, as in <c>62</c>.</summary>
    public static string Whole(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A ratio with one decimal, as in <c>2.6</c>.</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A match score of 0 to 1, as in <c>0.71</c>.</summary>
    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A q- or p-value, as in <c>0.004</c> or <c>below 0.001</c>.</summary>
    public static string Chance(double value) => value < 0.001 ? "below 0.001" : value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A coordinate in a drawing.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
