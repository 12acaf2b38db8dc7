using System.Runtime.InteropServices;

namespace Curation.Classify.Training.Onnx;

/// <summary>A constant of an ONNX graph (TensorProto).</summary>
internal sealed class OnnxTensor
{
    private const int Float = 1;
    private const int Int8 = 3;

    private OnnxTensor(ProtoMessage message) => Message = message;

    public ProtoMessage Message { get; }

    public string Name => Message.Text(8) ?? "";

    public long[] Shape => [.. Message.Numbers(1)];

    public bool IsFloat => Message.Number(2) == Float;

    public static OnnxTensor Of(ProtoMessage message) => new(message);

    public static OnnxTensor Of(string name, long[] shape, float[] values) => Make(name, shape, Float, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    public static OnnxTensor Of(string name, long[] shape, sbyte[] values) => Make(name, shape, Int8, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <exception cref="InvalidDataException">It holds something else than 32-bit floats.</exception>
    public float[] Floats()
    {
        if (!IsFloat)
            throw new InvalidDataException($"{Name} is not of type float");
        var raw = Message.All(9).Concat(Message.All(4)).First(b => b.Length > 0);
        return MemoryMarshal.Cast<byte, float>(raw.Span).ToArray();
    }

    private static OnnxTensor Make(string name, long[] shape, int type, byte[] raw)
    {
        var message = new ProtoMessage();
        foreach (var size in shape)
            message.With(1, size);
        return new OnnxTensor(message.With(2, type).With(8, name).With(9, raw));
    }
}
