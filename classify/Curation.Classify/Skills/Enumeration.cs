using System.Collections.Frozen;
using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>
/// The terms of a span that names several things at once: "planning and running campaigns" is planning campaigns and running campaigns,
/// "SQL, Python or R" is three names. Parted are verbs in -ing that share an object, lists with commas or "or", and names written with
/// capitals; what two nouns and an "and" mean together ("health and safety", "data analysis and reporting") words alone do not tell.
/// </summary>
internal static class Enumeration
{
    private const int MostWordsOfItem = 3;

    private static readonly FrozenSet<string> Wholes =
        "health and safety,research and development,profit and loss,terms and conditions,food and beverage,trial and error,command and control,sales and marketing,mergers and acquisitions,arts and crafts,accounts payable and receivable"
            .Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cleaned places and terms of a span; empty where nothing fit is left.</summary>
    public static IEnumerable<(int Start, int End, string Text)> Terms(string text, int start, int end)
    {
        var tokens = Tokens.Of(text, start, end);
        var (items, parts) = Items(text, tokens);
        if (items.Count < 2 || Wholes.Contains(text[start..end]))
            return Whole();
        if (items.TrueForAll(item => IsGerund(text, item[0])) && items.SkipLast(1).All(item => item.Count == 1))
            return Shared(text, items);
        return items.TrueForAll(item => item.Count(t => t.IsWord) <= MostWordsOfItem) && (parts || items.TrueForAll(item => IsName(text, item)))
            ? items.Select(item => Term.Of(text, item[0].Start, item[^1].End)).OfType<(int, int, string)>()
            : Whole();

        IEnumerable<(int, int, string)> Whole() => Term.Of(text, start, end) is { } one ? [one] : [];
    }

    /// <summary>Each verb with the object that stands behind the last of them; the verb's own place.</summary>
    private static IEnumerable<(int Start, int End, string Text)> Shared(string text, List<List<Token>> items)
    {
        var last = items[^1];
        if (Term.Of(text, last[0].Start, last[^1].End) is not { } whole)
            yield break;
        if (whole.Start != last[0].Start)
        {
            // "Building and maintaining relationships": the verbs say nothing of their own.
            yield return whole;
            yield break;
        }

        var shared = whole.Text[(last[0].End - last[0].Start)..];
        foreach (var item in items.SkipLast(1))
        {
            if (shared.Length > 0)
                yield return (item[0].Start, item[0].End, text[item[0].Start..item[0].End].ToLowerInvariant() + shared);
            else if (Term.Of(text, item[0].Start, item[0].End) is { } alone)
                yield return alone;
        }

        yield return whole;
    }

    /// <summary>What stands between commas, "and" and "or"; whether a comma or an "or" parts any of it.</summary>
    private static (List<List<Token>> Items, bool Parts) Items(string text, List<Token> tokens)
    {
        var items = new List<List<Token>>();
        var (item, parts) = (new List<Token>(), false);
        foreach (var token in tokens)
        {
            var word = text.AsSpan(token.Start, token.End - token.Start);
            if (word is not ("," or "and" or "or"))
            {
                item.Add(token);
                continue;
            }

            parts |= word is not "and";
            if (item.Count > 0)
                items.Add(item);
            item = [];
        }

        if (item.Count > 0)
            items.Add(item);
        return (items, parts);
    }

    private static bool IsGerund(string text, Token token) => token.End - token.Start > 5 && text.AsSpan(token.Start, token.End - token.Start).EndsWith("ing", StringComparison.Ordinal);

    private static bool IsName(string text, List<Token> item) => item.TrueForAll(t => !t.IsWord || char.IsUpper(text[t.Start]) || text.AsSpan(t.Start, t.End - t.Start).ContainsAnyInRange('0', '9'));
}
