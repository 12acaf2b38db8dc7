using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;
using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>What a tagger did on texts whose spans people marked. An example is right where all its spans are, with the same words and kind.</summary>
public static class TaggerEvaluation
{
    private const string Nothing = "nothing";

    public static ModelEvaluation Of(ISpanTagger tagger, LabelledSet set, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(texts);
        var judged = texts.Select(text => (Text: text, Found: Spans(tagger, text.Text))).ToList();
        var figures = TaggerReport.Of(tagger, texts);
        var both = figures.Single(f => f.Kind == "both");
        return new ModelEvaluation(
            ModelKind.Tagger, tagger.Hash, set,
            [Measure("strict F1", both.Strict, leading: true), Measure("overlap F1", both.Overlap)],
            [.. figures.Where(f => f.Kind != "both").Select(f => new ClassFigures(f.Kind, f.Spans, Round(f.Strict.Precision), Round(f.Strict.Recall), Round(f.Strict.F1)))],
            Figures.Reliability([.. judged.SelectMany(j => j.Found.Select(s => (s.Score, Gold(j.Text).Contains(s.Span))))]),
            Figures.Confusions(judged.SelectMany(j => Pairs(Gold(j.Text), [.. j.Found.Select(f => f.Span)]))),
            [.. judged.Select(j => Outcome(j.Text, [.. j.Found.Select(f => f.Span)]))]);
    }

    private static Measure Measure(string name, SpanFigures figures, bool leading = false) =>
        new(name, Round(figures.F1), Round(figures.Interval.Low), Round(figures.Interval.High), leading);

    private static Outcome Outcome(LabelledText text, List<LabelledSpan> found)
    {
        var gold = Gold(text);
        return new Outcome(text.Id, Figures.Short(text.Text), Words(text.Text, gold), Words(text.Text, found), gold.SetEquals(found));
    }

    /// <summary>Each label beside what meets it, of its own kind rather than of the other; and what meets no label.</summary>
    private static IEnumerable<(string Expected, string Given)> Pairs(HashSet<LabelledSpan> gold, List<LabelledSpan> found)
    {
        foreach (var label in gold)
            yield return (Word(label.Kind), found.Where(label.Meets).OrderByDescending(f => f.Kind == label.Kind).Select(f => Word(f.Kind)).FirstOrDefault() ?? Nothing);
        foreach (var span in found.Where(f => !gold.Any(f.Meets)))
            yield return (Nothing, Word(span.Kind));
    }

    private static List<(LabelledSpan Span, double Score)> Spans(ISpanTagger tagger, string text) =>
    [
        .. tagger.Tag(text, Tokens.Of(text, 0, text.Length)).Select(s => (new LabelledSpan(s.Start, s.End, s.Kind).InWords(text), s.Score)).DistinctBy(s => s.Item1),
    ];

    private static HashSet<LabelledSpan> Gold(LabelledText text) => [.. text.Spans.Select(s => s.InWords(text.Text))];

    private static string Words(string text, IEnumerable<LabelledSpan> spans) =>
        string.Join("; ", spans.OrderBy(s => s.Start).ThenBy(s => s.Kind).Select(s => $"{text[s.Start..s.End].TrimEnd('.', ',', ';')} ({Word(s.Kind)})"));

    private static string Word(SkillKind kind) => kind == SkillKind.Skill ? "skill" : "knowledge";

    private static double Round(double value) => Math.Round(value, 4);
}
