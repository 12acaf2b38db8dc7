using System.Diagnostics;
using System.Globalization;
using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Classify.Training.Torch;
using Curation.Domain;
using TorchSharp;

namespace Curation.Classify.Training.Tagging;

/// <summary>
/// Makes the neural tagger: fine-tunes the base encoder several times in orders that differ by the seed, takes the mean of the weights,
/// quantises it, and chooses on dev how sure the logits are of themselves and how far they lean towards "outside". On one thread, so that a run repeats.
/// </summary>
internal static class TaggerTraining
{
    public static int Run(TaggerOptions options)
    {
        var watch = Stopwatch.StartNew();
        var from = options.From;
        var words = from.WordPiece();
        var train = SkillSpanFile.Read(options.Train);
        var dev = SkillSpanFile.Read(options.Dev);
        var examples = new Lazy<List<TaggingExample>>(() => Examples(options, words, train, dev));
        var runs = new List<TaggerCheckpoint>();
        for (var seed = options.Seed; seed < options.Seed + options.Runs; seed++)
        {
            var name = $"tagger-{from.Name}-{options.Settings.Epochs}-{(options.Teachers.Count == 0 ? "people" : $"taught-{options.Share}-{options.Unlabelled.Count}")}-{seed}";
            runs.Add(TaggerCheckpoint.Of(Checkpoint.GetOrMake(options.Keep, name, () =>
            {
                // The layer over the encoder begins at the same place in every run: only then can weights be averaged.
                torch.random.manual_seed(options.Seed);
                var network = new TaggerNetwork(from);
                TaggerRun.Train(network, examples.Value, options.Settings with { Seed = seed }, line => Console.WriteLine($"run {seed - options.Seed + 1} of {options.Runs}, {line}"));
                return network.Save().Named();
            })));
        }

        Write(options, from, TaggerCheckpoint.Mean(runs), dev, watch);
        return 0;
    }

    private static List<TaggingExample> Examples(TaggerOptions options, WordPiece words, IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> dev)
    {
        Console.WriteLine($"{train.Count} sentences to learn from, {dev.Count} to choose on");
        if (options.Teachers.Count == 0)
            return [.. train.Select(t => TaggingExample.Of(t, words))];
        using var teachers = new TaggerTeachers(options.Teachers);
        Console.WriteLine($"the teachers together on dev: {TaggerScores.Say(dev, [.. dev.Select(t => teachers.Logits(t.Text))])}");
        var unlabelled = UnlabelledTexts.Read(options.Unlabelled, [.. train, .. dev]);
        Console.WriteLine($"{unlabelled.Count} sentences that the teachers alone judge");
        return [.. train.Select(t => teachers.Example(t, words, options.Share / 100f)), .. unlabelled.Select(t => teachers.Example(t, words))];
    }

    internal static void Write(TaggerOptions options, BaseModel from, TaggerCheckpoint weights, IReadOnlyList<LabelledText> dev, Stopwatch watch)
    {
        TaggerFile.Write(options.To, from, weights, [TaggerFit.None, TaggerFit.None]);
        TaggerFit[] fits;
        using (var plain = NeuralTagger.Load(options.To))
            fits = TaggerScores.BestFits(dev, [.. dev.Select(t => plain.Logits(t.Text, Tokens.Of(t.Text, 0, t.Text.Length)))]);
        TaggerFile.Write(options.To, from, weights, fits);
        using var tagger = NeuralTagger.Load(options.To);
        var figures = TaggerReport.Of(tagger, dev);
        var facts = new TaggerFacts(
            NaturalKey.Hash(File.ReadAllBytes(options.Train)), NaturalKey.Hash(from.Bytes()), tagger.Hash, options, from.Name, fits, (int)watch.Elapsed.TotalMinutes);
        File.WriteAllText(Path.Combine(options.To, "span-tagger.md"), TaggerCard.Of(facts, figures));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dev: {TaggerScores.Say(figures)}"));
        Console.WriteLine($"{Path.Combine(options.To, NeuralTagger.FileName)} {tagger.Hash}");
    }
}
