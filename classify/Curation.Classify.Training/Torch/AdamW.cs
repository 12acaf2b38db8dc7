using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;

namespace Curation.Classify.Training.Torch;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019) in one pass over the memory of each parameter: TorchSharp's own takes some ten operations a parameter,
/// and twenty times as long as this. A parameter's sums run in one order whatever the number of threads, so that a run repeats.
/// </summary>
internal sealed class AdamW(int threads)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly List<Slot> slots = [];

    private int steps;

    /// <param name="rate">A factor on the learning rate of the step.</param>
    /// <param name="decay">Weight decay of matrices; vectors have none.</param>
    public void Add(IEnumerable<Parameter> parameters, float rate, float decay)
    {
        foreach (var parameter in parameters)
            slots.Add(new Slot(parameter, new float[parameter.numel()], new float[parameter.numel()], rate, parameter.ndim > 1 ? decay : 0));
    }

    public void Forget()
    {
        foreach (var slot in slots)
            slot.Parameter.grad = null;
    }

    /// <summary>One step along the gradients, which are shortened together to <paramref name="longest"/> where they are longer.</summary>
    public void Step(float rate, float longest)
    {
        steps++;
        var gradients = slots.Select(s => s.Parameter.grad is { } g && !g.IsInvalid ? g.contiguous() : null).ToArray();
        var length = Math.Sqrt(gradients.Sum(g => g is null ? 0 : (double)TensorPrimitives.SumOfSquares(Floats(g))));
        var shortened = (float)(length > longest ? longest / (length + 1e-6) : 1);
        var first = 1 - Math.Pow(Beta1, steps);
        var second = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, steps)));
        Parallel.For(0, slots.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            if (gradients[i] is { } gradient)
                Step(slots[i], Floats(gradient), shortened, rate * slots[i].Rate, (float)(rate * slots[i].Rate / first), second);
        });
    }

    private static void Step(Slot slot, Span<float> gradients, float shortened, float rate, float step, float second)
    {
        var values = Floats(slot.Parameter);
        var kept = 1 - rate * slot.Decay;
        var wide = values.Length - values.Length % Vector<float>.Count;
        var v = MemoryMarshal.Cast<float, Vector<float>>(values);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var mean = MemoryMarshal.Cast<float, Vector<float>>(slot.Mean.AsSpan());
        var square = MemoryMarshal.Cast<float, Vector<float>>(slot.Square.AsSpan());
        for (var i = 0; i < v.Length; i++)
        {
            var gradient = g[i] * shortened;
            mean[i] = mean[i] * Beta1 + gradient * (1 - Beta1);
            square[i] = square[i] * Beta2 + gradient * gradient * (1 - Beta2);
            v[i] = v[i] * kept - mean[i] * step / (Vector.SquareRoot(square[i]) * second + new Vector<float>(Epsilon));
        }

        for (var i = wide; i < values.Length; i++)
        {
            var gradient = gradients[i] * shortened;
            slot.Mean[i] = slot.Mean[i] * Beta1 + gradient * (1 - Beta1);
            slot.Square[i] = slot.Square[i] * Beta2 + gradient * gradient * (1 - Beta2);
            values[i] = values[i] * kept - slot.Mean[i] * step / (MathF.Sqrt(slot.Square[i]) * second + Epsilon);
        }
    }

    private static Span<float> Floats(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private sealed record Slot(Parameter Parameter, float[] Mean, float[] Square, float Rate, float Decay);
}
