using Curation.Domain.Frameworks;

namespace Curation.Storage.Frameworks;

/// <summary>One immutable version of a framework.</summary>
/// <param name="Hash">Over its elements: equal for equal content.</param>
public sealed record PublishedFramework(FrameworkCode Code, int Version, string Hash, string Notes, DateTimeOffset PublishedAt, Framework Content);

/// <summary>What is known of a version without its content.</summary>
public sealed record FrameworkVersion(FrameworkCode Code, int Version, string Hash, string Notes, DateTimeOffset PublishedAt)
{
    /// <summary>Major when a code came or went.</summary>
    public VersionLabel? Label { get; init; }

    public DateOnly EffectiveOn { get; init; }

    /// <summary>None where it was imported.</summary>
    public string? PublishedBy { get; init; }
}

/// <summary>Published frameworks: content-addressed elements, immutable versions.</summary>
public sealed partial class FrameworkStore(Database db)
{
    /// <summary>Publishes the next whole number; the same content as the latest version gives that version back.</summary>
    /// <param name="at">Business time. The version is in effect from its date on: see <see cref="LatestAsync"/>.</param>
    public async Task<int> PublishAsync(Framework framework, string notes, DateTimeOffset at, CancellationToken ct)
    {
        var version = 0;
        await db.InTransactionAsync(async work => version = await Publish(work, framework, notes, at), ct);
        return version;
    }

    /// <inheritdoc cref="PublishAsync"/>
    /// <param name="effectiveOn">The day from which it is in effect; that of <paramref name="at"/> where none is said.</param>
    /// <param name="actor">Who publishes; none for an import.</param>
    public async Task<int> Publish(UnitOfWork work, Framework framework, string notes, DateTimeOffset at, DateOnly? effectiveOn = null, string? actor = null)
    {
        var elements = FrameworkElements.Of(framework);
        var hash = FrameworkElements.HashOf(elements);
        var code = framework.Code.ToString();
        // The root's row is locked until the end, so that two publish one after the other.
        await work.ExecuteAsync(
            "INSERT INTO frameworks (code, name) VALUES (@code, @Name) ON CONFLICT (code) DO UPDATE SET name = excluded.name", new { code, framework.Name });
        var latest = await work.FirstAsync<VersionRow>($"{VersionRow.Select} WHERE framework = @code ORDER BY version DESC LIMIT 1", new { code });
        if (latest?.Hash == hash)
            return latest.Version;
        var version = (latest?.Version ?? 0) + 1;
        var before = latest is null ? null : await work.QueryAsync<string>(
            "SELECT element FROM framework_version_elements WHERE framework = @code AND version = @Version", new { code, latest.Version });
        var label = Labels.Of(before, elements.Select(e => e.Id));
        var sorted = elements.OrderBy(e => e.Hash, StringComparer.Ordinal).ToArray();
        var rows = new
        {
            code,
            version,
            hash,
            notes,
            at,
            on = effectiveOn ?? at.Date(),
            label = label.Word(),
            actor,
            ids = sorted.Select(e => e.Id).ToArray(),
            positions = sorted.Select(e => e.Position).ToArray(),
            hashes = sorted.Select(e => e.Hash).ToArray(),
            jsons = sorted.Select(e => e.Json).ToArray(),
        };
        await work.ExecuteAsync(
            "INSERT INTO framework_elements (hash, json) SELECT * FROM unnest(@hashes, @jsons) ON CONFLICT DO NOTHING", rows);
        await work.ExecuteAsync(
            """
            INSERT INTO framework_versions (framework, version, hash, notes, published_at, effective_on, label, published_by)
            VALUES (@code, @version, @hash, @notes, @at, @on, @label, @actor)
            """,
            rows);
        await work.ExecuteAsync(
            """
            INSERT INTO framework_version_elements (framework, version, element, position, hash)
            SELECT @code, @version, e.* FROM unnest(@ids, @positions, @hashes) AS e
            """,
            rows);
        return version;
    }

