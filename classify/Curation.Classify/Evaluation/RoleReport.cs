using Curation.Classify.Roles;
using Curation.Domain;
using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>A posting whose role people told.</summary>
/// <param name="Role">As the model names it, a profile's key or an occupation's id; none where it is none of those.</param>
public sealed record LabelledRole(string Id, string Title, string Text, string? Role = null);

/// <param name="Best">Also where it is not believed; none where nothing is alike.</param>
/// <param name="Next">The next best, best first.</param>
public sealed record RoleAnswer(string? Best, double Score, bool Abstained, IReadOnlyList<string> Next)
{
    /// <summary>Said where the role is none of those to choose from.</summary>
    public const string None = "none";

    public string Given => Abstained || Best is null ? None : Best;
}

public static class RoleAnswers
{
    /// <summary>What a classifier says of a labelled posting.</summary>
    public static RoleAnswer Answer(this RoleClassifier classifier, LabelledRole posting)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(posting);
        return classifier.Classify(posting.Title, posting.Text) is { } match
            ? new RoleAnswer(match.Profile.ToString(), match.Score, match.Abstained, [.. match.Alternatives.Select(a => a.Profile.ToString())])
            : new RoleAnswer(null, 0, Abstained: true, []);
    }
}

/// <summary>How well a model tells roles, abstaining counted as the answer "none of ours".</summary>
public static class RoleReport
{
    private const int LongestText = 200;

    /// <param name="model">The version measured.</param>
    /// <param name="set">The labelled set's name.</param>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    public static ModelEvaluation Of(string model, string set, IReadOnlyList<LabelledRole> labelled, Func<LabelledRole, RoleAnswer> judge)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        if (labelled.Count == 0)
            throw new ArgumentException("There is nothing to measure on.", nameof(labelled));
        var judged = labelled.AsParallel().AsOrdered().Select(l => new Judged(l, judge(l))).ToList();
        return new ModelEvaluation(
            ModelKind.Roles,
            model,
            new LabelledSet(set, NaturalKey.Hash(string.Join('\n', labelled.Select(l => $"{l.Id}\t{l.Title}\t{l.Role}\t{NaturalKey.Hash(l.Text)}"))), labelled.Count),
            Measures(judged),
            Classes(judged),
            Reliability.Of([.. judged.Where(j => j.Answer.Best is not null).Select(j => (j.Answer.Score, j.Answer.Best == j.Expected))]),
            [.. judged.Where(j => !j.Right).GroupBy(j => (j.Expected, j.Given)).Select(g => new Confusion(g.Key.Expected, g.Key.Given, g.Count()))
                .OrderByDescending(c => c.Count).ThenBy(c => c.Expected, StringComparer.Ordinal).ThenBy(c => c.Given, StringComparer.Ordinal)],
            [.. judged.Select(j => new Outcome(j.Label.Id, j.Label.Title[..Math.Min(LongestText, j.Label.Title.Length)], j.Expected, j.Given, j.Right, j.Answer.Score))]);
    }

    /// <summary>Accuracy and macro F1 of plain guesses, one a row: for sets that are benchmarks only.</summary>
    public static ModelEvaluation OfGuesses(string model, string set, IReadOnlyList<LabelledTitle> rows, IReadOnlyList<string> guesses)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(guesses);
        var judged = rows.Select((r, i) => new Judged(new LabelledRole($"{i}", r.Title, r.Text, r.Label), new RoleAnswer(guesses[i], 1, Abstained: false, []))).ToList();
        return new ModelEvaluation(ModelKind.Roles, model, new LabelledSet(set, "", rows.Count), Figures(judged, [Accuracy, ("macro F1", MacroF1)]), Classes(judged), null, [], []);
    }

    private static readonly (string Name, Func<IReadOnlyList<Judged>, double> Of) Accuracy = ("accuracy", all => Share(all, j => j.Right));

    private static List<Measure> Measures(List<Judged> judged) => Figures(
        judged,
        [
            Accuracy,
            ("precision of assigned", all => Share(all.Where(j => j.Given != RoleAnswer.None), j => j.Right)),
            ("recall of ours", all => Share(all.Where(j => j.Expected != RoleAnswer.None), j => j.Right)),
            ("assigned", all => Share(all, j => j.Given != RoleAnswer.None)),
            ("macro F1", MacroF1),
            ("right among 1", all => Share(all.Where(j => j.Expected != RoleAnswer.None), j => j.Answer.Best == j.Expected)),
            ("right among 5", all => Share(all.Where(j => j.Expected != RoleAnswer.None), j => j.Answer.Next.Take(4).Prepend(j.Answer.Best).Contains(j.Expected, StringComparer.Ordinal))),
        ]);

    private static List<Measure> Figures(List<Judged> judged, (string Name, Func<IReadOnlyList<Judged>, double> Of)[] measures)
    {
        var intervals = Bootstrap.OfExamples(judged, [.. measures.Select(m => m.Of)]);
        return [.. measures.Select((m, i) => new Measure(m.Name, Four(m.Of(judged)), Four(intervals[i].Low), Four(intervals[i].High), Leading: i == 0))];
    }

    private static List<ClassFigures> Classes(List<Judged> judged) =>
        [.. judged.Select(j => j.Expected).Concat(judged.Select(j => j.Given)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => Figures(judged, c))];

    private static ClassFigures Figures(IReadOnlyList<Judged> judged, string name)
    {
        var expected = judged.Where(j => j.Expected == name).ToList();
        var given = judged.Where(j => j.Given == name).ToList();
        var right = expected.Count(j => j.Right);
        return new ClassFigures(
            name, expected.Count, given.Count == 0 ? 0 : Four((double)right / given.Count), expected.Count == 0 ? 0 : Four((double)right / expected.Count),
            right == 0 ? 0 : Four(2.0 * right / (expected.Count + given.Count)));
    }

    /// <summary>Over the roles that occur among the labels, each counting alike; "none" is no role.</summary>
    private static double MacroF1(IReadOnlyList<Judged> judged)
    {
        var roles = judged.Select(j => j.Expected).Where(e => e != RoleAnswer.None).Distinct(StringComparer.Ordinal).ToList();
        return roles.Count == 0 ? 0 : roles.Average(role => Figures(judged, role).F1);
    }

    private static double Share(IEnumerable<Judged> of, Func<Judged, bool> holds)
    {
        var (all, count) = (0, 0);
        foreach (var one in of)
        {
            all++;
            if (holds(one))
                count++;
        }

        return all == 0 ? 0 : (double)count / all;
    }

    private static double Four(double value) => Math.Round(value, 4);

    private sealed record Judged(LabelledRole Label, RoleAnswer Answer)
    {
        public string Expected { get; } = Label.Role ?? RoleAnswer.None;

        public string Given { get; } = Answer.Given;

        public bool Right => Expected == Given;
    }
}
