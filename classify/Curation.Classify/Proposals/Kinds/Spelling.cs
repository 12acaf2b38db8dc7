using Curation.Classify.Proposals.Counting;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>How a term is written out.</summary>
internal static class Spelling
{
    /// <summary>
    /// The spelling that most employers use among those that differ from the key in capitals alone, so that the term names the same place
    /// in every run; the key itself where there is none.
    /// </summary>
    public static string Of(string key, IEnumerable<Ask> asks) => asks
        .Where(a => string.Equals(a.Mention.Term, key, StringComparison.OrdinalIgnoreCase))
        .DistinctBy(a => (a.Posting.EmployerKey, a.Mention.Term))
        .GroupBy(a => a.Mention.Term, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count())
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? key;
}
