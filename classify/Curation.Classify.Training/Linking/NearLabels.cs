using Curation.Classify.Encoders;
using Curation.Classify.Linking;

namespace Curation.Classify.Training.Linking;

/// <summary>Hard negatives: for each pair a label that the base encoder finds near to the text and that is not known to fit it.</summary>
internal static class NearLabels
{
    /// <summary>The nearest few are passed over: they often fit, and nobody has said so.</summary>
    private const int From = 5, To = 30;

    public static IReadOnlyList<string> Of(IReadOnlyList<LinkPair> pairs, IReadOnlyList<string> labels, TextEncoder encoder, string? cache, int seed)
    {
        var vectors = LabelVectors.Of(encoder, labels, cache);
        var chance = new Random(seed);
        return [.. pairs.Select(pair =>
        {
            var cosines = vectors.Cosines(pair.Text);
            var near = Enumerable.Range(0, labels.Count).OrderByDescending(i => cosines[i]).Take(To).Select(i => labels[i])
                .Where(l => !pair.Fitting.Contains(l, StringComparer.Ordinal)).Skip(From).ToList();
            return near[chance.Next(near.Count)];
        })];
    }
}
