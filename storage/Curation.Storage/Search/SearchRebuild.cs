using System.Text.Json.Nodes;
using Dapper;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace Curation.Storage.Search;

/// <summary>What came of bringing the index into being.</summary>
/// <param name="Marked">Rows that a new index is filled with; 0 where the index is current.</param>
/// <param name="Current">True: readers see an index of the current version.</param>
/// <param name="Problem">What is in the way; called again it goes on from there.</param>
public sealed record RebuildResult(int Marked, bool Current, StorageProblem? Problem = null);

/// <summary>Makes the search index, or a new one beside the old one that readers see meanwhile; the alias moves when the new one is full.</summary>
public sealed class SearchRebuild(Database db, SearchServer server, SearchRelay relay)
{
    /// <summary>Makes the index if it is missing or of an older version. Quick where it is current: call it at every start and tick.</summary>
    public async Task<RebuildResult> EnsureAsync(CancellationToken ct)
    {
        var state = await StateAsync(ct);
        if (state.Building is null && PostingIndex.IsCurrent(server.Prefix, state.Live))
        {
            var found = await server.AskAsync(HttpMethod.HEAD, $"/{state.Live}", null, ct);
            if (found.Problem is not null || found.Status != 404)
                return new RebuildResult(0, found.Problem is null, found.Problem);
        }

        return await RebuildAsync(ct);
    }

    /// <summary>Fills a new index from PostgreSQL and moves the alias; one that was begun is gone on with. Not current where another process is at it.</summary>
    public async Task<RebuildResult> RebuildAsync(CancellationToken ct)
    {
        await using var session = await db.OpenSessionAsync(ct);
        return await session.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT pg_try_advisory_lock(@Index, 0)", new { LockKeys.Index }, cancellationToken: ct))
            ? await RebuildAloneAsync(ct)
            : new RebuildResult(0, false);
    }

    private async Task<RebuildResult> RebuildAloneAsync(CancellationToken ct)
    {
        var (live, building) = await StateAsync(ct);
        var marked = 0;
        if (building is null || !PostingIndex.IsCurrent(server.Prefix, building) || (await server.AskAsync(HttpMethod.HEAD, $"/{building}", null, ct)).Status == 404)
        {
            var fresh = PostingIndex.Physical(server.Prefix, await db.FirstAsync<long>("SELECT nextval('search_versions')", null, ct));
            var made = await server.AskAsync(HttpMethod.PUT, $"/{fresh}", PostingIndex.Definition(), ct);
            if (!made.Works)
                return new RebuildResult(0, false, made.Problem ?? Refused(made));
            await db.InTransactionAsync(
                async work =>
                {
                    await work.ExecuteAsync(
                        "INSERT INTO search_indexes (name, building) VALUES (@Name, @fresh) ON CONFLICT (name) DO UPDATE SET building = excluded.building",
                        new { PostingIndex.Name, fresh });
                    marked = await Outbox.MarkAllPostingsAsync(work);
                },
                ct);
            building = fresh;
        }

        var drained = await relay.DrainAsync(ct);
        // What came in since is written to both; what was tried and did not work is missing from the new one.
        var missing = await db.FirstAsync<bool>(
            "SELECT EXISTS (SELECT FROM outbox WHERE index_name = @Name AND NOT parked AND attempts > 0)", new { PostingIndex.Name }, ct);
        if (drained.Problem is not null || missing)
            return new RebuildResult(marked, false, drained.Problem);
        return await SwapAsync(live, building, ct) is { } problem ? new RebuildResult(marked, false, problem) : new RebuildResult(marked, true);
    }

    private async Task<StorageProblem?> SwapAsync(string? live, string building, CancellationToken ct)
    {
        var alias = PostingIndex.Alias(server.Prefix);
        var moved = await server.AskAsync(
            HttpMethod.POST,
            "/_aliases",
            new JsonObject
            {
                ["actions"] = new JsonArray(
                    new JsonObject { ["remove"] = new JsonObject { ["index"] = $"{alias}-v*", ["alias"] = alias, ["must_exist"] = false } },
                    new JsonObject { ["add"] = new JsonObject { ["index"] = building, ["alias"] = alias } }),
            }.ToJsonString(),
            ct);
        if (!moved.Works)
            return moved.Problem ?? Refused(moved);
        await db.ExecuteAsync(
            "UPDATE search_indexes SET live = @building, building = NULL WHERE name = @Name AND building = @building", new { PostingIndex.Name, building }, ct);
        if (live is not null)
            await server.AskAsync(HttpMethod.DELETE, $"/{live}?ignore_unavailable=true", null, ct);
        return null;
    }

    private async Task<(string? Live, string? Building)> StateAsync(CancellationToken ct) => await db.FirstAsync<(string?, string?)>(
        "SELECT live, building FROM search_indexes WHERE name = @Name", new { PostingIndex.Name }, ct);

    private static StorageProblem Refused(SearchAnswer answer) => new(
        StorageProblemKind.NotAllowed, $"Elasticsearch did not make the index: {answer.Reason}", "See its log; PostgreSQL answers searches meanwhile.");
}
