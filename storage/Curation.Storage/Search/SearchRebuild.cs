using System.Text.Json.Nodes;
using Dapper;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace Curation.Storage.Search;

/// <summary>What came of bringing the indexes into being.</summary>
/// <param name="Marked">Rows that new indexes are filled with; 0 where all are current.</param>
/// <param name="Current">True: readers see indexes of the current versions.</param>
/// <param name="Problem">What is in the way; called again it goes on from there.</param>
public sealed record RebuildResult(int Marked, bool Current, StorageProblem? Problem = null);

/// <summary>Makes the search indexes, or a new one beside the old one that readers see meanwhile; the alias moves when the new one is full.</summary>
public sealed class SearchRebuild(Database db, SearchServer server, SearchRelay relay)
{
    /// <summary>Makes the indexes that are missing or of an older version. Quick where all are current: call it at every start and tick.</summary>
    public async Task<RebuildResult> EnsureAsync(CancellationToken ct)
    {
        var stale = new List<SearchIndex>();
        foreach (var index in SearchIndex.All)
        {
            var (live, building) = await StateAsync(index, ct);
            var found = building is null && index.IsCurrent(server.Prefix, live) ? await server.AskAsync(HttpMethod.HEAD, $"/{live}", null, ct) : null;
            if (found?.Problem is not null)
                return new RebuildResult(0, false, found.Problem);
            if (found is null || found.Status == 404)
                stale.Add(index);
        }

        return stale.Count == 0 ? new RebuildResult(0, true) : await RebuildAsync(stale, ct);
    }

    /// <summary>Fills new indexes from PostgreSQL and moves their aliases; what was begun is gone on with. Not current where another process is at it.</summary>
    /// <param name="only">One index by its name; none for all.</param>
    public Task<RebuildResult> RebuildAsync(CancellationToken ct, string? only = null) => RebuildAsync([.. SearchIndex.All.Where(i => only is null || i.Name == only)], ct);

    private async Task<RebuildResult> RebuildAsync(IReadOnlyList<SearchIndex> indexes, CancellationToken ct)
    {
        await using var session = await db.OpenSessionAsync(ct);
        if (!await session.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT pg_try_advisory_lock(@Index, 0)", new { LockKeys.Index }, cancellationToken: ct)))
            return new RebuildResult(0, false);
        var marked = 0;
        foreach (var index in indexes)
        {
            var one = await RebuildAloneAsync(index, ct);
            marked += one.Marked;
            if (!one.Current)
                return one with { Marked = marked };
        }

        return new RebuildResult(marked, true);
    }

    private async Task<RebuildResult> RebuildAloneAsync(SearchIndex index, CancellationToken ct)
    {
        var (live, building) = await StateAsync(index, ct);
        var marked = 0;
        if (building is null || !index.IsCurrent(server.Prefix, building) || (await server.AskAsync(HttpMethod.HEAD, $"/{building}", null, ct)).Status == 404)
        {
            var fresh = index.Physical(server.Prefix, await db.FirstAsync<long>("SELECT nextval('search_versions')", null, ct));
            var made = await server.AskAsync(HttpMethod.PUT, $"/{fresh}", index.Definition(), ct);
            if (!made.Works)
                return new RebuildResult(0, false, made.Problem ?? Refused(made));
            await db.InTransactionAsync(
                async work =>
                {
                    await work.ExecuteAsync(
                        "INSERT INTO search_indexes (name, building) VALUES (@Name, @fresh) ON CONFLICT (name) DO UPDATE SET building = excluded.building",
                        new { index.Name, fresh });
                    marked = await Outbox.MarkAllAsync(work, index);
                },
                ct);
            building = fresh;
        }

        var drained = await relay.DrainAsync(index, ct);
        // What came in since is written to both; what was tried and did not work is missing from the new one.
        var missing = await db.FirstAsync<bool>(
            "SELECT EXISTS (SELECT FROM outbox WHERE index_name = @Name AND NOT parked AND attempts > 0)", new { index.Name }, ct);
        if (drained.Problem is not null || missing)
            return new RebuildResult(marked, false, drained.Problem);
        return await SwapAsync(index, live, building, ct) is { } problem ? new RebuildResult(marked, false, problem) : new RebuildResult(marked, true);
    }

    private async Task<StorageProblem?> SwapAsync(SearchIndex index, string? live, string building, CancellationToken ct)
    {
        var alias = index.Alias(server.Prefix);
        // Before readers come to it, all that was sent can be found.
        await server.AskAsync(HttpMethod.POST, $"/{building}/_refresh", null, ct);
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
            "UPDATE search_indexes SET live = @building, building = NULL WHERE name = @Name AND building = @building", new { index.Name, building }, ct);
        if (live is not null)
            await server.AskAsync(HttpMethod.DELETE, $"/{live}?ignore_unavailable=true", null, ct);
        return null;
    }

    private async Task<(string? Live, string? Building)> StateAsync(SearchIndex index, CancellationToken ct) => await db.FirstAsync<(string?, string?)>(
        "SELECT live, building FROM search_indexes WHERE name = @Name", new { index.Name }, ct);

    private static StorageProblem Refused(SearchAnswer answer) => new(
        StorageProblemKind.NotAllowed, $"Elasticsearch did not make the index: {answer.Reason}", "See its log; PostgreSQL answers searches meanwhile.");
}
