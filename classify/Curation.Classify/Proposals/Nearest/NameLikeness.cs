using Curation.Classify.Proposals.Counting;
using Curation.Classify.Text;

namespace Curation.Classify.Proposals.Nearest;

/// <summary>How alike two names are, by their words and by their letters; words that many names of the framework have tell little.</summary>
internal sealed class NameLikeness
{
    /// <summary>Names that share fewer letters than this share them by chance, as endings.</summary>
    private const double LeastLetters = 0.6;

    private readonly Dictionary<string, double> weights;
    private readonly double rarest;
    private readonly Func<string, bool> isIdle;

    /// <param name="names">All that a name is compared with, so that common words are known.</param>
    /// <param name="isIdle">Tells words that say nothing here, beside those that never do.</param>
    public NameLikeness(IEnumerable<string> names, Func<string, bool>? isIdle = null)
    {
        this.isIdle = isIdle ?? (_ => false);
        var words = names.Select(n => WordsOf(Terms.Key(n))).ToList();
        rarest = Math.Log(1 + words.Count);
        weights = words.SelectMany(w => w).GroupBy(w => w, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Math.Log(1 + (words.Count / (double)g.Count())), StringComparer.Ordinal);
    }

    /// <summary>
    /// The greater of Dice's coefficient over their words, each by its inverse document frequency (K. Spärck Jones, "A statistical interpretation
    /// of term specificity", Journal of Documentation 28 (1972), 11-21), and over their letters (<see cref="Terms.Similarity"/>).
    /// </summary>
    public Likeness Of(string a, string b)
    {
        var (x, y) = (Terms.Key(a), Terms.Key(b));
        if (Terms.Squeezed(x) == Terms.Squeezed(y))
            return new Likeness(1, "the same name");
        var (xs, ys) = (WordsOf(x), WordsOf(y));
        var shared = xs.Where(ys.Contains).ToList();
        var (sum, both) = (xs.Concat(ys).Sum(WeightOf), shared.Sum(WeightOf));
        var byWords = sum > 0 ? 2 * both / sum : 0;
        var byLetters = Terms.Similarity(x, y) is >= LeastLetters and var letters ? letters : 0;
        return byWords >= byLetters && byWords > 0
            ? new Likeness(byWords, $"same {(shared.Count == 1 ? "word" : "words")}: {string.Join(", ", shared)}")
            : new Likeness(byLetters, byLetters > 0 ? "written alike" : "");
    }

    private double WeightOf(string word) => weights.GetValueOrDefault(word, rarest);

    /// <summary>Each once, in their order, without those that say nothing.</summary>
    private List<string> WordsOf(string key) =>
        [.. Terms.Words(key).Where(w => !StopWords.Has(w) && !isIdle(w)).Select(Terms.Singular).Distinct(StringComparer.Ordinal)];
}

/// <param name="Value">0 to 1.</param>
/// <param name="Why">In words; empty where there is nothing alike.</param>
internal readonly record struct Likeness(double Value, string Why)
{
    public static Likeness None { get; } = new(0, "");
}
