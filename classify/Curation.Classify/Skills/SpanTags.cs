namespace Curation.Classify.Skills;

/// <summary>The tags of tokens: outside, begin, inside. Decoded so that spans are well-formed: nothing is inside that was not begun.</summary>
internal static class SpanTags
{
    public const int Outside = 0;
    public const int Begin = 1;
    public const int Inside = 2;
    public const int Count = 3;

    /// <summary>The likeliest well-formed tags (Viterbi), and the probability that each token has its tag.</summary>
    /// <param name="logits">Three for each token, as outside, begin, inside.</param>
    public static (int[] Tags, double[] Probabilities) Decode(ReadOnlySpan<double> logits)
    {
        var n = logits.Length / Count;
        var best = new double[n, Count];
        var from = new int[n, Count];
        var log = new double[n, Count];
        for (var i = 0; i < n; i++)
        {
            var norm = LogSum(logits.Slice(i * Count, Count));
            for (var tag = 0; tag < Count; tag++)
            {
                log[i, tag] = logits[i * Count + tag] - norm;
                best[i, tag] = i == 0 && tag != Inside ? log[i, tag] : double.NegativeInfinity;
                for (var before = 0; i > 0 && before < Count; before++)
                {
                    var score = best[i - 1, before] + log[i, tag];
                    if (score > best[i, tag] && (tag != Inside || before != Outside))
                        (best[i, tag], from[i, tag]) = (score, before);
                }
            }
        }

        var tags = new int[n];
        var probabilities = new double[n];
        for (var i = n - 1; i >= 0; i--)
        {
            tags[i] = i < n - 1 ? from[i + 1, tags[i + 1]] : Likeliest(best, i);
            probabilities[i] = Math.Exp(log[i, tags[i]]);
        }

        return (tags, probabilities);
    }

    /// <summary>The spans that tags mark, as their first and last token.</summary>
    public static IEnumerable<(int First, int Last)> Spans(int[] tags)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] == Outside)
                continue;
            var first = i;
            while (i + 1 < tags.Length && tags[i + 1] == Inside)
                i++;
            yield return (first, i);
        }
    }

    /// <summary>The geometric mean of the probabilities of a span's tags: 0 to 1.</summary>
    public static double Score(double[] probabilities, int first, int last)
    {
        double sum = 0;
        for (var i = first; i <= last; i++)
            sum += Math.Log(Math.Max(probabilities[i], 1e-6));
        return Math.Exp(sum / (last - first + 1));
    }

    private static int Likeliest(double[,] best, int at)
    {
        var top = 0;
        for (var tag = 1; tag < Count; tag++)
        {
            if (best[at, tag] > best[at, top])
                top = tag;
        }

        return top;
    }

    private static double LogSum(ReadOnlySpan<double> values)
    {
        var max = Math.Max(values[0], Math.Max(values[1], values[2]));
        return max + Math.Log(Math.Exp(values[0] - max) + Math.Exp(values[1] - max) + Math.Exp(values[2] - max));
    }
}
