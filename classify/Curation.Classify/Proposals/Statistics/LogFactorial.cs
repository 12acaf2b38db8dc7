namespace Curation.Classify.Proposals.Statistics;

/// <summary>Natural logarithms of factorials and binomial coefficients.</summary>
internal static class LogFactorial
{
    private static readonly double[] Small = Table(4096);

    public static double Choose(int n, int k) => Of(n) - Of(k) - Of(n - k);

    /// <summary>Exact sums up to 4095; above, Stirling's series to its third term, which is then exact to the last digit of a double.</summary>
    public static double Of(int n)
    {
        if (n < Small.Length)
            return Small[n];
        double x = n;
        return ((x + 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)));
    }

    private static double[] Table(int size)
    {
        var table = new double[size];
        for (var n = 2; n < size; n++)
            table[n] = table[n - 1] + Math.Log(n);
        return table;
    }
}
