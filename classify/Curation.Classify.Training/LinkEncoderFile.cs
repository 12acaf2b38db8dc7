using Curation.Classify.Encoders;
using Curation.Classify.Training.Onnx;
using Curation.Classify.Training.Torch;
using Curation.Domain;

namespace Curation.Classify.Training;

/// <summary>Writes the encoder that links texts to skills as the product reads it: the quantised file and its vocabulary.</summary>
internal static class LinkEncoderFile
{
    /// <param name="weights">By the names of the encoder's own constants; none: the base encoder as it comes.</param>
    public static int Write(string folder, IReadOnlyDictionary<string, float[]>? weights = null)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, TextEncoder.FileName);
        var bytes = EncoderExport.Write(BaseModel.MiniLM.Onnx(), weights ?? new Dictionary<string, float[]>(StringComparer.Ordinal), head: null, quantize: true);
        File.WriteAllBytes(file, bytes);
        File.WriteAllBytes(Path.Combine(folder, WordPiece.FileName), BaseModel.MiniLM.Vocabulary());
        Console.WriteLine($"{file} {NaturalKey.Hash(bytes)}");
        return 0;
    }
}
