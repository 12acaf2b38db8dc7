namespace Curation.Classify.Proposals.Statistics;

/// <summary>Exact tests of a count against a known chance: J. Arbuthnot, Philosophical Transactions 27 (1710), 186-190 (the sign test).</summary>
public static class BinomialTest
{
    /// <summary>The chance of at least <paramref name="hits"/> hits in <paramref name="trials"/> where each has <paramref name="chance"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Hits are not within 0 to trials, or the chance not between 0 and 1.</exception>
    public static double AtLeast(int hits, int trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(chance, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chance, 1);
        var sum = 0.0;
        for (var k = trials; k >= hits; k--)
            sum += Math.Exp(LogFactorial.Choose(trials, k) + (k * Math.Log(chance)) + ((trials - k) * Math.Log(1 - chance)));
        return Math.Min(1, sum);
    }

    /// <summary>The two-sided sign test: whether as many stand above as below. Those that stand on the value itself are left out; 1 where none are left.</summary>
    public static double Sign(int above, int below) =>
        above + below == 0 ? 1 : Math.Min(1, 2 * AtLeast(Math.Max(above, below), above + below, 0.5));
}
