using System.Text.RegularExpressions;
using Curation.Domain;

namespace Curation.Corpora.Labels;

/// <summary>
/// Draws the postings whose role people tell: half look by their titles like a role that the sample frameworks describe, evenly from five
/// fields, and half do not. The order of a seeded hash decides, so that the same boards give the same sample on any machine.
/// </summary>
public static partial class RoleSample
{
    private const int MostOfOneBoard = 2;

    /// <returns>Ordered by board and id, so that the order tells nothing of the field.</returns>
    public static IReadOnlyList<BoardPosting> Draw(IEnumerable<BoardPosting> postings, int count, string seed)
    {
        var byField = postings
            .OrderBy(p => NaturalKey.Hash($"{seed}\n{p.Board}\n{p.Id}"), StringComparer.Ordinal)
            .ToLookup(p => FieldOf(p.Title), StringComparer.Ordinal);
        var drawn = new List<BoardPosting>();
        var ofBoard = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] fields = ["support", "success", "sales", "marketing", "software"];
        foreach (var field in fields)
            Take(byField[field], count / 2 / fields.Length);
        Take(byField[""], count - drawn.Count);
        return [.. drawn.OrderBy(p => p.Board, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)];

        void Take(IEnumerable<BoardPosting> candidates, int wanted)
        {
            foreach (var posting in candidates)
            {
                if (wanted == 0)
                    return;
                if (ofBoard.GetValueOrDefault(posting.Board) == MostOfOneBoard)
                    continue;
                ofBoard[posting.Board] = ofBoard.GetValueOrDefault(posting.Board) + 1;
                drawn.Add(posting);
                wanted--;
            }
        }
    }

    /// <summary>The field that a title looks like, or the empty string: wide on purpose, so that near misses are drawn too.</summary>
    public static string FieldOf(string title) =>
        Support.IsMatch(title) ? "support"
        : Success.IsMatch(title) ? "success"
        : Sales.IsMatch(title) ? "sales"
        : Marketing.IsMatch(title) ? "marketing"
        : Software.IsMatch(title) ? "software"
        : "";

    [GeneratedRegex(@"\b(?:support|help ?desk|(?:customer|client) (?:service|experience|care|operations))\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Support { get; }

    [GeneratedRegex(@"\b(?:success|implementation|onboarding)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Success { get; }

    [GeneratedRegex(@"\b(?:sales|presales|account (?:executive|manager|director)|business development|revenue|sdr|bdr|solutions? (?:engineer|consultant)|gtm)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Sales { get; }

    [GeneratedRegex(@"\b(?:marketing|marketer|growth|content|brand|demand generation|copywriter|seo)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Marketing { get; }

    [GeneratedRegex(@"\b(?:engineer|engineering|developer|architect|scientist|devops|sre|qa|data analyst|administrator|tech lead|cto)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Software { get; }
}
