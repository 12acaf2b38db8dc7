using System.Globalization;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training.Tagging;

/// <summary>Scores of logits on labelled texts, and the leaning towards "outside" that gives the best strict F1.</summary>
internal static class TaggerScores
{
    public static readonly SkillKind[] Kinds = [SkillKind.Skill, SkillKind.Knowledge];

    public static SpanCounts Of(IReadOnlyList<LabelledText> texts, float[][] logits, SkillKind kind, double lean)
    {
        var counts = new SpanCounts();
        for (var i = 0; i < texts.Count; i++)
        {
            var tokens = Tokens.Of(texts[i].Text, 0, texts[i].Text.Length);
            var (tags, _) = SpanTags.Decode(TaggerLogits.OfKind(logits[i], (int)kind, lean));
            counts += SpanCounts.Of(texts[i], SpanTags.Spans(tags).Select(s => new LabelledSpan(tokens[s.First].Start, tokens[s.Last].End, kind)), kind);
        }

        return counts;
    }

    /// <summary>For each kind, of the leanings between -3 and 1.</summary>
    public static double[] BestLeans(IReadOnlyList<LabelledText> texts, float[][] logits) =>
        [.. Kinds.Select(kind => Enumerable.Range(-12, 17).Select(i => i * 0.25).MaxBy(lean => Of(texts, logits, kind, lean).Strict.F1))];

    public static string Say(IReadOnlyList<LabelledText> texts, float[][] logits)
    {
        var leans = BestLeans(texts, logits);
        return string.Join("; ", Kinds.Select(kind =>
        {
            var counts = Of(texts, logits, kind, leans[(int)kind]);
            return string.Create(CultureInfo.InvariantCulture, $"{kind} strict {counts.Strict.F1 * 100:0.0}, overlap {counts.Overlap.F1 * 100:0.0} (leaning {leans[(int)kind]})");
        }));
    }

    public static string Say(IEnumerable<TaggerFigures> figures) => string.Join("; ", figures.Select(f => string.Create(
        CultureInfo.InvariantCulture, $"{f.Kind} strict {f.Strict.F1 * 100:0.0}, overlap {f.Overlap.F1 * 100:0.0}")));
}