    /// <param name="asOf">The latest version published on or before this date; without one, the latest.</param>
    public async Task<PublishedFramework?> LatestAsync(FrameworkCode code, DateOnly? asOf, CancellationToken ct) => await WithContentAsync(
        await db.FirstAsync<VersionRow>(
            $"{VersionRow.Select} WHERE framework = @code AND effective_on <= @day ORDER BY version DESC LIMIT 1",
            new { code = code.ToString(), day = asOf ?? DateOnly.MaxValue },
            ct),
        ct);

    /// <summary>The latest of each framework, in the order of their codes.</summary>
    public async Task<IReadOnlyList<PublishedFramework>> AllLatestAsync(DateOnly? asOf, CancellationToken ct)
    {
        var codes = await db.QueryAsync<string>("""SELECT code FROM frameworks ORDER BY code COLLATE "C" """, null, ct);
        var all = new List<PublishedFramework>();
        foreach (var code in codes)
        {
            if (await LatestAsync(FrameworkCode.Parse(code), asOf, ct) is { } latest)
                all.Add(latest);
        }

        return all;
    }

    public async Task<PublishedFramework?> GetAsync(FrameworkCode code, int version, CancellationToken ct) => await WithContentAsync(
        await db.FirstAsync<VersionRow>($"{VersionRow.Select} WHERE framework = @code AND version = @version", new { code = code.ToString(), version }, ct),
        ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FrameworkVersion>> VersionsAsync(FrameworkCode code, CancellationToken ct)
    {
        var rows = await db.QueryAsync<VersionRow>($"{VersionRow.Select} WHERE framework = @code ORDER BY version DESC", new { code = code.ToString() }, ct);
        return [.. rows.Select(r => r.ToVersion())];
    }

    private async Task<PublishedFramework?> WithContentAsync(VersionRow? row, CancellationToken ct)
    {
        if (row is null)
            return null;
        // A version never changes, and the latest is asked for at every page.
        var code = FrameworkCode.Parse(row.Framework);
        if (grounds.TryGetValue(code, out var ground) && ground.Version == row.Version && ground.Hash == row.Hash)
            return ground;
        PublishedFramework? published = null;
        await db.InTransactionAsync(async work => published = await WithContent(work, row), ct);
        if (ground is null || ground.Version < row.Version)
            grounds[code] = published!;
        return published;
    }

    private static async Task<PublishedFramework> WithContent(UnitOfWork work, VersionRow row)
    {
        var elements = await work.QueryAsync<(string Id, int Position, string Json)>(
            """
            SELECT v.element, v.position, e.json FROM framework_version_elements AS v JOIN framework_elements AS e ON e.hash = v.hash
            WHERE v.framework = @Framework AND v.version = @Version
            """,
            new { row.Framework, row.Version });
        var content = FrameworkElements.ToFramework(elements.Select(e => new FrameworkElement(e.Id, e.Position, e.Json)));
        return new PublishedFramework(FrameworkCode.Parse(row.Framework), row.Version, row.Hash, row.Notes, row.PublishedAt, content);
    }

    private record VersionRow
    {
        public const string Select = "SELECT framework, version, hash, notes, published_at, effective_on, label, published_by FROM framework_versions";

        public string Framework { get; init; } = "";

        public int Version { get; init; }

        public string Hash { get; init; } = "";

        public string Notes { get; init; } = "";

        public DateTimeOffset PublishedAt { get; init; }

        public DateOnly EffectiveOn { get; init; }

        public string? Label { get; init; }

        public string? PublishedBy { get; init; }

        public FrameworkVersion ToVersion() => new(FrameworkCode.Parse(Framework), Version, Hash, Notes, PublishedAt)
        {
            Label = Label is null ? null : TypeMaps.FromWord<VersionLabel>(Label),
            EffectiveOn = EffectiveOn,
            PublishedBy = PublishedBy,
        };
    }
}
