using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// Tags spans of skill and of knowledge token by token: a maximum-entropy Markov model (McCallum, Freitag and Pereira 2000) a kind,
/// trained with ML.NET, decoded by Viterbi. The weights are read from a file and applied directly. It stands in where the neural tagger's
/// file is missing.
/// </summary>
public sealed class SkillTagger : ISpanTagger
{
    /// <summary>The shipped file, in the folder of models.</summary>
    public const string FileName = "skill-tagger.bin";

    private const int Tags = 3;

    private readonly TaggerWeights weights;

    private SkillTagger(TaggerWeights weights, string hash)
    {
        this.weights = weights;
        Hash = hash;
    }

    public string Name => "tagger";

    public string Hash { get; }

    public double Floor => 0.5;

    /// <exception cref="InvalidDataException">It is no tagger file of this version.</exception>
    public static SkillTagger Load(string file) => Of(File.ReadAllBytes(file));

    /// <param name="bytes">A file's.</param>
    /// <exception cref="InvalidDataException">They are no tagger of this version.</exception>
    public static SkillTagger Of(byte[] bytes) => new(TaggerWeights.Read(bytes), NaturalKey.Hash(bytes));

    internal static SkillTagger Of(TaggerWeights weights) => new(weights, "");

    public IReadOnlyList<SkillSpan> Tag(string text, IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Count == 0)
            return [];
        var features = new TaggerFeatures(text, tokens);
        var spans = new List<SkillSpan>();
        foreach (var kind in (ReadOnlySpan<SkillKind>)[SkillKind.Skill, SkillKind.Knowledge])
        {
            var (tags, scores) = Decode(features, weights.Head(kind));
            foreach (var (first, last) in SpanTags.Spans(tags))
                spans.Add(new SkillSpan(tokens[first].Start, tokens[last].End, kind, Math.Round(SpanTags.Score(scores, first, last), 4), "tagger", []));
        }

        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return spans;
    }

    private static (int[] Tags, double[] Scores) Decode(TaggerFeatures features, TaggerHead head)
    {
        var n = features.Count;
        Span<int> places = stackalloc int[TaggerFeatures.MostObserved];
        Span<double> observed = stackalloc double[Tags];
        Span<double> local = stackalloc double[Tags];
        var best = new double[n, Tags];
        var from = new int[n, Tags];
        var probability = new double[n, Tags];
        for (var i = 0; i < n; i++)
        {
            observed.Clear();
            head.Add(places[..features.Observed(i, places)], observed);
            for (var tag = 0; tag < Tags; tag++)
                best[i, tag] = double.NegativeInfinity;
            for (var before = 0; before < (i == 0 ? 1 : Tags); before++)
            {
                observed.CopyTo(local);
                head.Add(places[..features.AfterTag(i, before, places)], local);
                for (var tag = 0; tag < Tags; tag++)
                    local[tag] += head.Bias(tag);
                if (before == 0)
                    local[2] = double.NegativeInfinity;
                var norm = LogSum(local);
                for (var tag = 0; tag < Tags; tag++)
                {
                    var score = (i == 0 ? 0 : best[i - 1, before]) + local[tag] - norm;
                    if (score > best[i, tag])
                    {
                        best[i, tag] = score;
                        from[i, tag] = before;
                        probability[i, tag] = Math.Exp(local[tag] - norm);
                    }
                }
            }
        }

        var tags = new int[n];
        var scores = new double[n];
        var last = 0;
        for (var tag = 1; tag < Tags; tag++)
        {
            if (best[n - 1, tag] > best[n - 1, last])
                last = tag;
        }

        for (var i = n - 1; i >= 0; i--)
        {
            tags[i] = last;
            scores[i] = probability[i, last];
            last = from[i, last];
        }

        return (tags, scores);
    }

    private static double LogSum(ReadOnlySpan<double> values)
    {
        var max = Math.Max(values[0], Math.Max(values[1], values[2]));
        return max + Math.Log(Math.Exp(values[0] - max) + Math.Exp(values[1] - max) + Math.Exp(values[2] - max));
    }
}
