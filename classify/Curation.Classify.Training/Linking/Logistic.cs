namespace Curation.Classify.Training.Linking;

/// <summary>From what is known of an answer to the probability that it is right.</summary>
internal interface ICurve
{
    double Of(double[] row);
}

/// <summary>A logistic curve, its constant first among the weights.</summary>
internal sealed record Logistic(double[] Weights) : ICurve
{
    private const double Ridge = 0.05;

    private const int Rounds = 300;

    /// <summary>By Newton steps along one weight after the other, with a small ridge.</summary>
    public static Logistic Fit(double[][] rows, bool[] right)
    {
        // About their means, so that the constant does not drag the others along.
        double[] means = [.. rows[0].Select((_, j) => rows.Average(r => r[j]))];
        double[][] about = [.. rows.Select(r => (double[])[1, .. r.Zip(means, (x, m) => x - m)])];
        var weights = new double[about[0].Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var j = 0; j < weights.Length; j++)
            {
                var (gradient, curvature) = (-Ridge * weights[j], Ridge);
                for (var i = 0; i < about.Length; i++)
                {
                    var p = Sigmoid(Dot(weights, about[i]));
                    gradient += ((right[i] ? 1 : 0) - p) * about[i][j];
                    curvature += p * (1 - p) * about[i][j] * about[i][j];
                }

                weights[j] += gradient / curvature;
            }
        }

        weights[0] -= Dot(weights.AsSpan(1), means);
        return new Logistic(weights);
    }

    public double Of(double[] row) => Sigmoid(Weights[0] + Dot(Weights.AsSpan(1), row));

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => System.Numerics.Tensors.TensorPrimitives.Dot(a, b);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

/// <summary>A curve of steps that never fall, by pooling neighbours that do (pool adjacent violators).</summary>
internal sealed record Isotonic(IReadOnlyList<(double From, double Share)> Steps) : ICurve
{
    public static Isotonic Fit(double[][] rows, bool[] right)
    {
        var pools = new List<(double From, double Right, int Count)>();
        foreach (var (row, one) in rows.Zip(right).OrderBy(p => p.First[0]))
        {
            pools.Add((row[0], one ? 1 : 0, 1));
            while (pools.Count > 1 && pools[^2].Right / pools[^2].Count >= pools[^1].Right / pools[^1].Count)
            {
                var (before, last) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((before.From, before.Right + last.Right, before.Count + last.Count));
            }
        }

        return new Isotonic([.. pools.Select(p => (p.From, p.Right / p.Count))]);
    }

    public double Of(double[] row) => Steps.LastOrDefault(s => s.From <= row[0], Steps[0]).Share;
}
