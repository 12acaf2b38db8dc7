using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// Names that no lexicon knows, told by the company they keep: in an enumeration in which at least two others are known tools, languages
/// or fields ("Python, Django, React and Postgres"), a short item that is written as a name is one too.
/// </summary>
internal static class ListedTerms
{
    private const int FewestKnown = 2;
    private const int MostWords = 2;

    /// <summary>Surer than most of what the tagger marks, less sure than a known term.</summary>
    private const double Score = 0.7;

    /// <param name="known">The lexicon's spans in the same stretch, in order.</param>
    public static IEnumerable<SkillSpan> Of(string text, List<Token> tokens, IReadOnlyList<SkillSpan> known)
    {
        var run = new List<Item>();
        foreach (var item in Items(text, tokens))
        {
            var fits = item.Words <= MostWords || IsKnown(item, known);
            if (!fits)
            {
                foreach (var span in Named(text, run, known))
                    yield return span;
                run.Clear();
                continue;
            }

            run.Add(item);
        }

        foreach (var span in Named(text, run, known))
            yield return span;
    }

    /// <summary>A place where two or more tools, languages or fields of the lexicon are named: told by capitals, digits or marks.</summary>
    public static bool NamesTools(string text, IReadOnlyList<SkillSpan> known) => known
        .Where(s => s.Kind == SkillKind.Knowledge && IsName(text, s.Start, s.End))
        .Select(s => text[s.Start..s.End].ToLowerInvariant())
        .Distinct(StringComparer.Ordinal)
        .Take(FewestKnown)
        .Count() == FewestKnown;

    private static IEnumerable<SkillSpan> Named(string text, List<Item> run, IReadOnlyList<SkillSpan> known)
    {
        var tools = run.Count(item => known.Any(s => s.Kind == SkillKind.Knowledge && item.Touches(s)));
        if (tools < FewestKnown || tools * 3 < run.Count)
            yield break;
        foreach (var item in run.Where(item => item.Words <= MostWords && !known.Any(item.Touches) && IsName(text, item.Start, item.End)))
            yield return new SkillSpan(item.Start, item.End, SkillKind.Knowledge, Score, "list", []);
    }

    private static bool IsKnown(Item item, IReadOnlyList<SkillSpan> known) => known.Any(item.Touches);

    /// <summary>Written as a name: a capital, a digit or a mark of the job language in each of its words.</summary>
    private static bool IsName(string text, int start, int end) =>
        text[start..end].Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => char.IsUpper(word[0]) || word.Skip(1).Any(c => char.IsUpper(c) || c is '+' or '#' or '.'));

    /// <summary>What stands between commas, slashes, "and" and the like.</summary>
    private static IEnumerable<Item> Items(string text, List<Token> tokens)
    {
        var first = -1;
        for (var i = 0; i <= tokens.Count; i++)
        {
            var parts = i == tokens.Count || IsSeparator(text, tokens[i]);
            if (!parts)
            {
                first = first < 0 ? i : first;
                continue;
            }

            if (first >= 0)
                yield return new Item(tokens[first].Start, tokens[i - 1].End, tokens[first..i].Count(t => t.IsWord));
            first = -1;
        }
    }

    private static bool IsSeparator(string text, Token token) => token.IsWord
        ? text.AsSpan(token.Start, token.End - token.Start) is "and" or "or" or "is" or "are"
        : text[token.Start] is ',' or '/' or ';' or '&' or '+' or '|' or '•' or '(' or ')' or ':' or '.';

    private sealed record Item(int Start, int End, int Words)
    {
        public bool Touches(SkillSpan span) => Start < span.End && span.Start < End;
    }
}
