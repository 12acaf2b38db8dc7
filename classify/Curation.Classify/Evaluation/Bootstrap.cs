using System.Numerics;
using System.Runtime.InteropServices;

namespace Curation.Classify.Evaluation;

/// <summary>The 95 % interval of a figure.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High);

/// <summary>
/// The percentile bootstrap (Efron 1979): texts are drawn again with replacement, a thousand times, and the figure is taken each time.
/// Seeded, so that the same input gives the same interval.
/// </summary>
public static class Bootstrap
{
    private const int Draws = 1000;

    /// <param name="counts">One for each text.</param>
    /// <param name="figures">What is wanted of the counts of a draw.</param>
    /// <returns>An interval for each figure.</returns>
    public static IReadOnlyList<Interval> Of<T>(IReadOnlyList<T> counts, IReadOnlyList<Func<T, double>> figures)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(figures);
        var chance = new Random(1);
        var drawn = figures.Select(_ => new double[Draws]).ToArray();
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = default(T);
            for (var i = 0; i < counts.Count; i++)
                sum += counts[chance.Next(counts.Count)];
            for (var f = 0; f < figures.Count; f++)
                drawn[f][draw] = figures[f](sum);
        }

        return [.. drawn.Select(values => Middle([.. values.Order()]))];
    }

    /// <param name="figures">What is wanted of the examples of a draw.</param>
    /// <returns>An interval for each figure.</returns>
    public static IReadOnlyList<Interval> OfExamples<T>(IReadOnlyList<T> examples, IReadOnlyList<Func<IReadOnlyList<T>, double>> figures)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(figures);
        var chance = new Random(1);
        var drawn = figures.Select(_ => new double[Draws]).ToArray();
        var sample = new T[examples.Count];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < sample.Length; i++)
                sample[i] = examples[chance.Next(examples.Count)];
            for (var f = 0; f < figures.Count; f++)
                drawn[f][draw] = figures[f](sample);
        }

        return [.. drawn.Select(values => Middle([.. values.Order()]))];
    }

    private static Interval Middle(double[] sorted) => new(sorted[(int)(0.025 * Draws)], sorted[(int)(0.975 * Draws) - 1]);
}
