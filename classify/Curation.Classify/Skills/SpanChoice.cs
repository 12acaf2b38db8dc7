namespace Curation.Classify.Skills;

/// <summary>
/// Chooses the spans of a sentence by what each is worth: half for the probability that it is a span exactly as it stands (begun at its first
/// token, inside up to its last, and not beyond), half for the mean probability of its tokens to lie in any span. Of all ways to choose spans
/// that do not overlap it takes the one whose worths, <see cref="Least"/> less for each span, add up to most (Kumar and Byrne, "Minimum
/// Bayes-risk decoding", 2004: the answer that is best on average, and not the likeliest one, whose single tags may be likely and its ends not).
/// </summary>
internal static class SpanChoice
{
    /// <summary>No span worth less is chosen.</summary>
    public const double Least = 0.6;

    /// <summary>The logarithm of a probability: a span that is exact with less is worth too little even if all its tokens surely lie in one.</summary>
    private static readonly double Hopeless = Math.Log(2 * Least - 1);

    /// <summary>The chosen spans in order, as first and last token, and what each is worth, <see cref="Least"/> to 1.</summary>
    /// <param name="logits">Three for each token, as outside, begin, inside.</param>
    public static IReadOnlyList<(int First, int Last, double Worth)> Of(ReadOnlySpan<double> logits)
    {
        var n = logits.Length / SpanTags.Count;
        var (begin, inside, goesOn) = (new double[n], new double[n], new double[n + 1]);
        var within = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            var token = logits.Slice(i * SpanTags.Count, SpanTags.Count);
            var norm = LogSum(token);
            (begin[i], inside[i]) = (token[SpanTags.Begin] - norm, token[SpanTags.Inside] - norm);
            goesOn[i] = Math.Exp(inside[i]);
            within[i + 1] = within[i] + 1 - Math.Exp(token[SpanTags.Outside] - norm);
        }

        var best = new double[n + 1];
        var chosen = new (int First, double Worth)[n + 1];
        for (var last = 0; last < n; last++)
        {
            (best[last + 1], chosen[last + 1]) = (best[last], (-1, 0));
            var after = Math.Log(Math.Max(1 - goesOn[last + 1], 1e-12));
            for (var first = last; first >= 0 && after >= Hopeless; after += inside[first--])
            {
                var worth = (Math.Exp(after + begin[first]) + (within[last + 1] - within[first]) / (last - first + 1)) / 2;
                var sum = best[first] + worth - Least;
                if (worth >= Least && sum > best[last + 1])
                    (best[last + 1], chosen[last + 1]) = (sum, (first, worth));
            }
        }

        var spans = new List<(int, int, double)>();
        for (var end = n; end > 0;)
        {
            var (first, worth) = chosen[end];
            if (first >= 0)
                spans.Add((first, end - 1, worth));
            end = first >= 0 ? first : end - 1;
        }

        spans.Reverse();
        return spans;
    }

    private static double LogSum(ReadOnlySpan<double> values)
    {
        var max = Math.Max(values[0], Math.Max(values[1], values[2]));
        return max + Math.Log(Math.Exp(values[0] - max) + Math.Exp(values[1] - max) + Math.Exp(values[2] - max));
    }
}
