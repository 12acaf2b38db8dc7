using System.Diagnostics;
using System.Globalization;
using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Classify.Training.Onnx;
using Curation.Classify.Training.Tagging;
using Curation.Classify.Training.Torch;
using Curation.Domain;
using TorchSharp;

namespace Curation.Classify.Training.Linking;

/// <param name="Data">The folder with the folders skillspan, esco_tabiya and esco_joined, and with esco_skill_benchmark, whose sentences are not learned from.</param>
/// <param name="Keep">The folder in which runs are kept; none: they are not.</param>
/// <param name="Runs">How many runs the weights are the mean of.</param>
/// <param name="Share">Of the trained weights in the file, in percent; the rest is the base encoder's.</param>
/// <param name="Near">Whether each text is kept away from one near label that does not fit.</param>
internal sealed record LinkerOptions(string Data, string To, string? Keep, int Runs, int Share, bool Near, LinkerSettings Settings);

/// <summary>
/// Makes the encoder that links texts to skills: fine-tunes the base encoder and takes the mean of its weights and the base encoder's, so
/// that it gains on sentences and keeps what it knew of phrases (Wortsman and others, "Robust fine-tuning of zero-shot models", 2022).
/// </summary>
internal static class LinkerTraining
{
    public static int Run(LinkerOptions options)
    {
        var watch = Stopwatch.StartNew();
        var from = BaseModel.MiniLM;
        var onnx = from.Onnx();
        var stock = new Encoder(onnx).Weights();
        LinkEncoderFile.Write(options.To, stock);
        var runs = new List<Dictionary<string, float[]>>();
        for (var seed = options.Settings.Seed; seed < options.Settings.Seed + options.Runs; seed++)
        {
            var settings = options.Settings with { Seed = seed };
            runs.Add(Checkpoint.GetOrMake(options.Keep, Name(options, seed), () => Train(options, settings, from, onnx)));
        }

        var share = options.Share / 100f;
        LinkEncoderFile.Write(options.To, Checkpoint.Mean([stock, .. runs], [1 - share, .. runs.Select(_ => share / runs.Count)]));
        Console.WriteLine($"{watch.Elapsed.TotalMinutes:0} minutes");
        return 0;
    }

    private static string Name(LinkerOptions options, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"linker-{(options.Near ? "near-" : "")}{options.Settings.Epochs}-{seed}");

    private static Dictionary<string, float[]> Train(LinkerOptions options, LinkerSettings settings, BaseModel from, OnnxModel onnx)
    {
        var words = from.WordPiece();
        using var stock = TextEncoder.Load(options.To);
        var esco = new EscoTexts(options.Data);
        var texts = SkillSpanFile.Read(Path.Combine(options.Data, "skillspan", "data", "json", "train.json"));
        var without = Benchmark(Path.Combine(options.Data, "esco_skill_benchmark", "data"));
        var silver = SilverPairs.Of(texts, without, esco.Labels, stock, options.Keep);
        var alternates = esco.Alternates().ToList();
        Console.WriteLine($"{texts.Count} sentences, {texts.Count(t => without.Contains(UnlabelledTexts.Bare(t.Text)))} of them left out: they are measured on");
        Console.WriteLine($"{silver.Count} pairs of SkillSpan, {alternates.Count} of ESCO; {esco.Labels.Count} labels");
        List<LinkPair> pairs = [.. silver, .. alternates];
        var near = options.Near ? NearLabels.Of(pairs, esco.Labels, stock, options.Keep, settings.Seed) : null;
        torch.random.manual_seed(settings.Seed);
        var encoder = new Encoder(onnx);
        LinkerRun.Train(encoder, words, pairs, near, settings, line => Console.WriteLine($"seed {settings.Seed}, {line}"));
        return encoder.Weights();
    }

    /// <summary>The sentences of all parts that lie there.</summary>
    public static HashSet<string> Benchmark(string folder) =>
        [.. Directory.GetFiles(folder, "*_annotations.csv").Order(StringComparer.Ordinal).SelectMany(CsvRows.Read).Select(r => UnlabelledTexts.Bare(r["sentence"]))];
}
