using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Curation.Classify.Encoders;
using Curation.Domain;

namespace Curation.Classify.Linking;

/// <summary>The vectors of a taxonomy's labels, and the encoder that made them: what a text is compared with.</summary>
public sealed class LabelVectors
{
    private readonly TextEncoder encoder;

    private readonly float[] vectors;

    private LabelVectors(TextEncoder encoder, float[] vectors)
    {
        this.encoder = encoder;
        this.vectors = vectors;
    }

    public int Count => vectors.Length / TextEncoder.Size;

    /// <summary>Computes the vectors, some 2,000 a second and thread, or reads them from the cache where the same encoder has seen the same labels.</summary>
    /// <param name="cache">A folder for them, made where it is missing; none: they are not kept. One that cannot be written is passed over.</param>
    public static LabelVectors Of(TextEncoder encoder, IReadOnlyList<string> labels, string? cache)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(labels);
        var file = cache is null ? null : Path.Combine(cache, $"labels-{NaturalKey.Hash(string.Join('\n', labels.Prepend(encoder.Hash)))[..16]}.bin");
        var length = (long)labels.Count * TextEncoder.Size * sizeof(float);
        if (file is not null && Read(file, length) is { } kept)
            return new LabelVectors(encoder, kept);
        var made = new float[labels.Count * TextEncoder.Size];
        Parallel.For(0, labels.Count, i => encoder.Encode(labels[i]).CopyTo(made, i * TextEncoder.Size));
        if (file is not null)
            Write(file, made);
        return new LabelVectors(encoder, made);
    }

    /// <summary>The cosine of a text with each label, -1 to 1.</summary>
    public float[] Cosines(string text)
    {
        var query = encoder.Encode(text);
        var cosines = new float[Count];
        for (var i = 0; i < cosines.Length; i++)
            cosines[i] = TensorPrimitives.Dot<float>(query, vectors.AsSpan(i * TextEncoder.Size, TextEncoder.Size));
        return cosines;
    }

    private static float[]? Read(string file, long length)
    {
        try
        {
            return new FileInfo(file) is { Exists: true } info && info.Length == length ? MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Written beside and moved, so that nobody reads half a file.</summary>
    private static void Write(string file, float[] vectors)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var beside = $"{file}.{Environment.ProcessId}";
            File.WriteAllBytes(beside, MemoryMarshal.AsBytes(vectors.AsSpan()));
            File.Move(beside, file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // They are computed again next time.
        }
    }
}
