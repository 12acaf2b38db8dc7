namespace Curation.Classify.Proposals.Statistics;

/// <summary>
/// Values adjusted for having asked many times at once: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate",
/// Journal of the Royal Statistical Society B 57 (1995), 289-300.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// For each p its q: calling everything with q ≤ a found, no more than a part a of it is expected to be chance. In the order of the
    /// input; q ≥ p, and q keeps the order of p.
    /// </summary>
    public static double[] Adjust(IReadOnlyList<double> ps)
    {
        var order = Enumerable.Range(0, ps.Count).OrderBy(i => ps[i]).ToArray();
        var qs = new double[ps.Count];
        var least = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            var i = order[rank - 1];
            least = Math.Min(least, ps[i] * (ps.Count / (double)rank));
            qs[i] = least;
        }

        return qs;
    }
}
