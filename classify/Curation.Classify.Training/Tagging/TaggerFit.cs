using System.Runtime.InteropServices;
using Curation.Classify.Skills;

namespace Curation.Classify.Training.Tagging;

/// <summary>What is chosen on dev for the logits of one kind, and folded into the layer over the encoder, so that the file is all there is.</summary>
/// <param name="Sharpness">What all logits are multiplied with: the mean of several runs' weights may be less sure of itself than each run.</param>
/// <param name="Lean">What is then added to "outside".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TaggerFit(double Sharpness, double Lean)
{
    public static readonly TaggerFit None = new(1, 0);

    public static readonly IReadOnlyList<TaggerFit> Tried =
        [.. from sharpness in new[] { 1, 1.5, 2, 3 } from lean in Enumerable.Range(-12, 17) select new TaggerFit(sharpness, lean * 0.25)];

    /// <param name="logits">Three for each token, as outside, begin, inside.</param>
    public double[] Of(double[] logits)
    {
        var (sharpness, lean) = this;
        return [.. logits.Select((l, i) => l * sharpness + (i % SpanTags.Count == SpanTags.Outside ? lean : 0))];
    }

    /// <param name="layer">The layer's weights, a row of as many for each logit, and its biases.</param>
    /// <param name="kind">0 for skill, 1 for knowledge.</param>
    public void Fold((float[] Weight, float[] Bias) layer, int kind)
    {
        var width = layer.Weight.Length / layer.Bias.Length;
        var (first, sharpness) = (kind * SpanTags.Count, (float)Sharpness);
        foreach (ref var weight in layer.Weight.AsSpan(first * width, SpanTags.Count * width))
            weight *= sharpness;
        foreach (ref var bias in layer.Bias.AsSpan(first, SpanTags.Count))
            bias *= sharpness;
        layer.Bias[first + SpanTags.Outside] += (float)Lean;
    }
}
