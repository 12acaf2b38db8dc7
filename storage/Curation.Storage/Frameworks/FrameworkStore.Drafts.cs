using System.Collections.Concurrent;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Storage.Frameworks;

/// <summary>Drafts: what is published, with what is approved and not yet published.</summary>
public sealed partial class FrameworkStore
{
    /// <summary>The last version read of each framework, by its hash: it is asked for at every page and every decision, and changes rarely.</summary>
    private readonly ConcurrentDictionary<FrameworkCode, PublishedFramework> grounds = new();

    /// <param name="asOf">As it stood at the end of that day; without it, as it stands.</param>
    /// <returns>None where nothing is published.</returns>
    public async Task<FrameworkDraft?> DraftAsync(FrameworkCode code, DateOnly? asOf, CancellationToken ct)
    {
        FrameworkDraft? draft = null;
        await db.InTransactionAsync(async work => draft = await Draft(work, code, asOf), ct);
        return draft;
    }

    /// <summary>The draft as it stands, and nobody else decides or publishes in this framework before the transaction ends.</summary>
    internal async Task<FrameworkDraft?> DraftForUpdate(UnitOfWork work, FrameworkCode code)
    {
        // Weaker than FOR UPDATE: a night may go on adding proposals that refer to the row.
        await work.ExecuteAsync("SELECT code FROM frameworks WHERE code = @code FOR NO KEY UPDATE", new { code = code.ToString() });
        return await Draft(work, code, asOf: null);
    }

    /// <summary>All codes that any version of the framework had.</summary>
    internal static async Task<HashSet<ElementCode>> EverUsed(UnitOfWork work, FrameworkCode code)
    {
        var ids = await work.QueryAsync<string>(
            "SELECT DISTINCT element FROM framework_version_elements WHERE framework = @code", new { code = code.ToString() });
        return [.. ids.Select(id => ElementCode.TryParse(id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], null, out var used) ? used : default)];
    }

    private async Task<FrameworkDraft?> Draft(UnitOfWork work, FrameworkCode code, DateOnly? asOf)
    {
        var arguments = new { code = code.ToString(), end = asOf?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) };
        var row = await work.FirstAsync<VersionRow>(
            $"{VersionRow.Select} WHERE framework = @code AND (@end::timestamptz IS NULL OR published_at < @end) ORDER BY version DESC LIMIT 1", arguments);
        if (row is null)
            return null;
        if (!grounds.TryGetValue(code, out var ground) || ground.Hash != row.Hash)
            grounds[code] = ground = await WithContent(work, row);
        var log = await work.QueryAsync<string>(
            """
            SELECT d.body FROM decisions AS d
            WHERE d.framework = @code AND d.approves AND (@end::timestamptz IS NULL OR d.decided_at < @end)
              AND NOT EXISTS (SELECT FROM decisions AS u WHERE u.undoes = d.id AND (@end::timestamptz IS NULL OR u.decided_at < @end))
              AND NOT EXISTS (SELECT FROM version_decisions AS v WHERE v.decision = d.id AND v.version <= @version)
            ORDER BY d.number
            """,
            new { arguments.code, arguments.end, row.Version });
        return DecisionLog.Fold(ground.Content, row.Version, log.Select(body => JsonSerializer.Deserialize<Decision>(body, CurationJson.Line)!));
    }
}
