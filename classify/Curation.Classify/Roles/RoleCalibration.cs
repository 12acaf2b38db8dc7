namespace Curation.Classify.Roles;

/// <summary>What is known of a best guess before it is believed.</summary>
/// <param name="Probability">The model's, of the best profile.</param>
/// <param name="Margin">To the next class, "none of ours" among them.</param>
/// <param name="Likeness">To the profile's likest title.</param>
/// <param name="OtherLikeness">To the likest title that is none of ours, or another profile's.</param>
internal sealed record RoleGuess(double Probability, double Margin, double Likeness, double OtherLikeness)
{
    public const int Count = 5;

    public void Write(Span<double> into)
    {
        into[0] = 1;
        into[1] = Math.Log((Probability + 0.002) / (1.002 - Probability));
        into[2] = Margin;
        into[3] = Likeness;
        into[4] = OtherLikeness;
    }
}

/// <summary>
/// Platt scaling with a few inputs: a logistic curve from a guess to the share of such guesses that were right, fitted by Newton's method
/// on titles that the model was not trained on (J. Platt, "Probabilistic outputs for support vector machines", 1999; here with a ridge).
/// </summary>
internal sealed class RoleCalibration(double[] curve)
{
    private const double Ridge = 0.05;

    public static RoleCalibration Fit(IReadOnlyList<(RoleGuess Guess, bool Right, double Weight)> guesses)
    {
        const int n = RoleGuess.Count;
        var curve = new double[n];
        Span<double> x = stackalloc double[n];
        for (var round = 0; round < 25; round++)
        {
            var gradient = new double[n];
            var hessian = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                gradient[i] = -Ridge * curve[i];
                hessian[i, i] = Ridge;
            }

            foreach (var (guess, right, weight) in guesses)
            {
                guess.Write(x);
                var p = Sigmoid(Dot(curve, x));
                for (var i = 0; i < n; i++)
                {
                    gradient[i] += weight * ((right ? 1 : 0) - p) * x[i];
                    for (var j = 0; j < n; j++)
                        hessian[i, j] += weight * p * (1 - p) * x[i] * x[j];
                }
            }

            var step = Solve(hessian, gradient);
            for (var i = 0; i < n; i++)
                curve[i] += step[i];
        }

        return new RoleCalibration(curve);
    }

    public double Score(RoleGuess guess)
    {
        Span<double> x = stackalloc double[RoleGuess.Count];
        guess.Write(x);
        return Sigmoid(Dot(curve, x));
    }

    public override string ToString() => string.Join(' ', curve.Select(c => c.ToString("0.00", null)));

    private static double Dot(double[] a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Gauss elimination with pivots; the matrix is positive definite by the ridge.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var factor = matrix[i, k] / matrix[k, k];
                for (var j = k; j < n; j++)
                    matrix[i, j] -= factor * matrix[k, j];
                right[i] -= factor * right[k];
            }
        }

        var result = new double[n];
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = right[i];
            for (var j = i + 1; j < n; j++)
                sum -= matrix[i, j] * result[j];
            result[i] = sum / matrix[i, i];
        }

        return result;
    }
}
