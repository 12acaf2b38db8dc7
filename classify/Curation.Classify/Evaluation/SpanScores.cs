using System.Numerics;
using System.Runtime.InteropServices;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Evaluation;

/// <summary>How well spans of one kind are found. All are between 0 and 1; F1 is 0 where nothing was right.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>
/// Counts of found and gold spans, compared in words. Strict: the same first and last word. Overlap: one word in common, counted from both
/// sides, as SkillSpan's authors do for loose scores.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpanCounts(int Found, int Gold, int Same, int FoundMet, int GoldMet) : IAdditionOperators<SpanCounts, SpanCounts, SpanCounts>
{
    public PrecisionRecall Strict => new(Share(Same, Found), Share(Same, Gold));

    public PrecisionRecall Overlap => new(Share(FoundMet, Found), Share(GoldMet, Gold));

    public static SpanCounts operator +(SpanCounts a, SpanCounts b) =>
        new(a.Found + b.Found, a.Gold + b.Gold, a.Same + b.Same, a.FoundMet + b.FoundMet, a.GoldMet + b.GoldMet);

    public static SpanCounts Add(SpanCounts a, SpanCounts b) => a + b;

    /// <summary>The counts of one text and one kind.</summary>
    public static SpanCounts Of(LabelledText text, IEnumerable<LabelledSpan> found, SkillKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = found.Where(s => s.Kind == kind).Select(s => s.InWords(text.Text)).Distinct().ToList();
        var gold = text.Spans.Where(s => s.Kind == kind).Select(s => s.InWords(text.Text)).ToList();
        return new SpanCounts(
            spans.Count, gold.Count, spans.Count(gold.Contains), spans.Count(s => gold.Exists(g => g.Meets(s))), gold.Count(g => spans.Exists(s => s.Meets(g))));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
