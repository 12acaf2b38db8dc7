using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;

namespace Curation.Classify.Training.Tagging;

/// <summary>
/// Taggers that another learns from: the mean of the probabilities that they give each tag of a token (Hinton, Vinyals and Dean, "Distilling
/// the knowledge in a neural network", 2015; at temperature 1).
/// </summary>
internal sealed class TaggerTeachers(IReadOnlyList<string> folders) : IDisposable
{
    private readonly List<NeuralTagger> taggers = [.. folders.Select(NeuralTagger.Load)];

    /// <summary>For each token the probabilities of outside, begin and inside, of skill and then of knowledge.</summary>
    public float[] Probabilities(string text)
    {
        var tokens = Tokens.Of(text, 0, text.Length);
        var mean = new float[tokens.Count * TaggerLogits.Width];
        foreach (var tagger in taggers)
        {
            var logits = tagger.Logits(text, tokens);
            for (var i = 0; i < logits.Length; i += SpanTags.Count)
            {
                var top = Math.Max(logits[i], Math.Max(logits[i + 1], logits[i + 2]));
                var sum = Enumerable.Range(i, SpanTags.Count).Sum(j => MathF.Exp(logits[j] - top));
                for (var j = i; j < i + SpanTags.Count; j++)
                    mean[j] += MathF.Exp(logits[j] - top) / sum / taggers.Count;
            }
        }

        return mean;
    }

    /// <summary>A text as the teachers alone see it.</summary>
    public TaggingExample Example(string text, WordPiece words) =>
        new(TaggerInput.Of(text, Tokens.Of(text, 0, text.Length), words, TaggingExample.LongestTrained), Probabilities(text));

    /// <summary>A labelled text, as people and the teachers see it together.</summary>
    /// <param name="share">The teachers', 0 to 1.</param>
    public TaggingExample Example(LabelledText text, WordPiece words, float share)
    {
        var gold = TaggingExample.Of(text, words);
        return gold with { Targets = [.. gold.Targets.Zip(Probabilities(text.Text), (g, t) => g * (1 - share) + t * share)] };
    }

    /// <summary>The logarithms of the probabilities: what the teachers together would mark is decoded from them.</summary>
    public float[] Logits(string text) => [.. Probabilities(text).Select(p => MathF.Log(Math.Max(p, 1e-9f)))];

    public void Dispose() => taggers.ForEach(t => t.Dispose());
}
