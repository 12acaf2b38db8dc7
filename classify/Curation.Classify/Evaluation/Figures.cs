using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>Figures of an evaluation out of what came of its examples. All from 0 to 1, four decimals; the same input gives the same figures.</summary>
public static class Figures
{
    private const int Draws = 1000;

    private const int Bins = 10;

    /// <summary>A share of sums, as precision is: what was right over what was given. Its interval by bootstrap over examples.</summary>
    /// <param name="counts">One for each example.</param>
    public static Measure Share(string name, IReadOnlyList<(int Part, int Whole)> counts, bool leading = false)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var chance = new Random(1);
        var drawn = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (part, whole) = (0, 0);
            for (var i = 0; i < counts.Count; i++)
            {
                var one = counts[chance.Next(counts.Count)];
                (part, whole) = (part + one.Part, whole + one.Whole);
            }

            drawn[draw] = Ratio(part, whole);
        }

        Array.Sort(drawn);
        return new Measure(name, Ratio(counts.Sum(c => c.Part), counts.Sum(c => c.Whole)), drawn[(int)(0.025 * Draws)], drawn[(int)(0.975 * Draws) - 1], leading);
    }

    /// <summary>The reliability curve of scores, in ten bins of equal width; empty ones are left out.</summary>
    public static Calibration Reliability(IReadOnlyList<(double Score, bool Right)> judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var bins = judged.GroupBy(j => Math.Clamp((int)(j.Score * Bins), 0, Bins - 1)).OrderBy(g => g.Key)
            .Select(g => new CalibrationBin((double)g.Key / Bins, (double)(g.Key + 1) / Bins, g.Count(), Rounded(g.Average(j => j.Score)), Ratio(g.Count(j => j.Right), g.Count())))
            .ToList();
        return new Calibration(bins, judged.Count == 0 ? 0 : Rounded(bins.Sum(b => b.Count * Math.Abs(b.Score - b.Right)) / judged.Count));
    }

    /// <summary>Precision, recall and F1 of each class that is expected or given, the most expected first.</summary>
    /// <param name="none">What stands for no class: it is no class itself.</param>
    public static IReadOnlyList<ClassFigures> Classes(IReadOnlyList<(string Expected, string Given)> pairs, string none)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return
        [
            .. pairs.SelectMany(p => new[] { p.Expected, p.Given }).Where(c => c != none).Distinct(StringComparer.Ordinal)
                .Select(c => Class(c, pairs.Count(p => p.Expected == c), pairs.Count(p => p.Given == c), pairs.Count(p => p.Expected == c && p.Given == c)))
                .OrderByDescending(c => c.Support).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>What was given for something else, the most frequent first.</summary>
    public static IReadOnlyList<Confusion> Confusions(IEnumerable<(string Expected, string Given)> pairs) =>
    [
        .. pairs.Where(p => p.Expected != p.Given).GroupBy(p => p).Select(g => new Confusion(g.Key.Expected, g.Key.Given, g.Count()))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Expected, StringComparer.Ordinal).ThenBy(c => c.Given, StringComparer.Ordinal),
    ];

    /// <summary>A text cut to what a person recognises it by.</summary>
    public static string Short(string text) => text.Length <= 200 ? text : $"{text[..199]}…";

    internal static double Ratio(int part, int whole) => whole == 0 ? 0 : Rounded((double)part / whole);

    internal static double Rounded(double value) => Math.Round(value, 4);

    private static ClassFigures Class(string name, int support, int given, int right)
    {
        var score = new PrecisionRecall(Ratio(right, given), Ratio(right, support));
        return new ClassFigures(name, support, score.Precision, score.Recall, Rounded(score.F1));
    }
}
