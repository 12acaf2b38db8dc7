using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Classify.Training.Onnx;
using Curation.Classify.Training.Torch;

namespace Curation.Classify.Training.Tagging;

/// <summary>Writes a tagger as the product reads it: the quantised file and its vocabulary.</summary>
internal static class TaggerFile
{
    /// <param name="fits">For skill and for knowledge.</param>
    public static void Write(string folder, BaseModel from, TaggerCheckpoint weights, IReadOnlyList<TaggerFit> fits)
    {
        var layer = ((float[])weights.Weight.Clone(), (float[])weights.Bias.Clone());
        for (var kind = 0; kind < fits.Count; kind++)
            fits[kind].Fold(layer, kind);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, NeuralTagger.FileName), EncoderExport.Write(from.Onnx(), weights.Encoder, layer, quantize: true));
        File.WriteAllBytes(Path.Combine(folder, WordPiece.FileName), from.Vocabulary());
    }
}
