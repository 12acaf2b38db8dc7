using Curation.Classify.Skills;
using Curation.Classify.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Curation.Classify.Training.Tagging;

/// <summary>An encoder with a linear layer over it: for each piece six logits, outside, begin and inside of skill and of knowledge.</summary>
internal sealed class TaggerNetwork(BaseModel from)
{
    private const float Dropout = 0.1f;

    public Encoder Encoder { get; } = new(from.Onnx());

    public BaseModel From => from;

    public Parameter Weight { get; } = new(randn(TaggingExample.Width, Encoder.Size) * 0.02f);

    public Parameter Bias { get; } = new(zeros(TaggingExample.Width));

    public Tensor Forward(IReadOnlyList<int[]> rows, bool training)
    {
        var (ids, mask) = Encoder.Batch(rows);
        var hidden = Encoder.Forward(ids, mask, training);
        return functional.linear(training ? functional.dropout(hidden, Dropout, true) : hidden, Weight, Bias);
    }

    /// <summary>The logits of each input's tokens; a token without a piece is outside.</summary>
    public float[][] Logits(IReadOnlyList<TaggerInput> inputs)
    {
        var logits = new float[inputs.Count][];
        using var _ = no_grad();
        foreach (var batch in Enumerable.Range(0, inputs.Count).OrderBy(i => inputs[i].Ids.Length).Chunk(32))
        {
            using var scope = NewDisposeScope();
            var output = Forward([.. batch.Select(i => inputs[i].Ids)], training: false);
            var length = (int)output.shape[1];
            var values = output.data<float>().ToArray();
            for (var row = 0; row < batch.Length; row++)
                logits[batch[row]] = TaggerLogits.OfTokens(inputs[batch[row]], values.AsSpan(row * length * TaggingExample.Width, length * TaggingExample.Width));
        }

        return logits;
    }

    public TaggerCheckpoint Save() => new(Encoder.Weights(), Weight.data<float>().ToArray(), Bias.data<float>().ToArray());

    public void Load(TaggerCheckpoint checkpoint)
    {
        Encoder.Load(checkpoint.Encoder);
        using var _ = no_grad();
        Weight.copy_(tensor(checkpoint.Weight, Weight.shape));
        Bias.copy_(tensor(checkpoint.Bias, Bias.shape));
    }
}
