using System.Globalization;
using System.Numerics.Tensors;
using Curation.Domain;

namespace Curation.Classify.Linking;

/// <summary>
/// How often postings ask for what a label means, before a text is read. An encoder that is taught against the other labels of its batch learns
/// how much likelier than by chance a label is; how likely it is at all has to be added (Yi and others, "Sampling-bias-corrected neural modeling
/// for large corpus item recommendations", 2019). Counted by <c>models train linker-prior</c> over the spans of SkillSpan's training part.
/// </summary>
internal sealed class LabelPrior
{
    /// <summary>Of a taxonomy that holds fewer of the labels that were counted, the few that it holds would be favoured for nothing.</summary>
    private const double LeastHeld = 0.5;

    private const int KeyLength = 12;

    private readonly Dictionary<string, int> counts;

    /// <param name="counts">How many spans were linked to a label, by its <see cref="Key"/>.</param>
    public LabelPrior(IReadOnlyDictionary<string, int> counts) => this.counts = new Dictionary<string, int>(counts, StringComparer.Ordinal);

    /// <summary>The counts that we ship: of ESCO's labels.</summary>
    public static LabelPrior Shipped { get; } = Read();

    /// <summary>What a label is found by: a hash of it, whatever its capitals.</summary>
    public static string Key(string label) => NaturalKey.Hash(label.Trim().ToLowerInvariant())[..KeyLength];

    /// <summary>log(1 + count) of each label, divided by the best; null where the taxonomy is not the one that was counted.</summary>
    public float[]? Of(IReadOnlyList<string> labels)
    {
        var of = new float[labels.Count];
        var held = 0;
        for (var i = 0; i < of.Length; i++)
        {
            if (!counts.TryGetValue(Key(labels[i]), out var count))
                continue;
            held++;
            of[i] = MathF.Log(1 + count);
        }

        if (held == 0 || held < LeastHeld * counts.Count)
            return null;
        TensorPrimitives.Divide(of, TensorPrimitives.Max<float>(of), of);
        return of;
    }

    private static LabelPrior Read()
    {
        using var stream = typeof(LabelPrior).Assembly.GetManifestResourceStream("LabelPrior.txt")!;
        using var reader = new StreamReader(stream);
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                read.Add(line[..KeyLength], int.Parse(line.AsSpan(KeyLength + 1), CultureInfo.InvariantCulture));
        }

        return new LabelPrior(read);
    }
}
