using System.Globalization;
using Curation.Classify.Skills;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>What a tagger did on a labelled set, in the form that models are compared in. Strict F1 over both kinds leads.</summary>
public static class TaggerEvaluation
{
    private const string Nothing = "nothing";

    /// <param name="name">Of the set, as people know it.</param>
    public static ModelEvaluation Of(ISpanTagger tagger, string name, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(texts);
        return Of(tagger.Hash, name, texts, TaggerReport.Found(tagger, texts));
    }

    internal static ModelEvaluation Of(string model, string name, IReadOnlyList<LabelledText> texts, IReadOnlyList<IReadOnlyList<SkillSpan>> found)
    {
        var figures = TaggerReport.Of(texts, [.. found.Select(TaggerReport.Labelled)]);
        var outcomes = texts.Zip(found, Outcome).ToList();
        return new ModelEvaluation(
            ModelKind.Tagger,
            model,
            new LabelledSet(name, Hash(texts), texts.Count),
            [.. figures.SelectMany(Measures)],
            [.. figures.Where(f => f.Kind != "both").Select(f => new ClassFigures(f.Kind, f.Spans, Math.Round(f.Strict.Precision, 4), Math.Round(f.Strict.Recall, 4), Math.Round(f.Strict.F1, 4)))],
            Reliability.Of([.. texts.Zip(found, (t, f) => f.Select(s => (s.Score, t.Spans.Any(g => g.InWords(t.Text) == Labelled(s).InWords(t.Text))))).SelectMany(s => s)]),
            [.. texts.Zip(found, Confusions).SelectMany(c => c).GroupBy(c => c).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new Confusion(g.Key.Expected, g.Key.Given, g.Count()))],
            outcomes);
    }

    private static IEnumerable<Measure> Measures(TaggerFigures of)
    {
        yield return Measure("strict", of.Strict, leading: of.Kind == "both");
        yield return Measure("overlap", of.Overlap, leading: false);

        Measure Measure(string way, SpanFigures score, bool leading) => new(
            of.Kind == "both" ? $"F1 {way}" : $"F1 {way}, {of.Kind}", Math.Round(score.F1, 4), Math.Round(score.Interval.Low, 4), Math.Round(score.Interval.High, 4), leading);
    }

    private static Outcome Outcome(LabelledText text, IReadOnlyList<SkillSpan> found)
    {
        var gold = text.Spans.Select(s => s.InWords(text.Text)).Distinct().ToHashSet();
        var given = found.Select(s => Labelled(s).InWords(text.Text)).ToHashSet();
        return new Outcome(
            text.Id, text.Text.Length <= 200 ? text.Text : text.Text[..200], Say(text, gold), Say(text, given), gold.SetEquals(given),
            found.Count == 0 ? null : found.Min(s => s.Score));
    }

    private static string Say(LabelledText text, IEnumerable<LabelledSpan> spans) =>
        string.Join("; ", spans.OrderBy(s => s.Start).ThenBy(s => s.End).ThenBy(s => s.Kind).Select(s => $"{Name(s.Kind)}: {text.Text[s.Start..s.End]}"));

    /// <summary>What became of each marked span that was not found as it is, and of each found one that meets nothing marked.</summary>
    private static IEnumerable<(string Expected, string Given)> Confusions(LabelledText text, IReadOnlyList<SkillSpan> found)
    {
        var given = found.Select(s => Labelled(s).InWords(text.Text)).ToList();
        var gold = text.Spans.Select(s => s.InWords(text.Text)).ToList();
        foreach (var span in gold.Where(s => !given.Contains(s)))
        {
            var met = given.Where(s => s.Meets(span)).ToList();
            yield return (Name(span.Kind), met.Count == 0 ? Nothing : met.Exists(s => s.Kind == span.Kind) ? $"{Name(span.Kind)}, other words" : Name(met[0].Kind));
        }

        foreach (var span in given.Where(s => !gold.Exists(g => g.Meets(s))))
            yield return (Nothing, Name(span.Kind));
    }

    private static string Hash(IEnumerable<LabelledText> texts) => NaturalKey.Hash(string.Join('\n', texts.Select(t =>
        $"{t.Id}\t{t.Text}\t{string.Join(' ', t.Spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Start}-{s.End}-{Name(s.Kind)}")))}")));

    private static LabelledSpan Labelled(SkillSpan span) => new(span.Start, span.End, span.Kind);

    private static string Name(SkillKind kind) => kind == SkillKind.Skill ? "skill" : "knowledge";
}
