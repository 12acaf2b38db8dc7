using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>The weights of one kind: three a place (outside, begin, inside), in eighths of a byte's range.</summary>
/// <param name="Scale">What one step of a weight is worth.</param>
/// <param name="Biases">One a tag; the first holds the chosen leaning towards "outside" too.</param>
internal sealed record TaggerHead(float Scale, float[] Biases, sbyte[] Weights)
{
    public double Bias(int tag) => Biases[tag];

    public void Add(ReadOnlySpan<int> places, Span<double> scores)
    {
        int a = 0, b = 0, c = 0;
        foreach (var place in places)
        {
            var at = place * 3;
            a += Weights[at];
            b += Weights[at + 1];
            c += Weights[at + 2];
        }

        scores[0] += a * Scale;
        scores[1] += b * Scale;
        scores[2] += c * Scale;
    }

    /// <summary>Rounds weights to steps of a 127th of the largest.</summary>
    public static TaggerHead Quantize(float[] biases, float[] weights)
    {
        var scale = Math.Max(weights.Max(Math.Abs), 1e-6f) / 127;
        return new TaggerHead(scale, biases, [.. weights.Select(w => (sbyte)Math.Clamp(MathF.Round(w / scale), -127, 127))]);
    }
}

/// <summary>The tagger's file: magic, then for skill and for knowledge a scale, three biases and the weights.</summary>
internal sealed record TaggerWeights(TaggerHead Skill, TaggerHead Knowledge)
{
    private static ReadOnlySpan<byte> Magic => "CTAG-01\n"u8;

    private const int HeadSize = 4 * sizeof(float) + TaggerFeatures.Size * 3;

    public TaggerHead Head(SkillKind kind) => kind == SkillKind.Skill ? Skill : Knowledge;

    public byte[] Write()
    {
        var bytes = new byte[Magic.Length + HeadSize * 2];
        Magic.CopyTo(bytes);
        WriteHead(Skill, bytes.AsSpan(Magic.Length, HeadSize));
        WriteHead(Knowledge, bytes.AsSpan(Magic.Length + HeadSize, HeadSize));
        return bytes;
    }

    /// <exception cref="InvalidDataException">Another magic or another length.</exception>
    public static TaggerWeights Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Magic.Length + HeadSize * 2 || !bytes.StartsWith(Magic))
            throw new InvalidDataException("not a tagger file of this version");
        return new TaggerWeights(ReadHead(bytes.Slice(Magic.Length, HeadSize)), ReadHead(bytes.Slice(Magic.Length + HeadSize, HeadSize)));
    }

    private static void WriteHead(TaggerHead head, Span<byte> into)
    {
        BinaryPrimitives.WriteSingleLittleEndian(into, head.Scale);
        for (var i = 0; i < 3; i++)
            BinaryPrimitives.WriteSingleLittleEndian(into[(4 + i * 4)..], head.Biases[i]);
        MemoryMarshal.AsBytes<sbyte>(head.Weights).CopyTo(into[16..]);
    }

    private static TaggerHead ReadHead(ReadOnlySpan<byte> from)
    {
        var biases = new float[3];
        for (var i = 0; i < 3; i++)
            biases[i] = BinaryPrimitives.ReadSingleLittleEndian(from[(4 + i * 4)..]);
        return new TaggerHead(BinaryPrimitives.ReadSingleLittleEndian(from), biases, MemoryMarshal.Cast<byte, sbyte>(from[16..]).ToArray());
    }
}
