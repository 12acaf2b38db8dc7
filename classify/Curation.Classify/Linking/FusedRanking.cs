using System.Numerics.Tensors;

namespace Curation.Classify.Linking;

/// <summary>How labels rank for one text.</summary>
/// <param name="Scores">One a label: the higher the better; 1 at most.</param>
/// <param name="Fits">The cosine of each label with the text, or with the span in it that it is nearest to: how well it fits, whatever the others do.</param>
internal sealed record Ranking(float[] Scores, float[] Fits);

/// <summary>The likenesses that are added to a ranking, each divided by its best, in the order of the weights.</summary>
internal sealed record Likenesses(float[][] Parts, float[] Fits)
{
    /// <param name="weights">One a part; where the last parts are missing, the others share what they weigh.</param>
    public Ranking Ranking(ReadOnlySpan<float> weights)
    {
        var sum = new float[Fits.Length];
        var all = TensorPrimitives.Sum(weights[..Parts.Length]);
        for (var i = 0; i < Parts.Length; i++)
        {
            if (weights[i] > 0)
                TensorPrimitives.MultiplyAdd<float>(Parts[i], weights[i] / all, sum, sum);
        }

        return new Ranking(sum, Fits);
    }
}

/// <summary>
/// Ranks labels by meaning and by letters together, each divided by its best. Of a sentence, the labels nearest to the skills that were
/// marked in it count as well as those nearest to all of it, and labels that postings often ask for more than others; of a phrase, the
/// sentence around it has a small say.
/// </summary>
/// <param name="prior">How often each label is asked for, 1 at most; none: nobody has counted.</param>
internal sealed class FusedRanking(LabelVectors vectors, LexicalIndex lexical, float[]? prior)
{
    /// <summary>
    /// Of a phrase: meaning, letters, words, the sentence around it. Chosen by <c>models train linker-weights</c> on the validation parts of the
    /// ESCO skill benchmark (Decorte and others), where a point means little: 136 sentences, 266 phrases.
    /// </summary>
    public static readonly float[] PhraseWeights = [0.55f, 0.06f, 0.12f, 0.27f];

    /// <summary>
    /// Of a sentence: its meaning, the nearest span's, each span's own best, words, letters, the nearest span's letters, how often a label is
    /// asked for. Chosen on the same parts.
    /// </summary>
    public static readonly float[] SentenceWeights = [0.29f, 0.22f, 0.10f, 0.16f, 0.01f, 0, 0.22f];

    public Ranking OfPhrase(string phrase, string? context) => Phrase(phrase, context).Ranking(PhraseWeights);

    public Ranking OfSentence(string sentence, IReadOnlyList<string> spans) => Sentence(sentence, spans).Ranking(SentenceWeights);

    public Likenesses Phrase(string phrase, string? context)
    {
        var cosines = vectors.Cosines(phrase);
        return new Likenesses(
            [Shares(cosines), Shares(lexical.LetterCosines(phrase)), Shares(lexical.WordScores(phrase)), Shares(context is null ? cosines : vectors.Cosines(context))],
            cosines);
    }

    public Likenesses Sentence(string sentence, IReadOnlyList<string> spans)
    {
        var cosines = vectors.Cosines(sentence);
        var letters = Shares(lexical.LetterCosines(sentence));
        var bySpan = spans.Count == 0 ? [cosines] : spans.Select(vectors.Cosines).ToArray();
        var nearest = Highest(bySpan);
        return new Likenesses(
            [
                Shares(cosines), Shares(nearest), Highest([.. bySpan.Select(Shares)]), Shares(lexical.WordScores(sentence)), letters,
                spans.Count == 0 ? letters : Highest([.. spans.Select(s => Shares(lexical.LetterCosines(s)))]),
                .. prior is null ? (float[][])[] : [prior],
            ],
            Highest([nearest, cosines]));
    }

    private static float[] Highest(float[][] all)
    {
        var highest = (float[])all[0].Clone();
        foreach (var one in all.Skip(1))
            TensorPrimitives.Max<float>(highest, one, highest);
        return highest;
    }

    private static float[] Shares(double[] values) => Shares(Array.ConvertAll(values, v => (float)v));

    private static float[] Shares(float[] values)
    {
        var shares = new float[values.Length];
        TensorPrimitives.Divide(values, Math.Max(TensorPrimitives.Max<float>(values), 1e-9f), shares);
        return shares;
    }
}
