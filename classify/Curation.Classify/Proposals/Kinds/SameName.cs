using System.Collections.Frozen;
using Curation.Classify.Proposals.Counting;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>Whether a term is a known name, written otherwise.</summary>
internal static class SameName
{
    /// <summary>Shorter words that differ by one letter are other words (Java, Lava).</summary>
    private const int ShortestTypo = 7;

    /// <summary>Words that differ before are other words, however long (caching, coaching).</summary>
    private const int SameBeginning = 3;

    /// <summary>Words that a name may be followed by without meaning anything else. "JS frameworks" are other things than JS.</summary>
    private static readonly FrozenSet<string> Idle = new[]
    {
        "software", "platform", "platforms", "tool", "tools", "tooling", "system", "systems", "application", "applications", "com", "skill", "skills",
        "framework", "library", "methodology", "methodologies", "technique", "techniques", "principle", "principles", "practice", "practices", "language", "database", "databases", "js",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="isName">The term is known to name one thing: then it may be the shorter of two names ("Spring" of "Spring Framework").</param>
    /// <returns>The first name in order of the skills' codes, with what sets the term apart from it.</returns>
    public static (Skill Skill, string Name, string But)? Of(string key, bool isName, IReadOnlyList<(string Key, Skill Skill)> names)
    {
        var squeezed = Terms.Squeezed(key);
        foreach (var (rule, but) in new (Func<string, bool>, string)[]
        {
            (name => name.Length > 2 && Terms.Squeezed(name) == squeezed, "but for blanks, hyphens or an ending"),
            (name => Adds(name, key) || $"microsoft {key}" == name || $"ms {name}" == key, "but for a word that adds nothing"),
            (name => isName && Adds(key, name), "but for a word that adds nothing"),
            (name => isName && Terms.Words(name) is [_, var product] && product == key && EndsOne(key, names), "but for the word before it"),
            (name => OneLetterApart(name, key), "but for one letter"),
        })
        {
            foreach (var (name, skill) in names)
            {
                if (rule(name))
                    return (skill, name, but);
            }
        }

        return null;
    }

    private static bool Adds(string name, string key)
    {
        var spelled = key.Replace(".com", " com", StringComparison.Ordinal).Replace(".js", " js", StringComparison.Ordinal);
        return spelled.StartsWith(name + ' ', StringComparison.Ordinal) && Terms.Words(spelled[name.Length..]).All(Idle.Contains);
    }

    /// <summary>"Bootstrap" of "Twitter Bootstrap", where no other skill's name ends so.</summary>
    private static bool EndsOne(string key, IReadOnlyList<(string Key, Skill Skill)> names) =>
        names.Where(n => n.Key.EndsWith(' ' + key, StringComparison.Ordinal)).Select(n => n.Skill.Code).Distinct().Count() == 1;

    /// <summary>All words the same but one, which is long and has one letter more, less, changed or swapped, not in its beginning.</summary>
    private static bool OneLetterApart(string name, string key)
    {
        var (x, y) = (Terms.Words(name), Terms.Words(key));
        if (x.Length != y.Length)
            return false;
        var differing = x.Zip(y).Where(pair => pair.First != pair.Second).ToList();
        return differing.Count == 1 && Math.Min(differing[0].First.Length, differing[0].Second.Length) >= ShortestTypo
            && differing[0].First[..SameBeginning] == differing[0].Second[..SameBeginning] && Near(differing[0].First, differing[0].Second);
    }

    private static bool Near(string a, string b)
    {
        var same = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        var (x, y) = (a[same..], b[same..]);
        return x.Length == y.Length
            ? x[1..] == y[1..] || (x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x[2..] == y[2..])
            : x.Length == y.Length + 1 ? x[1..] == y : y.Length == x.Length + 1 && y[1..] == x;
    }
}
