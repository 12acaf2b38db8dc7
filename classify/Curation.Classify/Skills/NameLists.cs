using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// Names that stand in a list with a known one: in "Python, React and Docker" what is beside Python is a tool too, whether or not anyone told us.
/// </summary>
internal static class NameLists
{
    /// <summary>Surer than most of what the tagger finds.</summary>
    private const double Score = 0.7;

    private const int MostWords = 2;

    private static readonly FrozenSet<string> Joints = new[] { "and", "or", ",", "/", "|", "&", "+", "•", "w" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Marks = new[] { "(", ")", "etc", "e.g", "eg" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Item(int First, int Last);

    /// <param name="known">The lexicon's spans of the same tokens.</param>
    public static IEnumerable<SkillSpan> Find(string text, List<Token> tokens, IReadOnlyList<SkillSpan> known)
    {
        var things = known.Where(s => s.Kind == SkillKind.Knowledge).Select(s => (s.Start, s.End)).ToHashSet();
        if (things.Count == 0)
            yield break;
        foreach (var list in Lists(text, tokens))
        {
            if (!list.Exists(i => things.Contains((tokens[i.First].Start, tokens[i.Last].End))))
                continue;
            foreach (var item in list)
            {
                var (start, end) = (tokens[item.First].Start, tokens[item.Last].End);
                if (!known.Any(s => s.Start < end && start < s.End))
                    yield return new SkillSpan(start, end, SkillKind.Knowledge, Score, "lexicon", []);
            }
        }
    }

    /// <summary>Runs of names of one or two words with nothing but joints between them.</summary>
    private static IEnumerable<List<Item>> Lists(string text, List<Token> tokens)
    {
        var list = new List<Item>();
        for (var i = 0; i <= tokens.Count;)
        {
            var first = i;
            while (i < tokens.Count && tokens[i].IsWord && !Joints.Contains(Of(text, tokens[i])) && !Marks.Contains(Of(text, tokens[i])))
                i++;
            if (i > first && i - first <= MostWords && Enumerable.Range(first, i - first).All(t => IsName(Of(text, tokens[t]))))
            {
                list.Add(new Item(first, i - 1));
            }
            else if (i > first || i >= tokens.Count)
            {
                // What begins or ends a list may carry words that are none of it: "experience with Python", "Docker is a plus".
                if (list.Count > 1)
                    yield return list;
                list = [];
                if (i > first && IsName(Of(text, tokens[i - 1])) && i < tokens.Count && Joints.Contains(Of(text, tokens[i])))
                    list.Add(new Item(i - 1, i - 1));
            }

            if (i >= tokens.Count)
            {
                if (list.Count > 1)
                    yield return list;
                yield break;
            }

            if (!Joints.Contains(Of(text, tokens[i])))
            {
                if (list.Count > 1)
                    yield return list;
                list = [];
            }

            i++;
        }
    }

    private static bool IsName(string word) => word.Length > 1 && word.Any(char.IsUpper) && !word.All(char.IsDigit);

    private static string Of(string text, Token token) => text[token.Start..token.End];
}
