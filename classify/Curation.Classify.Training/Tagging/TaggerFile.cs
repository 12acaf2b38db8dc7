using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Classify.Training.Onnx;
using Curation.Classify.Training.Torch;

namespace Curation.Classify.Training.Tagging;

/// <summary>Writes a tagger as the product reads it: the quantised file and its vocabulary.</summary>
internal static class TaggerFile
{
    /// <param name="leans">Added to the logits of "outside", for skill and for knowledge.</param>
    public static void Write(string folder, BaseModel from, TaggerCheckpoint weights, double[] leans)
    {
        var bias = (float[])weights.Bias.Clone();
        for (var kind = 0; kind < leans.Length; kind++)
            bias[kind * SpanTags.Count + SpanTags.Outside] += (float)leans[kind];
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, NeuralTagger.FileName), EncoderExport.Write(from.Onnx(), weights.Encoder, (weights.Weight, bias), quantize: true));
        File.WriteAllBytes(Path.Combine(folder, WordPiece.FileName), from.Vocabulary());
    }
}
