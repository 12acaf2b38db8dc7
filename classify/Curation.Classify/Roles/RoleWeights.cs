using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Curation.Classify.Roles;

/// <summary>A maximum-entropy model over named features: trained by L-BFGS in ML.NET on one thread, applied as plain sums.</summary>
internal sealed class RoleWeights
{
    private const float L2 = 0.02f;

    private const int Iterations = 50;

    private readonly Dictionary<string, int> places;

    private readonly float[] weights;

    private readonly float[] biases;

    private RoleWeights(HashSet<string> vocabulary, Dictionary<string, int> places, float[] weights, float[] biases, int classes)
    {
        Vocabulary = vocabulary;
        this.places = places;
        this.weights = weights;
        this.biases = biases;
        Classes = classes;
    }

    /// <summary>The words of the base titles that it was trained on.</summary>
    public IReadOnlySet<string> Vocabulary { get; }

    /// <summary>The profiles, and last "none of ours".</summary>
    public int Classes { get; }

    /// <param name="leastCount">A word or pair of a body that fewer examples have is left out.</param>
    public static RoleWeights Train(IReadOnlyList<RoleExample> examples, int profiles, int iterations = Iterations, int leastCount = 1)
    {
        var dictionary = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<Row>(examples.Count);
        var vocabulary = examples.Where(e => e.IsBase).SelectMany(e => e.Title.Words).ToHashSet(StringComparer.Ordinal);
        var drawn = examples.Select(e => (RoleFeatures.Of(e.Title.Within(vocabulary), e.Body, e.Vector), Label: e.Class == RoleTrainingSet.Other ? profiles : e.Class)).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (features, _) in drawn)
        {
            foreach (var (name, _) in features)
                counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        foreach (var (features, label) in drawn)
        {
            var row = new SortedDictionary<int, float>();
            foreach (var (name, value) in features)
            {
                if (counts[name] < 2 && name[0] is 'c' or 'b' || (name[0] == 't' && counts[name] < leastCount))
                    continue;
                if (!dictionary.TryGetValue(name, out var place))
                    dictionary.Add(name, place = dictionary.Count);
                row[place] = row.GetValueOrDefault(place) + value;
            }

            rows.Add(new Row { Label = label, Places = [.. row.Keys], Values = [.. row.Values] });
        }

        foreach (var row in rows)
            row.Features = new VBuffer<float>(dictionary.Count, row.Places.Length, row.Values, row.Places);

        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dictionary.Count);
        var view = context.Data.LoadFromEnumerable(rows, schema);
        var keyed = context.Transforms.Conversion.MapValueToKey(nameof(Row.Label), keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(view).Transform(view);
        var model = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = L2,
            MaximumNumberOfIterations = iterations,
            HistorySize = 6,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-4f,
        }).Fit(keyed).Model;
        VBuffer<float>[]? perClass = null;
        model.GetWeights(ref perClass!, out var classes);
        var learned = new float[dictionary.Count * classes];
        for (var c = 0; c < classes; c++)
        {
            foreach (var (place, weight) in perClass[c].Items())
                learned[place * classes + c] = weight;
        }

        return new RoleWeights(vocabulary, dictionary, learned, [.. model.GetBiases()], classes);
    }

    /// <summary>One probability a class.</summary>
    public double[] Probabilities(IReadOnlyList<(string Name, float Value)> features)
    {
        var scores = new double[Classes];
        for (var c = 0; c < Classes; c++)
            scores[c] = biases[c];
        foreach (var (name, value) in features)
        {
            if (!places.TryGetValue(name, out var place))
                continue;
            for (var c = 0; c < Classes; c++)
                scores[c] += weights[place * Classes + c] * value;
        }

        var max = scores.Max();
        var sum = 0.0;
        for (var c = 0; c < Classes; c++)
            sum += scores[c] = Math.Exp(scores[c] - max);
        for (var c = 0; c < Classes; c++)
            scores[c] /= sum;
        return scores;
    }

    /// <summary>The features that spoke most for a class against the others, best first.</summary>
    public IEnumerable<string> Reasons(IReadOnlyList<(string Name, float Value)> features, int c) => features
        .Where(f => f.Name[0] is 'w' or 'b' or 't' && places.ContainsKey(f.Name))
        .Select(f => (f.Name, Pull: (weights[places[f.Name] * Classes + c] - Mean(places[f.Name])) * f.Value))
        .Where(f => f.Pull > 0.02)
        .OrderByDescending(f => f.Pull).ThenBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => f.Name);

    private double Mean(int place)
    {
        var sum = 0.0;
        for (var c = 0; c < Classes; c++)
            sum += weights[place * Classes + c];
        return sum / Classes;
    }

    private sealed class Row
    {
        public int Label { get; set; }

        public VBuffer<float> Features { get; set; }

        [NoColumn]
        public int[] Places { get; set; } = [];

        [NoColumn]
        public float[] Values { get; set; } = [];
    }
}
