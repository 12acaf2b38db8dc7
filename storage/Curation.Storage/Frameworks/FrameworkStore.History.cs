using Curation.Domain.Frameworks;

namespace Curation.Storage.Frameworks;

/// <summary>An element as a version brought it.</summary>
/// <param name="Element">As in <c>competency/K0150</c>.</param>
/// <param name="Json">None where the version no longer had it.</param>
public sealed record ElementEdition(string Element, int Version, DateTimeOffset PublishedAt, string? Json);

/// <summary>Where content comes from.</summary>
public sealed partial class FrameworkStore
{
    /// <summary>Every version that brought, changed or dropped one of the elements, oldest first.</summary>
    /// <param name="upTo">The last version that counts.</param>
    public async Task<IReadOnlyList<ElementEdition>> EditionsAsync(FrameworkCode code, IReadOnlyList<string> elements, int upTo, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Element, int Version, DateTimeOffset PublishedAt, string? Json)>(
            """
            SELECT h.element, h.version, h.published_at, f.json
            FROM (
                SELECT named.element, v.version, v.published_at, e.hash, lag(e.hash) OVER (PARTITION BY named.element ORDER BY v.version) AS before
                FROM framework_versions AS v
                CROSS JOIN unnest(@elements) AS named (element)
                LEFT JOIN framework_version_elements AS e ON (e.framework, e.version, e.element) = (v.framework, v.version, named.element)
                WHERE v.framework = @code AND v.version <= @upTo) AS h
            LEFT JOIN framework_elements AS f ON f.hash = h.hash
            WHERE h.hash IS DISTINCT FROM h.before
            ORDER BY h.version, h.element COLLATE "C"
            """,
            new { code = code.ToString(), elements = elements.ToArray(), upTo },
            ct);
        return [.. rows.Select(r => new ElementEdition(r.Element, r.Version, r.PublishedAt, r.Json))];
    }
}
