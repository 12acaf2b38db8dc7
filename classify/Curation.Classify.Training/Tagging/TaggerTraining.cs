using System.Diagnostics;
using System.Globalization;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Classify.Training.Torch;
using Curation.Domain;
using TorchSharp;

namespace Curation.Classify.Training.Tagging;

/// <summary>
/// Makes the neural tagger: fine-tunes the base encoder several times in orders that differ by the seed, takes the mean of the weights,
/// quantises it, and chooses on dev the leaning towards "outside". On one thread, so that a run repeats.
/// </summary>
internal static class TaggerTraining
{
    public static int Run(TaggerOptions options)
    {
        var watch = Stopwatch.StartNew();
        var from = BaseModel.MiniLM;
        var words = from.WordPiece();
        var train = SkillSpanFile.Read(options.Train);
        var dev = SkillSpanFile.Read(options.Dev);
        var examples = train.Select(t => TaggingExample.Of(t, words)).ToList();
        Console.WriteLine($"{train.Count} sentences to learn from, {dev.Count} to choose on");
        var runs = new List<TaggerCheckpoint>();
        for (var seed = options.Seed; seed < options.Seed + options.Runs; seed++)
        {
            // The layer over the encoder begins at the same place in every run: only then can weights be averaged.
            torch.random.manual_seed(options.Seed);
            var network = new TaggerNetwork(from);
            TaggerRun.Train(network, examples, options.Settings with { Seed = seed }, line => Console.WriteLine($"run {seed - options.Seed + 1} of {options.Runs}, {line}"));
            runs.Add(network.Save());
        }

        Write(options, from, TaggerCheckpoint.Mean(runs), dev, watch);
        return 0;
    }

    internal static void Write(TaggerOptions options, BaseModel from, TaggerCheckpoint weights, IReadOnlyList<LabelledText> dev, Stopwatch watch)
    {
        TaggerFile.Write(options.To, from, weights, [0, 0]);
        double[] leans;
        using (var plain = NeuralTagger.Load(options.To))
            leans = TaggerScores.BestLeans(dev, [.. dev.Select(t => plain.Logits(t.Text, Tokens.Of(t.Text, 0, t.Text.Length)))]);
        TaggerFile.Write(options.To, from, weights, leans);
        using var tagger = NeuralTagger.Load(options.To);
        var figures = TaggerReport.Of(tagger, dev);
        var facts = new TaggerFacts(
            NaturalKey.Hash(File.ReadAllBytes(options.Train)), NaturalKey.Hash(from.Bytes()), tagger.Hash, options, from.Name, leans, (int)watch.Elapsed.TotalMinutes);
        File.WriteAllText(Path.Combine(options.To, "span-tagger.md"), TaggerCard.Of(facts, figures));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dev: {TaggerScores.Say(figures)}"));
        Console.WriteLine($"{Path.Combine(options.To, NeuralTagger.FileName)} {tagger.Hash}");
    }
}
