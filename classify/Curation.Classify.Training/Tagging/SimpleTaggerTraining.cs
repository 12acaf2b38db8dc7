using System.Globalization;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Curation.Classify.Training.Tagging;

/// <summary>
/// Trains the simple tagger, which stands in where the neural one is missing: for each kind a maximum-entropy classifier of tokens by L-BFGS
/// (ML.NET, one thread, so that the same data gives the same file), the tag before it among the features; then the leaning towards
/// "outside" that gives the best strict F1 on dev.
/// </summary>
internal static class SimpleTaggerTraining
{
    private const float L2 = 0.4f;

    private const int Iterations = 80;

    public static int Run(string data, string folder)
    {
        var train = SkillSpanFile.Read(Path.Combine(data, "train.json"));
        var dev = SkillSpanFile.Read(Path.Combine(data, "dev.json"));
        Console.WriteLine($"data {NaturalKey.Hash(File.ReadAllBytes(Path.Combine(data, "train.json")))[..16]}: {train.Count} sentences; L2 {L2}, {Iterations} iterations, {TaggerFeatures.Size} places");
        var heads = new[] { SkillKind.Skill, SkillKind.Knowledge }.Select(kind => Head(train, kind)).ToArray();
        var best = heads.ToArray();
        foreach (var kind in new[] { SkillKind.Skill, SkillKind.Knowledge })
        {
            var top = -1.0;
            for (var lean = -2.5f; lean <= 1.01f; lean += 0.25f)
            {
                var head = heads[(int)kind];
                var candidate = head with { Biases = [head.Biases[0] + lean, head.Biases[1], head.Biases[2]] };
                var tagger = SkillTagger.Of(kind == SkillKind.Skill ? new TaggerWeights(candidate, heads[1]) : new TaggerWeights(heads[0], candidate));
                var f1 = TaggerReport.Counts(tagger, dev, kind).Strict.F1;
                if (f1 > top)
                    (top, best[(int)kind]) = (f1, candidate);
            }
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, SkillTagger.FileName);
        File.WriteAllBytes(file, new TaggerWeights(best[0], best[1]).Write());
        var trained = SkillTagger.Load(file);
        Console.WriteLine(TaggerScores.Say(TaggerReport.Of(trained, dev)));
        Console.WriteLine($"{file} {trained.Hash}");
        return 0;
    }

    private static TaggerHead Head(IReadOnlyList<LabelledText> sentences, SkillKind kind)
    {
        var rows = new List<Row>();
        Span<int> places = stackalloc int[TaggerFeatures.MostObserved + TaggerFeatures.MostAfterTag];
        foreach (var sentence in sentences)
        {
            var tokens = Tokens.Of(sentence.Text, 0, sentence.Text.Length);
            if (tokens.Count == 0)
                continue;
            var tags = Tags(sentence, tokens, kind);
            var features = new TaggerFeatures(sentence.Text, tokens);
            for (var i = 0; i < tokens.Count; i++)
            {
                var n = features.Observed(i, places);
                n += features.AfterTag(i, i == 0 ? 0 : tags[i - 1], places[n..]);
                rows.Add(new Row { Label = tags[i], Features = Vector(places[..n]) });
            }
        }

        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, TaggerFeatures.Size);
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = L2,
            MaximumNumberOfIterations = Iterations,
            HistorySize = 10,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-5f,
        });
        var rowsByKey = context.Transforms.Conversion.MapValueToKey(nameof(Row.Label), keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue);
        var view = context.Data.LoadFromEnumerable(rows, schema);
        var model = trainer.Fit(rowsByKey.Fit(view).Transform(view)).Model;
        VBuffer<float>[]? perClass = null;
        model.GetWeights(ref perClass!, out var classes);
        var weights = new float[TaggerFeatures.Size * 3];
        for (var c = 0; c < classes; c++)
        {
            foreach (var (place, weight) in perClass[c].Items())
                weights[place * 3 + c] = weight;
        }

        return TaggerHead.Quantize([.. model.GetBiases()], weights);
    }

    /// <summary>The tags of tokens: a token has that of the word, parted by blanks, that it lies in; marks at a span's end are outside, but for a bracket.</summary>
    private static int[] Tags(LabelledText sentence, List<Token> tokens, SkillKind kind)
    {
        var spans = sentence.Spans.Where(s => s.Kind == kind).ToList();
        var tags = new int[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            var span = spans.FindIndex(s => s.Start <= tokens[i].Start && tokens[i].Start < s.End);
            if (span >= 0)
                tags[i] = i > 0 && tokens[i - 1].Start >= spans[span].Start && tags[i - 1] != SpanTags.Outside ? SpanTags.Inside : SpanTags.Begin;
        }

        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tags[i] != SpanTags.Outside && !tokens[i].IsWord && (i + 1 == tokens.Count || tags[i + 1] != SpanTags.Inside) && sentence.Text[tokens[i].Start] != ')')
                tags[i] = SpanTags.Outside;
        }

        return tags;
    }

    private static VBuffer<float> Vector(ReadOnlySpan<int> places)
    {
        var sorted = new SortedDictionary<int, float>();
        foreach (var place in places)
            sorted[place] = sorted.GetValueOrDefault(place) + 1;
        return new VBuffer<float>(TaggerFeatures.Size, sorted.Count, [.. sorted.Values], [.. sorted.Keys]);
    }

    private sealed class Row
    {
        public int Label { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
