using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Classify.Training.Tagging;

namespace Curation.Classify.Training.Linking;

/// <summary>
/// Spans that people marked in SkillSpan's training part, each with the label that the base encoder and the letters together put first, and
/// the sentences that they stand in. Nobody has looked at these links: they are right more often than not.
/// </summary>
internal static class SilverPairs
{
    private const float Meaning = 0.8f, Letters = 0.2f, LeastCosine = 0.5f;

    /// <param name="without">Sentences that are measured on, in the form of <see cref="UnlabelledTexts.Bare"/>.</param>
    public static IReadOnlyList<LinkPair> Of(IReadOnlyList<LabelledText> texts, IReadOnlySet<string> without, IReadOnlyList<string> labels, TextEncoder encoder, string? cache)
    {
        var vectors = LabelVectors.Of(encoder, labels, cache);
        var letters = new LexicalIndex(labels);
        var best = new Dictionary<string, string?>(StringComparer.Ordinal);
        var pairs = new List<LinkPair>();
        foreach (var text in texts.Where(t => !without.Contains(UnlabelledTexts.Bare(t.Text))))
        {
            var spans = text.Spans.Select(s => text.Text[s.Start..s.End]).Distinct(StringComparer.Ordinal).ToList();
            foreach (var span in spans.Where(s => !best.ContainsKey(s)))
                best[span] = Best(span);
            var found = spans.Where(s => best[s] is not null).ToList();
            pairs.AddRange(found.Select(s => LinkPair.Of(s, best[s]!)));
            var fitting = found.Select(s => best[s]!).Distinct(StringComparer.Ordinal).ToList();
            pairs.AddRange(fitting.Select(label => new LinkPair(text.Text, label, fitting)));
        }

        return pairs;

        string? Best(string span)
        {
            var cosines = vectors.Cosines(span);
            var likenesses = letters.LetterCosines(span);
            var at = Enumerable.Range(0, labels.Count).MaxBy(i => Meaning * cosines[i] + Letters * (float)likenesses[i]);
            return cosines[at] < LeastCosine ? null : labels[at];
        }
    }
}
