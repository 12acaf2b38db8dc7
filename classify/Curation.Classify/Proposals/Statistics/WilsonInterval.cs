using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Statistics;

/// <summary>
/// The score interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// Journal of the American Statistical Association 22 (1927), 209-212.
/// </summary>
public static class WilsonInterval
{
    /// <summary>The 0.975 quantile of the normal distribution: an interval of 95 %.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The 95 % interval of a share that was observed among <paramref name="count"/> units; 0 to 1 where nothing was observed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not within 0 to 1, or the count is negative.</exception>
    public static Interval Of(double share, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
            return new Interval(0, 1);
        var z2 = Z95 * Z95;
        var centre = (share + (z2 / (2 * count))) / (1 + (z2 / count));
        var half = Z95 / (1 + (z2 / count)) * Math.Sqrt((share * (1 - share) / count) + (z2 / (4.0 * count * count)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
