using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training.Tagging;

/// <summary>A sentence to learn from.</summary>
/// <param name="Targets">For each token and kind the wanted probabilities of outside, begin and inside: 1 for what people said, else 0.</param>
internal sealed record TaggingExample(TaggerInput Input, float[] Targets)
{
    /// <summary>Two kinds with three tags each.</summary>
    public const int Width = TaggerLogits.Width;

    public const int LongestTrained = 128;

    public static TaggingExample Of(LabelledText text, WordPiece words, int longest = LongestTrained)
    {
        var tokens = Tokens.Of(text.Text, 0, text.Text.Length);
        var targets = new float[tokens.Count * Width];
        for (var kind = 0; kind < 2; kind++)
        {
            var tags = Tags(text, tokens, (SkillKind)kind);
            for (var i = 0; i < tags.Length; i++)
                targets[i * Width + kind * SpanTags.Count + tags[i]] = 1;
        }

        return new TaggingExample(TaggerInput.Of(text.Text, tokens, words, longest), targets);
    }

    /// <summary>The tags that tokens have by the marked spans; marks that cling to a span's edge are outside, but for brackets.</summary>
    private static int[] Tags(LabelledText text, List<Token> tokens, SkillKind kind)
    {
        var tags = new int[tokens.Count];
        foreach (var span in text.Spans.Where(s => s.Kind == kind))
        {
            var first = tokens.FindIndex(t => t.Start >= span.Start && t.Start < span.End);
            var last = tokens.FindLastIndex(t => t.Start >= span.Start && t.Start < span.End);
            if (first < 0)
                continue;
            while (last > first && !tokens[last].IsWord && tokens[last - 1].End == tokens[last].Start && text.Text[tokens[last].Start] != ')')
                last--;
            while (first < last && !tokens[first].IsWord && tokens[first].End == tokens[first + 1].Start && text.Text[tokens[first].Start] != '(')
                first++;
            tags[first] = SpanTags.Begin;
            for (var i = first + 1; i <= last; i++)
                tags[i] = SpanTags.Inside;
        }

        return tags;
    }
}
