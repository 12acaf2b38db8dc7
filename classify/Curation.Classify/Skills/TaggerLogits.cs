namespace Curation.Classify.Skills;

/// <summary>Logits of the neural tagger: six a piece, for skill and then for knowledge outside, begin and inside.</summary>
internal static class TaggerLogits
{
    public const int Width = 2 * SpanTags.Count;

    private static readonly float[] OutsideAll = [9, 0, 0, 9, 0, 0];

    /// <summary>Those of the tokens, out of those of all pieces; a token without a piece is outside.</summary>
    public static float[] OfTokens(TaggerInput input, ReadOnlySpan<float> pieces)
    {
        var logits = new float[input.Places.Length * Width];
        for (var t = 0; t < input.Places.Length; t++)
        {
            var from = input.Places[t] < 0 ? OutsideAll : pieces.Slice(input.Places[t] * Width, Width);
            from.CopyTo(logits.AsSpan(t * Width, Width));
        }

        return logits;
    }

    /// <summary>The three logits of one kind for each token.</summary>
    public static double[] OfKind(ReadOnlySpan<float> logits, int kind)
    {
        var chosen = new double[logits.Length / Width * SpanTags.Count];
        for (var i = 0; i < chosen.Length; i++)
            chosen[i] = logits[i / SpanTags.Count * Width + kind * SpanTags.Count + i % SpanTags.Count];

        return chosen;
    }
}
