using Curation.Classify.Evaluation;
using Curation.Classify.Linking;

namespace Curation.Classify.Training.Linking;

/// <summary>Which curve tells best how likely the first label is right: by the log loss on tenths that it was not fitted on.</summary>
internal static class CurveChoice
{
    private const int Folds = 10;

    public static void Say(string name, IReadOnlyList<(LinkGuess Guess, bool Right, bool None)> guesses)
    {
        bool[] right = [.. guesses.Select(g => g.Right)];
        Console.WriteLine($"{name}: the first label is right of {right.Count(r => r)} in {right.Length}");
        foreach (var (columns, what) in ((int[], string)[])[([0], "fit"), ([0, 1], "fit, lead"), ([0, 1, 2], "fit, lead, words")])
        {
            double[][] rows = [.. guesses.Select(g => columns.Select(c => g.Guess.Values[c]).ToArray())];
            Tell($"logistic of {what}", Crossed(rows, right, Logistic.Fit), right);
            Console.WriteLine($"    constant and weights {string.Join(", ", Logistic.Fit(rows, right).Weights.Select(w => FormattableString.Invariant($"{w:0.00}")))}");
            if (columns.Length == 2)
                Points(Crossed(rows, right, Logistic.Fit), guesses);
        }

        Tell("isotonic of fit", Crossed([.. guesses.Select(g => new[] { g.Guess.Fit })], right, Isotonic.Fit), right);
    }

    /// <summary>The probability of each, by a curve fitted on the other nine tenths.</summary>
    private static double[] Crossed(double[][] rows, bool[] right, Func<double[][], bool[], ICurve> fit)
    {
        var crossed = new double[rows.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(i => i % Folds != fold)];
            var curve = fit([.. others.Select(i => rows[i])], [.. others.Select(i => right[i])]);
            for (var i = fold; i < rows.Length; i += Folds)
                crossed[i] = curve.Of(rows[i]);
        }

        return crossed;
    }

    private static void Tell(string curve, double[] probabilities, bool[] right)
    {
        var loss = -probabilities.Zip(right, (p, r) => Math.Log(Math.Clamp(r ? p : 1 - p, 1e-3, 1))).Average();
        var error = Reliability.Of([.. probabilities.Zip(right)]).ExpectedError;
        Console.WriteLine(FormattableString.Invariant($"  {curve}: log loss {loss:0.000}, expected calibration error {error * 100:0.0}"));
    }

    private static void Points(double[] probabilities, IReadOnlyList<(LinkGuess Guess, bool Right, bool None)> guesses)
    {
        foreach (var least in (double[])[0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4])
        {
            var below = guesses.Zip(probabilities).Where(p => p.Second < least).Select(p => p.First).ToList();
            Console.WriteLine(FormattableString.Invariant(
                $"    none below {least:0.00}: told of {below.Count(g => g.None)} of {guesses.Count(g => g.None)} that none fits; {below.Count(g => g.Right)} right and {below.Count(g => !g.Right && !g.None)} wrong answers go"));
        }
    }
}
