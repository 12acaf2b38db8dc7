namespace Curation.Classify.Training.Tagging;

/// <summary>The weights of a tagger: of the encoder by the names of its file's constants, and of the layer over it.</summary>
internal sealed record TaggerCheckpoint(Dictionary<string, float[]> Encoder, float[] Weight, float[] Bias)
{
    private const string WeightName = "head.weight", BiasName = "head.bias";

    /// <summary>The weights under one set of names, as a checkpoint keeps them.</summary>
    public Dictionary<string, float[]> Named() => new(Encoder, StringComparer.Ordinal) { [WeightName] = Weight, [BiasName] = Bias };

    public static TaggerCheckpoint Of(Dictionary<string, float[]> named) =>
        new(named.Where(n => n.Key is not (WeightName or BiasName)).ToDictionary(StringComparer.Ordinal), named[WeightName], named[BiasName]);

    /// <summary>
    /// The mean of the weights of runs that began at the same place (Wortsman and others, "Model soups", 2022): as good as the runs' mean vote,
    /// and no larger than one.
    /// </summary>
    public static TaggerCheckpoint Mean(IReadOnlyList<TaggerCheckpoint> runs) => new(
        runs[0].Encoder.Keys.ToDictionary(k => k, k => Mean([.. runs.Select(r => r.Encoder[k])]), StringComparer.Ordinal),
        Mean([.. runs.Select(r => r.Weight)]),
        Mean([.. runs.Select(r => r.Bias)]));

    public static float[] Mean(IReadOnlyList<float[]> values)
    {
        var mean = new float[values[0].Length];
        foreach (var one in values)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += one[i] / values.Count;
        }

        return mean;
    }
}
