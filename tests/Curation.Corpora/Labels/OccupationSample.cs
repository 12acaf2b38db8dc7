using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Curation.Corpora.Labels;

/// <summary>The postings whose occupation is told: every n-th of the English ones in the order of their ids, so that nobody chose them.</summary>
public static partial class OccupationSample
{
    private const int LeastWords = 100;

    /// <summary>An English text has at least this share of the commonest English words.</summary>
    private const double LeastShare = 0.15;

    private static readonly FrozenSet<string> Common =
        "the and of to a in for with you we our your is are will this that on as be".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<BoardPosting> Draw(IEnumerable<BoardPosting> postings, int count)
    {
        var english = postings.Where(p => IsEnglish(p.Text)).OrderBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => p.Board, StringComparer.Ordinal).ToList();
        var step = Math.Max(1, english.Count / count);
        return [.. english.Where((_, i) => i % step == 0).Take(count)];
    }

    private static bool IsEnglish(string text)
    {
        var words = Word.Matches(text.ToLowerInvariant()).Select(m => m.Value).ToList();
        return words.Count >= LeastWords && words.Count(Common.Contains) >= LeastShare * words.Count;
    }

    [GeneratedRegex("[a-z']+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word { get; }
}
