using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>Figures of an evaluation out of what came of its examples. All from 0 to 1, four decimals; the same input gives the same figures.</summary>
public static class Figures
{
    private const int Draws = 1000;

    /// <summary>A labelled set, named by what is in it: the same examples in the same order are the same set, whatever file they came in.</summary>
    /// <param name="against">The hash of what the labels are drawn from, as a framework, where that is not in the examples.</param>
    public static LabelledSet Set<T>(string name, IReadOnlyList<T> examples, string against = "")
    {
        ArgumentNullException.ThrowIfNull(examples);
        return new LabelledSet(name, NaturalKey.Hash(string.Join('\n', examples.Select(e => JsonSerializer.Serialize(e, CurationJson.Line)).Append(against))), examples.Count);
    }

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

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : Rounded((double)part / whole);

    private static double Rounded(double value) => Math.Round(value, 4);

    private static ClassFigures Class(string name, int support, int given, int right)
    {
        var score = new PrecisionRecall(Ratio(right, given), Ratio(right, support));
        return new ClassFigures(name, support, score.Precision, score.Recall, Rounded(score.F1));
    }
}
