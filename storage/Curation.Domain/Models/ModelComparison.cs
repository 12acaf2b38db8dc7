namespace Curation.Domain.Models;

/// <summary>
/// Two models of one kind on one labelled set: each figure beside the other, and the examples that one has right and the other has not. The
/// interval of the difference comes from a paired percentile bootstrap (Efron 1979; Koehn 2004 for two systems on one set): examples are
/// drawn again with replacement, a thousand times. Seeded: the same evaluations give the same interval.
/// </summary>
public sealed record ModelComparison
{
    /// <summary>A leading figure may be lower by this much, one point, before it counts as worse whatever chance says.</summary>
    public const double Margin = 0.01;

    private const int Draws = 1000;

    /// <param name="before">What is in force, or the older one.</param>
    /// <param name="after">What may take its place.</param>
    /// <exception cref="ArgumentException">They are of two kinds, of two sets, or not of the same examples.</exception>
    public ModelComparison(ModelEvaluation before, ModelEvaluation after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Kind != after.Kind || before.Set.Hash != after.Set.Hash)
            throw new ArgumentException("Figures of two kinds or two sets do not compare.", nameof(after));
        (Before, After) = (before, after);
        if (!before.Outcomes.Select(o => o.Id).SequenceEqual(after.Outcomes.Select(o => o.Id), StringComparer.Ordinal))
            throw new ArgumentException("They are of the same set and not of the same examples.", nameof(after));
        var pairs = before.Outcomes.Zip(after.Outcomes, (b, a) => new OutcomePair(b, a)).ToList();
        Gained = [.. pairs.Where(p => p is { Before.Right: false, After.Right: true })];
        Lost = [.. pairs.Where(p => p is { Before.Right: true, After.Right: false })];
        Measures = [.. after.Measures.Select(m => new MeasurePair(m.Name, before.Measures.FirstOrDefault(b => b.Name == m.Name), m))];
        Right = Difference([.. pairs.Select(p => (p.After.Right ? 1 : 0) - (p.Before.Right ? 1 : 0))]);
    }

    public ModelEvaluation Before { get; }

    public ModelEvaluation After { get; }

    /// <summary>Every figure of the later one, beside the earlier one's where it has it.</summary>
    public IReadOnlyList<MeasurePair> Measures { get; }

    /// <summary>By how much the share of examples that are wholly right changed: -1 to 1, with its 95 % interval.</summary>
    public Difference Right { get; }

    /// <summary>Right in the later one alone, in the order of the set.</summary>
    public IReadOnlyList<OutcomePair> Gained { get; }

    /// <summary>Right in the earlier one alone.</summary>
    public IReadOnlyList<OutcomePair> Lost { get; }

    /// <summary>
    /// Why the later one is worse, in a sentence; none where it is not: its leading figure is lower by more than <see cref="Margin"/>, or
    /// the share of examples that are right fell beyond chance.
    /// </summary>
    public string? WorseBecause
    {
        get
        {
            if (Measures.FirstOrDefault(m => m.After.Leading) is { Before: { } was } leading && leading.After.Value < was.Value - Margin)
                return $"On {After.Set.Name} its {leading.Name} is {Percent(leading.After.Value)} instead of {Percent(was.Value)}.";
            return Right.High < 0
                ? $"On {After.Set.Name} {Lost.Count} of {After.Set.Examples} examples are lost and {Gained.Count} gained, which is beyond chance."
                : null;
        }
    }

    private static string Percent(double share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    private static Difference Difference(int[] changes)
    {
        if (changes.Length == 0)
            return new Difference(0, 0, 0);
        var chance = new Random(1);
        var drawn = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0;
            for (var i = 0; i < changes.Length; i++)
                sum += changes[chance.Next(changes.Length)];
            drawn[draw] = (double)sum / changes.Length;
        }

        Array.Sort(drawn);
        return new Difference(Rounded((double)changes.Sum() / changes.Length), Rounded(drawn[(int)(0.025 * Draws)]), Rounded(drawn[(int)(0.975 * Draws) - 1]));
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}

/// <summary>A figure of two models.</summary>
/// <param name="Before">None where the earlier one was not asked for it.</param>
public sealed record MeasurePair(string Name, Measure? Before, Measure After);

/// <summary>A difference of two shares and its 95 % interval; four decimals.</summary>
public sealed record Difference(double Value, double Low, double High);

/// <summary>What two models made of one example.</summary>
public sealed record OutcomePair(Outcome Before, Outcome After);
