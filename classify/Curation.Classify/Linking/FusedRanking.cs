using System.Numerics.Tensors;

namespace Curation.Classify.Linking;

/// <summary>How labels rank for one text.</summary>
/// <param name="Scores">One a label: the higher the better; 1 at most.</param>
/// <param name="Fits">The cosine of each label with the text, or with the span in it that it is nearest to: how well it fits, whatever the others do.</param>
internal sealed record Ranking(float[] Scores, float[] Fits);

/// <summary>
/// Ranks labels by meaning and by letters together, each divided by its best. Of a sentence, the labels nearest to the skills that were
/// marked in it count as well as those nearest to all of it; of a phrase, the sentence around it has a small say.
/// </summary>
internal sealed class FusedRanking(LabelVectors vectors, LexicalIndex lexical)
{
    /// <summary>Chosen on the validation parts of the ESCO benchmark (Decorte and others), where a point means little: 136 sentences, 266 phrases.</summary>
    private const float PhraseMeaning = 0.7f, PhraseLetters = 0.2f, PhraseContext = 0.1f;

    private const float SentenceMeaning = 0.40f, SpanMeaning = 0.26f, SentenceWords = 0.15f, SentenceLetters = 0.19f;

    public Ranking OfPhrase(string phrase, string? context)
    {
        var cosines = vectors.Cosines(phrase);
        var scores = Sum(
            (Shares(cosines), PhraseMeaning),
            (Shares(lexical.LetterCosines(phrase)), PhraseLetters),
            (Shares(context is null ? cosines : vectors.Cosines(context)), PhraseContext));
        return new Ranking(scores, cosines);
    }

    public Ranking OfSentence(string sentence, IReadOnlyList<string> spans)
    {
        var cosines = vectors.Cosines(sentence);
        var nearest = spans.Count == 0 ? cosines : vectors.Cosines(spans[0]);
        foreach (var span in spans.Skip(1))
            TensorPrimitives.Max<float>(nearest, vectors.Cosines(span), nearest);
        var scores = Sum(
            (Shares(cosines), SentenceMeaning),
            (Shares(nearest), SpanMeaning),
            (Shares(lexical.WordScores(sentence)), SentenceWords),
            (Shares(lexical.LetterCosines(sentence)), SentenceLetters));
        TensorPrimitives.Max<float>(nearest, cosines, nearest);
        return new Ranking(scores, nearest);
    }

    private static float[] Shares(double[] values) => Shares(Array.ConvertAll(values, v => (float)v));

    private static float[] Shares(float[] values)
    {
        var shares = new float[values.Length];
        TensorPrimitives.Divide(values, Math.Max(TensorPrimitives.Max<float>(values), 1e-9f), shares);
        return shares;
    }

    private static float[] Sum(params ReadOnlySpan<(float[] Values, float Weight)> parts)
    {
        var sum = new float[parts[0].Values.Length];
        foreach (var (values, weight) in parts)
            TensorPrimitives.MultiplyAdd<float>(values, weight, sum, sum);
        return sum;
    }
}
