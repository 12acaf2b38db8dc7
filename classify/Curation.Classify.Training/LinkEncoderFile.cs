using Curation.Classify.Encoders;
using Curation.Classify.Training.Onnx;
using Curation.Classify.Training.Torch;
using Curation.Domain;

namespace Curation.Classify.Training;

/// <summary>Writes the encoder that links texts to skills: the base encoder as it comes, quantised. Fine-tuning it would stand here.</summary>
internal static class LinkEncoderFile
{
    public static int Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, TextEncoder.FileName);
        var bytes = EncoderExport.Write(BaseModel.MiniLM.Onnx(), new Dictionary<string, float[]>(StringComparer.Ordinal), head: null, quantize: true);
        File.WriteAllBytes(file, bytes);
        File.WriteAllBytes(Path.Combine(folder, WordPiece.FileName), BaseModel.MiniLM.Vocabulary());
        Console.WriteLine($"{file} {NaturalKey.Hash(bytes)}");
        return 0;
    }
}
