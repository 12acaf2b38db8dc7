using Curation.Domain.Frameworks;

namespace Curation.Ui.Frameworks;

/// <summary>What a framework calls by a name.</summary>
/// <param name="Kind">Job family, job profile, competency or skill.</param>
/// <param name="By">The other name that it was found by; none where its own name or its code was.</param>
/// <param name="Url">None where it has no page.</param>
public sealed record Find(string Kind, ElementCode Code, string Name, string? By, string? Url);

/// <summary>Finds within one framework: names, other names and codes, in any case. The nearest first: whole names, beginnings, words, parts of words.</summary>
public static class Finder
{
    public static IReadOnlyList<Find> In(Edition edition, string asked)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return [];
        var whole = string.Join(' ', words);
        return [.. from named in Names(edition)
                   let best = named.Others.Prepend(named.Code.ToString()).Prepend(named.Name).Select(name => (Name: name, Nearness: Nearness(name, whole, words))).MaxBy(n => n.Nearness)
                   where best.Nearness > 0
                   let key = named.Name.ToUpperInvariant()
                   orderby best.Nearness descending, named.Rank, key
                   select new Find(named.Kind, named.Code, named.Name, best.Name == named.Name || best.Name == named.Code.ToString() ? null : best.Name, named.Url)];
    }

    private static IEnumerable<(string Kind, int Rank, ElementCode Code, string Name, IReadOnlyList<string> Others, string? Url)> Names(Edition edition) =>
    [
        .. edition.Content.Profiles.Select(p => ("Job profile", 0, p.Code, p.Name, p.AlternateTitles, (string?)edition.Profile(p.Code))),
        .. edition.Content.Competencies.Select(c => ("Competency", 1, c.Code, c.Name, (IReadOnlyList<string>)[], (string?)edition.Competency(c.Code))),
        .. edition.Content.Families.Select(f => ("Job family", 2, f.Code, f.Name, (IReadOnlyList<string>)[], (string?)edition.Url("", $"#{f.Code}"))),
        .. edition.Content.Skills.Select(s => ("Skill", 3, s.Code, s.Label, s.Aliases, s.Competency is { } of ? edition.Competency(of, "#skills") : null)),
    ];

    private static int Nearness(string name, string whole, string[] words) =>
        name.Equals(whole, StringComparison.OrdinalIgnoreCase) ? 5
        : name.StartsWith(whole, StringComparison.OrdinalIgnoreCase) ? 4
        : words.All(w => BeginsAWord(name, w)) ? 3
        : name.Contains(whole, StringComparison.OrdinalIgnoreCase) ? 2
        : words.All(w => name.Contains(w, StringComparison.OrdinalIgnoreCase)) ? 1
        : 0;

    private static bool BeginsAWord(string name, string word)
    {
        for (var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1])) return true;
        return false;
    }
}
