namespace Curation.Classify.Proposals.Statistics;

/// <summary>
/// Weights of employers, none above a cap. What is cut off is poured over the others in proportion until all are level or under the cap
/// ("water-filling": T. M. Cover and J. A. Thomas, Elements of Information Theory, 9.4, has the picture).
/// </summary>
public static class EmployerWeights
{
    /// <summary>Weights that sum to 1, in the order of the input, in proportion to <paramref name="raw"/> below the cap.</summary>
    /// <param name="raw">Above 0 each.</param>
    /// <param name="cap">0 to 1. Where there are fewer than 1 / cap employers no weights can stay under it, and all weigh the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">A raw weight is not above 0, or the cap not within 0 to 1.</exception>
    public static double[] Capped(IReadOnlyList<double> raw, double cap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(cap, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cap, 1);
        foreach (var weight in raw)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(weight, 0, nameof(raw));
        if (raw.Count * cap <= 1)
            return [.. raw.Select(_ => 1.0 / raw.Count)];

        var order = Enumerable.Range(0, raw.Count).OrderByDescending(i => raw[i]).ToArray();
        var (level, rest) = (0, raw.Sum());
        while (raw[order[level]] / rest * (1 - (level * cap)) > cap)
        {
            level++;
            rest = order.Skip(level).Sum(i => raw[i]);
        }

        var weights = new double[raw.Count];
        for (var rank = 0; rank < order.Length; rank++)
            weights[order[rank]] = rank < level ? cap : raw[order[rank]] / rest * (1 - (level * cap));
        return weights;
    }
}
