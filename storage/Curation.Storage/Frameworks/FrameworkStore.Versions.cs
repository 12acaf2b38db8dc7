using Curation.Domain.Frameworks;

namespace Curation.Storage.Frameworks;

/// <summary>A framework at a glance, as last published.</summary>
/// <param name="Latest">Without its content.</param>
public sealed record FrameworkGlance(FrameworkVersion Latest, string Name, string Purpose, int Families, int Profiles, int Competencies, int Skills);

/// <summary>Versions without their content: enough to answer whoever has the content already.</summary>
public sealed partial class FrameworkStore
{
    /// <returns>None where there is no such version.</returns>
    public async Task<FrameworkVersion?> VersionAsync(FrameworkCode code, int version, CancellationToken ct) => (await db.FirstAsync<VersionRow>(
        $"{VersionRow.Select} WHERE framework = @code AND version = @version", new { code = code.ToString(), version }, ct))?.ToVersion();

    /// <param name="asOf">The latest version in effect on that day; without one, the latest.</param>
    public async Task<FrameworkVersion?> LatestVersionAsync(FrameworkCode code, DateOnly? asOf, CancellationToken ct) => (await db.FirstAsync<VersionRow>(
        $"{VersionRow.Select} WHERE framework = @code AND effective_on <= @day ORDER BY version DESC LIMIT 1",
        new { code = code.ToString(), day = asOf ?? DateOnly.MaxValue },
        ct))?.ToVersion();

    /// <summary>In the order of their codes.</summary>
    /// <param name="only">One framework; all where none is said.</param>
    public async Task<IReadOnlyList<FrameworkGlance>> GlancesAsync(FrameworkCode? only, CancellationToken ct)
    {
        var rows = await db.QueryAsync<GlanceRow>(
            """
            SELECT v.*, root.json::jsonb ->> 'name' AS name, root.json::jsonb ->> 'purpose' AS purpose, sizes.*
            FROM (
                SELECT DISTINCT ON (framework) framework, version, hash, notes, published_at, effective_on, label, published_by
                FROM framework_versions WHERE @code::text IS NULL OR framework = @code ORDER BY framework, version DESC) AS v
            JOIN framework_version_elements AS e ON (e.framework, e.version, e.element) = (v.framework, v.version, 'framework/' || v.framework)
            JOIN framework_elements AS root ON root.hash = e.hash
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE element LIKE 'family/%') AS families, count(*) FILTER (WHERE element LIKE 'profile/%') AS profiles,
                       count(*) FILTER (WHERE element LIKE 'competency/%') AS competencies, count(*) FILTER (WHERE element LIKE 'skill/%') AS skills
                FROM framework_version_elements AS c WHERE (c.framework, c.version) = (v.framework, v.version)) AS sizes
            ORDER BY v.framework COLLATE "C"
            """,
            new { code = only?.ToString() },
            ct);
        return [.. rows.Select(r => new FrameworkGlance(r.ToVersion(), r.Name, r.Purpose, (int)r.Families, (int)r.Profiles, (int)r.Competencies, (int)r.Skills))];
    }

    private sealed record GlanceRow : VersionRow
    {
        public string Name { get; init; } = "";

        public string Purpose { get; init; } = "";

        public long Families { get; init; }

        public long Profiles { get; init; }

        public long Competencies { get; init; }

        public long Skills { get; init; }
    }
}
