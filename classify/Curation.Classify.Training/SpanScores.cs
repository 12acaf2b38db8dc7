using System.Globalization;
using Curation.Classify.Skills;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training;

internal sealed record Score(int Found, int Right, int Gold, int Met)
{
    public double Precision => Found == 0 ? 0 : (double)Right / Found;

    public double Recall => Gold == 0 ? 0 : (double)Met / Gold;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"F1 {F1 * 100:0.0} (P {Precision * 100:0.0}, R {Recall * 100:0.0})");
}

/// <summary>Spans in words of the data. Strict: the same words. Overlap: one word in common, counted from both sides.</summary>
internal sealed record SpanScores(Score Strict, Score Overlap)
{
    public static SpanScores Of(SkillTagger tagger, IEnumerable<TaggedSentence> sentences, SkillKind kind)
    {
        int found = 0, gold = 0, same = 0, right = 0, met = 0;
        foreach (var sentence in sentences)
        {
            var truth = sentence.Spans(kind).ToList();
            var spans = tagger.Tag(sentence.Text, 0, sentence.Text.Length).Where(s => s.Kind == kind).Select(s => Words(sentence, s)).ToList();
            found += spans.Count;
            gold += truth.Count;
            same += spans.Count(truth.Contains);
            right += spans.Count(s => truth.Any(t => t.First <= s.Last && s.First <= t.Last));
            met += truth.Count(t => spans.Any(s => t.First <= s.Last && s.First <= t.Last));
        }

        return new SpanScores(new Score(found, same, gold, same), new Score(found, right, gold, met));
    }

    private static (int First, int Last) Words(TaggedSentence sentence, SkillSpan span)
    {
        var first = 0;
        while (sentence.Words[first].End <= span.Start)
            first++;
        var last = first;
        while (last + 1 < sentence.Words.Count && sentence.Words[last + 1].Start < span.End)
            last++;
        return (first, last);
    }
}
