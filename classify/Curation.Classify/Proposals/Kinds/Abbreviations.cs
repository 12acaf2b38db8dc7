using Curation.Classify.Proposals.Counting;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// "Salesforce (SFDC)" and "SFDC (Salesforce)": after A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation
/// definitions in biomedical text", PSB 2003, but asking only that the first letters agree, as SFDC has letters that Salesforce lacks.
/// </summary>
internal static class Abbreviations
{
    private const int Longest = 8;

    /// <summary>Abbreviations that stand in brackets right beside the mention of a skill, within its sentence.</summary>
    public static IEnumerable<(Skill Skill, Ask Alias)> Beside(Ask ask, FrameworkTerms terms)
    {
        var (text, m) = (ask.Posting.Posting.Text, ask.Mention);
        if (m.Start < 0 || m.Start >= m.End || m.SentenceEnd > text.Length || m.SentenceStart < 0 || m.End > m.SentenceEnd || terms.SkillOf(m) is not { } skill)
            yield break;
        foreach (var (start, end) in new[] { After(text, m.End, m.SentenceEnd), Before(text, m.Start, m.End, m.SentenceStart, m.SentenceEnd) })
        {
            if (!Fits(text[start..end], text[m.Start..m.End]))
                continue;
            var mention = m with { Term = text[start..end], Skill = null, Start = start, End = end, Level = null, Priority = null };
            if (terms.ItemOf(mention) is { Kind: ItemKind.Term } item)
                yield return (skill, new Ask(item, mention, ask.Posting));
        }
    }

    private static (int Start, int End) After(string text, int from, int limit)
    {
        if (from + 2 >= limit || !text.AsSpan(from, 2).SequenceEqual(" ("))
            return default;
        var close = text.IndexOf(')', from + 2, Math.Min(Longest + 1, limit - from - 2));
        return close < 0 ? default : (from + 2, close);
    }

    private static (int Start, int End) Before(string text, int start, int end, int first, int limit)
    {
        if (start - 2 <= first || end >= limit || text[end] != ')' || !text.AsSpan(start - 2, 2).SequenceEqual(" ("))
            return default;
        var from = start - 2;
        while (from > first && !char.IsWhiteSpace(text[from - 1]) && start - 2 - from <= Longest)
            from--;
        return (from, start - 2);
    }

    private static bool Fits(string abbreviation, string label) =>
        abbreviation.Length is >= 2 and <= Longest
        && abbreviation.Length < label.Length
        && abbreviation.Count(char.IsUpper) >= 2
        && abbreviation.All(c => char.IsLetterOrDigit(c) || c is '&' or '-')
        && char.ToUpperInvariant(abbreviation[0]) == char.ToUpperInvariant(label[0]);
}
