using Curation.Classify.Proposals.Counting;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>How a term is written out.</summary>
internal static class Spelling
{
    /// <summary>
    /// The spelling that most employers use. Case is chosen last: what names the place of a proposal has none, and so does not move when
    /// capitals do.
    /// </summary>
    public static string Of(string key, IEnumerable<Ask> asks) => asks
        .Select(a => (a.Posting.EmployerKey, Term: a.Mention.Term.Trim()))
        .Where(a => Terms.Key(a.Term) == key)
        .Distinct()
        .GroupBy(a => a.Term.ToLowerInvariant(), StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?
        .GroupBy(a => a.Term, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().Key ?? key;
}
