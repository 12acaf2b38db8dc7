namespace Curation.Classify.Proposals.Statistics;

/// <summary>
/// Fisher's exact test of a two by two table, two-sided: R. A. Fisher, "On the interpretation of χ² from contingency tables",
/// Journal of the Royal Statistical Society 85 (1922), 87-94. Two-sided as in R's <c>fisher.test</c>: the sum over all tables with the
/// same margins that are no likelier than the one observed.
/// </summary>
public static class FisherExact
{
    /// <summary>Tables count as equally likely within this relative difference, as in R.</summary>
    private const double Tolerance = 1e-7;

    /// <param name="hitsA">Units of group A that have it.</param>
    /// <param name="sizeA">All units of group A.</param>
    /// <returns>The chance of a difference at least this odd where both groups are alike; 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or hits exceed their group.</exception>
    public static double TwoSided(int hitsA, int sizeA, int hitsB, int sizeB)
    {
        Check(hitsA, sizeA);
        Check(hitsB, sizeB);
        var (hits, low, high) = Margins(hitsA + hitsB, sizeA, sizeB);
        var observed = LogChance(hitsA, hits, sizeA, sizeB);
        var limit = observed + Math.Log(1 + Tolerance);
        var sum = 0.0;
        for (var k = low; k <= high; k++)
        {
            var chance = LogChance(k, hits, sizeA, sizeB);
            if (chance <= limit)
                sum += Math.Exp(chance);
        }

        return Math.Min(1, sum);
    }

    /// <summary>
    /// The smallest value that <see cref="TwoSided"/> can take with these margins. A table that could never become significant says
    /// nothing and need not be corrected for: R. E. Tarone, "A modified Bonferroni method for discrete data", Biometrics 46 (1990), 515-522;
    /// for false discovery rates, P. B. Gilbert, Applied Statistics 54 (2005), 143-158.
    /// </summary>
    public static double Smallest(int hitsInAll, int sizeA, int sizeB)
    {
        Check(hitsInAll, sizeA + sizeB);
        var (hits, low, high) = Margins(hitsInAll, sizeA, sizeB);
        return Math.Min(TwoSided(low, sizeA, hits - low, sizeB), TwoSided(high, sizeA, hits - high, sizeB));
    }

    private static (int Hits, int Low, int High) Margins(int hits, int sizeA, int sizeB) => (hits, Math.Max(0, hits - sizeB), Math.Min(hits, sizeA));

    private static double LogChance(int k, int hits, int sizeA, int sizeB) =>
        LogFactorial.Choose(sizeA, k) + LogFactorial.Choose(sizeB, hits - k) - LogFactorial.Choose(sizeA + sizeB, hits);

    private static void Check(int hits, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, size);
    }
}
