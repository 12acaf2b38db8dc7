using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// Names that no lexicon knows, told by the company they keep: in an enumeration in which at least two others are known tools, languages
/// or fields ("Python, Django, React and Postgres"), a short item that is written as a name is one too. So is a name at the beginning or
/// end of a longer item ("React on AWS", "with some Docker").
/// </summary>
internal static class ListedTerms
{
    private const int FewestKnown = 2;
    private const int MostWords = 2;

    /// <summary>Longer than this, what stands between two commas is a sentence's part and no item.</summary>
    private const int MostWordsOfItem = 5;

    /// <summary>Surer than most of what the tagger marks, less sure than a known term.</summary>
    private const double Score = 0.7;

    /// <param name="known">The lexicon's spans in the same stretch, in order.</param>
    public static IEnumerable<SkillSpan> Of(string text, List<Token> tokens, IReadOnlyList<SkillSpan> known)
    {
        var run = new List<List<Token>>();
        foreach (var item in Items(text, tokens))
        {
            if (item.Count(t => t.IsWord) <= MostWordsOfItem || known.Any(s => Touches(item, s)))
            {
                run.Add(item);
                continue;
            }

            foreach (var span in Named(text, run, known))
                yield return span;
            run.Clear();
        }

        foreach (var span in Named(text, run, known))
            yield return span;
    }

    /// <summary>A place where two or more tools, languages or fields of the lexicon are named: told by capitals, digits or marks.</summary>
    public static bool NamesTools(string text, IReadOnlyList<SkillSpan> known) => known
        .Where(s => s.Kind == SkillKind.Knowledge && text[s.Start..s.End].Split(' ').All(word => word.Length > 0 && IsName(word)))
        .Select(s => text[s.Start..s.End].ToLowerInvariant())
        .Distinct(StringComparer.Ordinal)
        .Take(FewestKnown)
        .Count() == FewestKnown;

    private static IEnumerable<SkillSpan> Named(string text, List<List<Token>> run, IReadOnlyList<SkillSpan> known)
    {
        var tools = run.Count(item => known.Any(s => s.Kind == SkillKind.Knowledge && Touches(item, s)));
        if (tools < FewestKnown || tools * 3 < run.Count)
            yield break;
        foreach (var item in run)
        {
            var words = item.Where(t => t.IsWord && !known.Any(s => t.Start < s.End && s.Start < t.End)).ToHashSet();
            // The capital at the head of a sentence says nothing, unless the word is all that stands before the comma.
            var opens = run[0] == item && item.Count > 1;
            var front = item.TakeWhile(t => words.Contains(t) && IsName(text[t.Start..t.End]) && !(opens && t == item[0])).ToList();
            var back = item.AsEnumerable().Reverse().TakeWhile(t => words.Contains(t) && IsName(text[t.Start..t.End])).Reverse().ToList();
            foreach (var name in new[] { front, back }.Where(n => n.Count is > 0 and <= MostWords).DistinctBy(n => n[0].Start))
                yield return new SkillSpan(name[0].Start, name[^1].End, SkillKind.Knowledge, Score, "list", []);
        }
    }

    /// <summary>Written as a name: a capital at its head, or a capital, digit or mark of the job language within.</summary>
    private static bool IsName(string word) => char.IsUpper(word[0]) || word.Skip(1).Any(c => char.IsUpper(c) || c is '+' or '#' or '.');

    private static bool Touches(List<Token> item, SkillSpan span) => item[0].Start < span.End && span.Start < item[^1].End;

    /// <summary>What stands between commas, slashes, "and" and the like.</summary>
    private static IEnumerable<List<Token>> Items(string text, List<Token> tokens)
    {
        var item = new List<Token>();
        foreach (var token in tokens)
        {
            if (!IsSeparator(text, token))
            {
                item.Add(token);
                continue;
            }

            if (item.Count > 0)
                yield return item;
            item = [];
        }

        if (item.Count > 0)
            yield return item;
    }

    private static bool IsSeparator(string text, Token token) => token.IsWord
        ? text.AsSpan(token.Start, token.End - token.Start) is "and" or "or" or "is" or "are"
        : text[token.Start] is ',' or '/' or ';' or '&' or '+' or '|' or '•' or '(' or ')' or ':' or '.';
}
