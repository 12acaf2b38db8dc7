using Curation.Classify.Linking;
using Curation.Domain;
using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>A share and its 95 % bootstrap interval.</summary>
public sealed record LinkFigure(double Value, Interval Interval);

/// <summary>How well texts are linked: of one part, or the mean over parts.</summary>
/// <param name="Fitting">How many texts a label fits.</param>
/// <param name="None">How many texts none fits.</param>
/// <param name="At1">RP@1, ten labels being given to each text: of the labels that fit, the share among the first k, of k at most.</param>
/// <param name="Given1">RP@1 as the linker answers: a text that it gives no label counts 0.</param>
/// <param name="ToldNone">Of the texts that none fits, the share that is given none.</param>
/// <param name="Kept">Of the texts that a label fits, the share that is given one.</param>
public sealed record LinkerFigures(
    string Part, int Fitting, int None, LinkFigure At1, LinkFigure At5, LinkFigure At10, LinkFigure Given1, LinkFigure Given5, LinkFigure Given10, LinkFigure ToldNone, LinkFigure Kept);

/// <summary>How well a linker places texts among a taxonomy's labels. The mean over parts, where each counts alike, stands last.</summary>
/// <param name="Calibration">Of the score of the first link: how often that one is right. A text that none fits has no right one.</param>
public sealed record LinkerReport(IReadOnlyList<LinkerFigures> Figures, Calibration Calibration, ModelEvaluation Evaluation)
{
    private static readonly IReadOnlyList<(string Name, Func<LinkCounts, double> Of)> Shares =
    [
        ("RP@1", c => Share(c.At1, c.Fitting)), ("RP@5", c => Share(c.At5, c.Fitting)), ("RP@10", c => Share(c.At10, c.Fitting)),
        ("RP@1 as given", c => Share(c.Given1, c.Fitting)), ("RP@5 as given", c => Share(c.Given5, c.Fitting)), ("RP@10 as given", c => Share(c.Given10, c.Fitting)),
        ("none told", c => Share(c.ToldNone, c.None)), ("label given", c => Share(c.Kept, c.Fitting)),
    ];

    /// <param name="model">Hash of what the linker works with.</param>
    /// <param name="name">Of the set, as people know it.</param>
    /// <param name="questions">Their links are ids of the linker's taxonomy.</param>
    public static LinkerReport Of(SkillLinker linker, string model, string name, IReadOnlyList<LinkQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(linker);
        ArgumentNullException.ThrowIfNull(questions);
        var answers = questions.AsParallel().AsOrdered().Select(q => linker.Rank(q.Text, q.Context)).ToList();
        var counts = questions.Zip(answers, (q, a) => LinkCounts.Of(q.Links, [.. a.Links.Select(l => l.Id)], a.Abstained)).ToList();
        var parts = questions.Select(q => q.Part).Distinct(StringComparer.Ordinal).ToList();
        var figures = parts.ConvertAll(part => Figures(part, [.. Of(part)], [.. Of(part).Select(i => counts[i])]));
        if (parts.Count > 1)
        {
            var sizes = questions.CountBy(q => (q.Part, q.Links.Count == 0)).ToDictionary(s => s.Key, s => s.Value);
            figures.Add(Figures("mean", [.. Enumerable.Range(0, questions.Count)], [.. counts.Zip(questions, (c, q) => c * (1.0 / sizes[(q.Part, q.Links.Count == 0)]))]));
        }

        var calibration = Reliability.Of([.. questions.Zip(answers, (q, a) => (a.Probability, Right(q, a)))]);
        return new LinkerReport(figures, calibration, new ModelEvaluation(
            ModelKind.Linker,
            model,
            new LabelledSet(name, Hash(questions), questions.Count),
            [.. Measures(figures[^1])],
            [.. parts.Select(part => Class(part, [.. Of(part)]))],
            calibration,
            [],
            [.. questions.Zip(answers, Outcome)]));

        IEnumerable<int> Of(string part) => Enumerable.Range(0, questions.Count).Where(i => questions[i].Part == part);

        LinkerFigures Figures(string part, int[] places, LinkCounts[] of)
        {
            var sum = of.Aggregate(default(LinkCounts), (a, b) => a + b);
            var intervals = Bootstrap.Of(of, [.. Shares.Select(s => s.Of)]);
            var all = Shares.Select((s, i) => new LinkFigure(s.Of(sum), intervals[i])).ToList();
            var fitting = places.Count(i => questions[i].Links.Count > 0);
            return new LinkerFigures(part, fitting, places.Length - fitting, all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
        }

        ClassFigures Class(string part, int[] places)
        {
            var given = places.Count(i => !answers[i].Abstained);
            var fitting = places.Count(i => questions[i].Links.Count > 0);
            var right = places.Count(i => !answers[i].Abstained && Right(questions[i], answers[i]));
            var (precision, recall) = (Share(right, given), Share(right, fitting));
            return new ClassFigures(part, fitting, Math.Round(precision, 4), Math.Round(recall, 4), Math.Round(Share(2 * precision * recall, precision + recall), 4));
        }
    }

    private static IEnumerable<Measure> Measures(LinkerFigures of)
    {
        LinkFigure[] all = [of.At1, of.At5, of.At10, of.Given1, of.Given5, of.Given10, of.ToldNone, of.Kept];
        return Shares.Zip(all, (s, f) => new Measure(s.Name, Math.Round(f.Value, 4), Math.Round(f.Interval.Low, 4), Math.Round(f.Interval.High, 4), Leading: s.Name == "RP@5"));
    }

    private static Outcome Outcome(LinkQuestion question, LinkRanking answer)
    {
        var given = answer.Abstained ? "" : answer.Links[0].Label;
        return new Outcome(
            question.Id, question.Text.Length <= 200 ? question.Text : question.Text[..200], string.Join("; ", question.Links), given,
            question.Links.Count == 0 ? answer.Abstained : !answer.Abstained && Right(question, answer), answer.Probability);
    }

    private static bool Right(LinkQuestion question, LinkRanking answer) => answer.Links.Count > 0 && question.Links.Contains(answer.Links[0].Id, StringComparer.Ordinal);

    private static string Hash(IEnumerable<LinkQuestion> questions) =>
        NaturalKey.Hash(string.Join('\n', questions.Select(q => $"{q.Id}\t{q.Part}\t{q.Text}\t{q.Context}\t{string.Join('|', q.Links)}")));

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
