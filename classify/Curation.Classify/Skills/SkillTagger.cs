using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// Tags spans of skill and of knowledge token by token: a maximum-entropy Markov model (McCallum, Freitag and Pereira 2000) a kind,
/// trained with ML.NET, decoded by Viterbi. The weights are read from a file and applied directly, so that it is safe for many threads.
/// </summary>
public sealed class SkillTagger
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

    /// <summary>SHA-256 of the model file.</summary>
    public string Hash { get; }

    /// <exception cref="InvalidDataException">It is no tagger file of this version.</exception>
    public static SkillTagger Load(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return new SkillTagger(TaggerWeights.Read(bytes), NaturalKey.Hash(bytes));
    }

    /// <summary>The tagger in the folder; none, with the reason, where it lacks one that can be used.</summary>
    public static SkillTagger? TryLoad(string folder, out string? missing)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            missing = null;
            if (File.Exists(file))
                return Load(file);
            missing = $"no {FileName} in {folder}: skills are found by the lexicon alone";
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            missing = $"{file} cannot be used ({e.Message}): skills are found by the lexicon alone";
        }

        return null;
    }

    internal static SkillTagger Of(TaggerWeights weights) => new(weights, "");

    /// <summary>The spans of one sentence, in order; those of one kind do not overlap.</summary>
    public IReadOnlyList<SkillSpan> Tag(string text, int start, int end)
    {
        var tokens = Tokens.Of(text, start, end);
        return Tag(text, tokens);
    }

    internal IReadOnlyList<SkillSpan> Tag(string text, List<Token> tokens)
    {
        if (tokens.Count == 0)
            return [];
        var features = new TaggerFeatures(text, tokens);
        var spans = new List<SkillSpan>();
        foreach (var kind in (ReadOnlySpan<SkillKind>)[SkillKind.Skill, SkillKind.Knowledge])
        {
            var (tags, scores) = Decode(features, weights.Head(kind));
            for (var i = 0; i < tags.Length; i++)
            {
                if (tags[i] == 0)
                    continue;
                var first = i;
                var sum = Math.Log(Math.Max(scores[i], 1e-6));
                while (i + 1 < tags.Length && tags[i + 1] == 2)
                    sum += Math.Log(Math.Max(scores[++i], 1e-6));
                spans.Add(new SkillSpan(tokens[first].Start, tokens[i].End, kind, Math.Round(Math.Exp(sum / (i - first + 1)), 4), "tagger", []));
            }
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
