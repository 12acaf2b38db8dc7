using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Evaluation;

/// <summary>How well a tagger finds the spans that people marked, for one kind or for both. All figures are between 0 and 1.</summary>
/// <param name="Kind"><c>skill</c>, <c>knowledge</c> or <c>both</c>.</param>
/// <param name="Spans">How many people marked.</param>
public sealed record TaggerFigures(string Kind, int Spans, SpanFigures Strict, SpanFigures Overlap);

/// <param name="Interval">The 95 % bootstrap interval of <paramref name="F1"/>.</param>
public sealed record SpanFigures(double Precision, double Recall, double F1, Interval Interval)
{
    internal static SpanFigures Of(PrecisionRecall score, Interval interval) => new(score.Precision, score.Recall, score.F1, interval);
}

public static class TaggerReport
{
    /// <summary>The figures for skill, for knowledge and for both; a text is judged sentence by sentence, as a posting is.</summary>
    public static IReadOnlyList<TaggerFigures> Of(ISpanTagger tagger, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(texts);
        return Of(texts, [.. Found(tagger, texts).Select(Labelled)]);
    }

    /// <summary>The same figures for spans that were found in any way.</summary>
    /// <param name="found">For each text, in its order, what was found.</param>
    public static IReadOnlyList<TaggerFigures> Of(IReadOnlyList<LabelledText> texts, IReadOnlyList<IReadOnlyList<LabelledSpan>> found)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(found);
        var skill = Counts(SkillKind.Skill);
        var knowledge = Counts(SkillKind.Knowledge);
        return
        [
            Figures("skill", skill),
            Figures("knowledge", knowledge),
            Figures("both", [.. skill.Zip(knowledge, (s, k) => s + k)]),
        ];

        List<SpanCounts> Counts(SkillKind kind) => [.. texts.Select((text, i) => SpanCounts.Of(text, found[i], kind))];
    }

    /// <summary>What the tagger marks in each text.</summary>
    internal static IReadOnlyList<IReadOnlyList<SkillSpan>> Found(ISpanTagger tagger, IReadOnlyList<LabelledText> texts) =>
        [.. texts.AsParallel().AsOrdered().Select(text => Spans(tagger, text.Text))];

    internal static SpanCounts Counts(ISpanTagger tagger, IReadOnlyList<LabelledText> texts, SkillKind kind) =>
        texts.Aggregate(new SpanCounts(), (sum, text) => sum + SpanCounts.Of(text, Labelled(Spans(tagger, text.Text)), kind));

    private static TaggerFigures Figures(string kind, List<SpanCounts> counts)
    {
        var sum = counts.Aggregate(new SpanCounts(), SpanCounts.Add);
        var intervals = Bootstrap.Of(counts, [c => c.Strict.F1, c => c.Overlap.F1]);
        return new TaggerFigures(kind, sum.Gold, SpanFigures.Of(sum.Strict, intervals[0]), SpanFigures.Of(sum.Overlap, intervals[1]));
    }

    private static IReadOnlyList<SkillSpan> Spans(ISpanTagger tagger, string text) =>
        [.. Sentences(text).SelectMany(s => tagger.Tag(text, Tokens.Of(text, s.Start, s.End)))];

    internal static IReadOnlyList<LabelledSpan> Labelled(IReadOnlyList<SkillSpan> spans) => [.. spans.Select(s => new LabelledSpan(s.Start, s.End, s.Kind))];

    /// <summary>One line is one sentence, as the labelled sets have it; several lines are parted as postings are.</summary>
    private static IEnumerable<(int Start, int End)> Sentences(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? Text.Sentences.Of(text).Select(s => (s.Start, s.End))
        : [(0, text.Length)];
}
