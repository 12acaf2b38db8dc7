namespace Curation.Classify.Skills;

/// <summary>The tags of tokens: outside, begin, inside.</summary>
internal static class SpanTags
{
    public const int Outside = 0;
    public const int Begin = 1;
    public const int Inside = 2;
    public const int Count = 3;

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
}
