namespace Curation.Classify.Roles;

/// <summary>How like a title is to the titles that a class is known by: shared words, weighed by how few titles have them.</summary>
internal sealed class TitleLikeness
{
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);

    private readonly double rarest;

    private readonly List<(Title Title, int Class)> known;

    public TitleLikeness(IReadOnlyList<(Title Title, int Class)> known)
    {
        this.known = [.. known];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in known.SelectMany(k => k.Title.Words.Distinct(StringComparer.Ordinal)))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        foreach (var (word, count) in counts)
            weights[word] = Math.Log(1 + (double)known.Count / count) * Rank(word);
        rarest = Math.Log(1 + known.Count);
    }

    /// <summary>The likest title of each class: Dice's coefficient of word weights, 0 to 1. The last place is "none of ours".</summary>
    public double[] Best(Title title, int profiles)
    {
        var best = new double[profiles + 1];
        var own = title.Words.Sum(w => Weight(w) * Part(title, w));
        if (own <= 0)
            return best;
        foreach (var (other, c) in known)
        {
            var shared = 0.0;
            var theirs = 0.0;
            foreach (var word in other.Words)
            {
                var weight = Weight(word) * Part(other, word);
                theirs += weight;
                if (title.Words.Contains(word))
                    shared += Math.Min(weight, Weight(word) * Part(title, word));
            }

            var place = c == RoleTrainingSet.Other ? profiles : c;
            best[place] = Math.Max(best[place], 2 * shared / (own + theirs));
        }

        return best;
    }

    private double Weight(string word) => weights.TryGetValue(word, out var weight) ? weight : rarest * Rank(word);

    /// <summary>A word beside the main part parts two titles less.</summary>
    private static double Part(Title title, string word) => title.Share(word) * (title.Side.Contains(word) ? 0.5 : 1);

    private static double Rank(string word) => Title.IsRank(word) ? 0.5 : 1;
}
