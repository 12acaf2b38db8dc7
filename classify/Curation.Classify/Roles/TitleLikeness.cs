using System.Runtime.InteropServices;

namespace Curation.Classify.Roles;

/// <param name="Value">0 to 1.</param>
/// <param name="By">The title that it is like; none where no word is shared.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LikeTitle(double Value, KnownTitle? By);

/// <summary>How like a title is to the titles that a class is known by: shared words, weighed by how few titles have them.</summary>
internal sealed class TitleLikeness
{
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);

    private readonly double rarest;

    private readonly IReadOnlyList<KnownTitle> known;

    public TitleLikeness(IReadOnlyList<KnownTitle> known)
    {
        this.known = known;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in known.SelectMany(k => k.Title.Words.Distinct(StringComparer.Ordinal)))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        foreach (var (word, count) in counts)
            weights[word] = Math.Log(1 + (double)known.Count / count) * Rank(word);
        rarest = Math.Log(1 + known.Count);
    }

    /// <summary>The likest title of each class: Dice's coefficient of word weights, 0 to 1. The last place is "none of ours".</summary>
    public LikeTitle[] Best(Title title, int profiles)
    {
        var best = new LikeTitle[profiles + 1];
        var own = title.Words.Sum(w => Weight(w) * Part(title, w));
        if (own <= 0)
            return best;
        foreach (var one in known)
        {
            var other = one.Title;
            var shared = 0.0;
            var theirs = 0.0;
            foreach (var word in other.Words)
            {
                var weight = Weight(word) * Part(other, word);
                theirs += weight;
                if (title.Words.Contains(word))
                    shared += Math.Min(weight, Weight(word) * Part(title, word));
            }

            var place = one.Class == RoleTrainingSet.Other ? profiles : one.Class;
            var value = 2 * shared / (own + theirs);
            if (value > best[place].Value)
                best[place] = new LikeTitle(value, one);
        }

        return best;
    }

    private double Weight(string word) => weights.TryGetValue(word, out var weight) ? weight : rarest * Rank(word);

    /// <summary>A word beside the main part parts two titles less.</summary>
    private static double Part(Title title, string word) => title.Share(word) * (title.Side.Contains(word) ? 0.5 : 1);

    private static double Rank(string word) => Title.IsRank(word) ? 0.5 : 1;
}
