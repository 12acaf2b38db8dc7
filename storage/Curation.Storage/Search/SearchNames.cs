using System.Collections.Concurrent;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;

namespace Curation.Storage.Search;

/// <summary>What people call the roles, skills, sources, employers and places that postings hold as keys.</summary>
public sealed class SearchNames(Database db, FrameworkStore frameworks)
{
    private readonly ConcurrentDictionary<string, string> terms = new(StringComparer.Ordinal);
    private Known known = new("", [], [], [], []);

    /// <summary>The names of the published frameworks as they are now.</summary>
    /// <returns>What was published: <c>CARE 3, SHIP 1</c>.</returns>
    public async Task<string> RefreshAsync(CancellationToken ct)
    {
        var versions = await db.QueryAsync<string>(
            """SELECT framework || ' ' || max(version) FROM framework_versions GROUP BY framework ORDER BY framework COLLATE "C" """, null, ct);
        var stamp = string.Join(", ", versions);
        if (known.Stamp != stamp)
            known = Read(stamp, await frameworks.AllLatestAsync(asOf: null, ct));
        return stamp;
    }

    /// <summary>The role's name; its key where no published profile bears it.</summary>
    public string Role(string key) => known.Roles.GetValueOrDefault(key) ?? key;

    /// <summary>Labels of skills by their keys (<c>CARE/S0100</c>, <c>esco/ID</c>); a key without a label is its own.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SkillsAsync(IEnumerable<string> keys, CancellationToken ct)
    {
        var wanted = keys.Distinct(StringComparer.Ordinal).ToArray();
        var missing = wanted.Where(k => !known.Skills.ContainsKey(k) && !terms.ContainsKey(k)).ToArray();
        if (missing.Length > 0)
        {
            var found = await db.QueryAsync<(string Key, string Label)>(
                """
                SELECT scheme || '/' || (term::json ->> 'id'), term::json ->> 'label' FROM taxonomy_terms
                WHERE kind = 'skill' AND scheme || '/' || (term::json ->> 'id') = ANY(@missing)
                """,
                new { missing },
                ct);
            foreach (var (key, label) in found)
                terms[key] = label;
        }

        return wanted.ToDictionary(k => k, k => known.Skills.GetValueOrDefault(k) ?? terms.GetValueOrDefault(k) ?? k, StringComparer.Ordinal);
    }

    /// <summary>What employers call themselves, by the key that their spellings share.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EmployersAsync(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        (await db.QueryAsync<(string Key, string Name)>(
            """
            SELECT k, coalesce((SELECT p.employer FROM folds AS f JOIN postings AS p ON p.id = f.posting WHERE f.employer_key = k AND p.employer IS NOT NULL LIMIT 1), k)
            FROM unnest(@keys) AS k
            """,
            new { keys = keys.Distinct(StringComparer.Ordinal).ToArray() },
            ct)).ToDictionary(n => n.Key, n => n.Name, StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<string, string>> SourcesAsync(CancellationToken ct) =>
        (await db.QueryAsync<(string Id, string Name)>("SELECT id, name FROM sources", null, ct)).ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);

    /// <summary>The keys of the profiles of this name or alternate title.</summary>
    internal string[] RolesCalled(string name) => known.RoleKeys.GetValueOrDefault(Folded(name)) ?? [];

    /// <summary>The keys of the skills of this label or alias, in frameworks and taxonomies.</summary>
    internal async Task<string[]> SkillsCalledAsync(string name, CancellationToken ct)
    {
        var listed = await db.QueryAsync<string>(
            """
            SELECT scheme || '/' || (term::json ->> 'id') FROM taxonomy_terms
            WHERE kind = 'skill' AND (lower(term::json ->> 'label') = @name OR EXISTS (SELECT FROM json_array_elements_text(term::json -> 'aliases') AS a WHERE lower(a) = @name))
            """,
            new { name = name.ToLowerInvariant() },
            ct);
        return [.. (known.SkillKeys.GetValueOrDefault(Folded(name)) ?? []).Concat(listed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static Known Read(string stamp, IReadOnlyList<PublishedFramework> published)
    {
        var profiles = published.SelectMany(f => f.Content.Profiles.Select(p => (Key: f.Content.KeyOf(p).ToString(), Profile: p))).ToArray();
        var skills = published.SelectMany(f => f.Content.Skills.Select(s => (Key: $"{f.Code}/{s.Code}", Skill: s))).ToArray();
        return new Known(
            stamp,
            profiles.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Profile.Name, StringComparer.Ordinal),
            skills.DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => s.Skill.Label, StringComparer.Ordinal),
            ByName(profiles.SelectMany(p => p.Profile.AlternateTitles.Prepend(p.Profile.Name).Select(n => (n, p.Key)))),
            ByName(skills.SelectMany(s => s.Skill.Aliases.Prepend(s.Skill.Label).Select(n => (n, s.Key)))));
    }

    private static Dictionary<string, string[]> ByName(IEnumerable<(string Name, string Key)> names) => names
        .GroupBy(n => Folded(n.Name), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(n => n.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static string Folded(string name) => string.Join(' ', Words.Of(name).Select(w => w.Token));

    private sealed record Known(
        string Stamp,
        Dictionary<string, string> Roles,
        Dictionary<string, string> Skills,
        Dictionary<string, string[]> RoleKeys,
        Dictionary<string, string[]> SkillKeys);
}
