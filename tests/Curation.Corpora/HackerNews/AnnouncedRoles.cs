namespace Curation.Corpora.HackerNews;

/// <summary>The roles of a comment that announces several, each under a line of its own ("Backend Engineer: …", "* iOS Developer - …").</summary>
internal static class AnnouncedRoles
{
    private const int MostWordsOfHeading = 12;

    /// <summary>What stands under a role's line must say something of it, in UTF-16 units on average; a mere list of titles announces one posting.</summary>
    private const int LeastText = 160;

    /// <summary>Each role with what all share, which stands before the first of them, and what stands under its own line; none where there are fewer than two.</summary>
    public static IReadOnlyList<(string Title, string Text)> In(string text)
    {
        var lines = text.Split('\n');
        var heads = lines.Select((line, at) => (At: at, Title: at == 0 ? null : TitleOf(line))).Where(head => head.Title is not null).ToList();
        if (heads.Select(head => head.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
            return [];
        var shared = string.Join('\n', lines[..heads[0].At]).TrimEnd();
        var roles = heads
            .Select((head, i) => (head.Title, Own: string.Join('\n', lines[head.At..(i + 1 < heads.Count ? heads[i + 1].At : lines.Length)]).Trim()))
            .GroupBy(role => role.Title!, StringComparer.OrdinalIgnoreCase)
            .Select(role => (Title: role.Key, Own: string.Join("\n\n", role.Select(r => r.Own))))
            .ToList();
        return roles.Average(role => role.Own.Length) < LeastText ? [] : [.. roles.Select(role => (role.Title, $"{shared}\n\n{role.Own}".TrimStart()))];
    }

    /// <summary>A line that begins with the name of a role, and is a heading or sets a mark behind it.</summary>
    private static string? TitleOf(string line)
    {
        var trimmed = line.TrimStart(' ', '\t', '-', '*', '•', '·', '#', '–', '—', '>', '+', '(', '[', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ')');
        if (RolePhrase.In(trimmed).Select(f => ((RolePhrase.Found?)f)).FirstOrDefault() is not { Modified: true, Start: 0 } found)
            return null;
        var rest = trimmed[found.End..].TrimStart();
        var heading = trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfHeading && !trimmed.EndsWith('.');
        return heading || rest is [':' or '-' or '–' or '—' or '(' or '|' or '/', ..] ? found.Title : null;
    }
}
