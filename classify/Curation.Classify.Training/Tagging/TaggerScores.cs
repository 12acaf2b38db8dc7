using System.Globalization;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training.Tagging;

/// <summary>Scores of logits on labelled texts, and the fit that gives the best strict and overlap F1 together.</summary>
internal static class TaggerScores
{
    public static readonly SkillKind[] Kinds = [SkillKind.Skill, SkillKind.Knowledge];

    public static SpanCounts Of(IReadOnlyList<LabelledText> texts, float[][] logits, SkillKind kind, TaggerFit fit)
    {
        var counts = new SpanCounts();
        for (var i = 0; i < texts.Count; i++)
        {
            var tokens = Tokens.Of(texts[i].Text, 0, texts[i].Text.Length);
            var chosen = SpanChoice.Of(fit.Of(TaggerLogits.OfKind(logits[i], (int)kind)));
            counts += SpanCounts.Of(texts[i], chosen.Select(s => new LabelledSpan(tokens[s.First].Start, tokens[s.Last].End, kind)), kind);
        }

        return counts;
    }

    /// <summary>For each kind, of all that are tried.</summary>
    public static TaggerFit[] BestFits(IReadOnlyList<LabelledText> texts, float[][] logits) =>
    [
        .. Kinds.Select(kind => TaggerFit.Tried.MaxBy(fit =>
        {
            var counts = Of(texts, logits, kind, fit);
            return counts.Strict.F1 + counts.Overlap.F1;
        })),
    ];

    public static string Say(IReadOnlyList<LabelledText> texts, float[][] logits)
    {
        var fits = BestFits(texts, logits);
        return string.Join("; ", Kinds.Select(kind =>
        {
            var counts = Of(texts, logits, kind, fits[(int)kind]);
            return string.Create(CultureInfo.InvariantCulture, $"{kind} strict {counts.Strict.F1 * 100:0.0}, overlap {counts.Overlap.F1 * 100:0.0} (× {fits[(int)kind].Sharpness}, leaning {fits[(int)kind].Lean})");
        }));
    }

    public static string Say(IEnumerable<TaggerFigures> figures) => string.Join("; ", figures.Select(f => string.Create(
        CultureInfo.InvariantCulture, $"{f.Kind} strict {f.Strict.F1 * 100:0.0}, overlap {f.Overlap.F1 * 100:0.0}")));
}
