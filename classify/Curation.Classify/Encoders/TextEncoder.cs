using System.Numerics.Tensors;

namespace Curation.Classify.Encoders;

/// <summary>Turns a text into a vector of length 1: texts of like meaning have a high product. Deterministic, safe for many threads.</summary>
public sealed class TextEncoder : IDisposable
{
    /// <summary>The shipped file, in the folder of models.</summary>
    public const string FileName = "link-encoder.onnx";

    /// <summary>How many numbers a vector has.</summary>
    public const int Size = 384;

    /// <summary>What is longer is cut.</summary>
    private const int LongestSequence = 128;

    private readonly EncoderSession encoder;

    private readonly WordPiece words;

    private TextEncoder(EncoderSession encoder, WordPiece words)
    {
        this.encoder = encoder;
        this.words = words;
    }

    /// <summary>SHA-256 of the model file.</summary>
    public string Hash => encoder.Hash;

    /// <exception cref="InvalidDataException">The folder's file is no encoder, or cannot be run here.</exception>
    public static TextEncoder Load(string folder) => new(EncoderSession.Load(Path.Combine(folder, FileName)), WordPiece.Load(folder));

    /// <param name="model">A model file's bytes.</param>
    /// <param name="folder">Where the vocabulary lies.</param>
    /// <exception cref="InvalidDataException">They are no encoder, or cannot be run here.</exception>
    public static TextEncoder Of(byte[] model, string folder) => new(EncoderSession.Of(model, Size), WordPiece.Load(folder));

    /// <summary>The mean of the last hidden state over the text's pieces, brought to length 1.</summary>
    public float[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = words.Pieces(text, 0, text.Length);
        int[] ids = [WordPiece.Opening, .. pieces.Take(LongestSequence - 2).Select(p => p.Id), WordPiece.Closing];
        var hidden = encoder.Run(ids).AsSpan();
        var vector = new float[Size];
        for (var i = 0; i < ids.Length; i++)
            TensorPrimitives.Add(vector, hidden.Slice(i * Size, Size), vector);
        TensorPrimitives.Divide(vector, Math.Max(TensorPrimitives.Norm(vector), 1e-9f), vector);
        return vector;
    }

    public void Dispose() => encoder.Dispose();
}
