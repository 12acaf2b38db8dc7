using System.Text.Json.Nodes;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace Curation.Storage.Search;

/// <summary>
/// Compares the search indexes with PostgreSQL, document by document, and mends what differs: what was lost, changed past us, or never told after a
/// backup was restored. It belongs into every night's work; readers notice nothing of it.
/// </summary>
public sealed class SearchCheck(Database db, SearchServer server, SearchRelay relay)
{
    private const int Batch = 1000;
    private const string Patience = "2m";

    /// <summary>Compares all indexes. That one cannot be compared is a result too, and kept like the others.</summary>
    public async Task<IReadOnlyList<IndexCheck>> RunAsync(CancellationToken ct)
    {
        var checks = new List<IndexCheck>();
        foreach (var index in SearchIndex.All)
        {
            var (found, problem) = await CompareAsync(index, ct);
            var mended = found.Count == 0 ? 0 : await MendAsync(index, found, ct);
            problem ??= mended < found.Count ? $"{found.Count - mended} are not mended yet; they stay marked." : await RefusedAsync(index, ct);
            checks.Add(await KeepAsync(new IndexCheck
            {
                Name = index.Name, Rows = found.Rows, Missing = found.Missing, Differing = found.Differing, Surplus = found.Surplus, Mended = mended, Problem = problem,
            }, ct));
        }

        return checks;
    }

    /// <summary>What the last comparison found, by index; empty before the first.</summary>
    public Task<IReadOnlyList<IndexCheck>> LatestAsync(CancellationToken ct) => LatestAsync(db, ct);

    /// <inheritdoc cref="LatestAsync(CancellationToken)"/>
    public static async Task<IReadOnlyList<IndexCheck>> LatestAsync(Database db, CancellationToken ct) => await db.QueryAsync<IndexCheck>(
        "SELECT name, at, rows, missing, differing, surplus, mended, problem FROM search_checks ORDER BY name", null, ct);

    /// <summary>Whether one is due: a day after the last, and a quarter of an hour after one that could not be made.</summary>
    public Task<bool> IsDueAsync(CancellationToken ct) => db.FirstAsync<bool>(
        """
        SELECT count(*) FILTER (WHERE at > clock_timestamp() - CASE WHEN problem IS NULL THEN interval '1 day' ELSE interval '15 minutes' END) < @Count
        FROM search_checks
        """,
        new { SearchIndex.All.Count },
        ct);

    private async Task<(Findings Found, string? Problem)> CompareAsync(SearchIndex index, CancellationToken ct)
    {
        var found = new Findings();
        var (live, building) = await db.FirstAsync<(string? Live, string? Building)>(
            "SELECT live, building FROM search_indexes WHERE name = @Name", new { index.Name }, ct);
        if (live is null || building is not null || !index.IsCurrent(server.Prefix, live))
            return (found, "It is not built yet.");
        var answer = await server.AskAsync(HttpMethod.POST, $"/{live}/_refresh", null, ct);
        if (!answer.Works)
            return (found, answer.Reason);
        answer = await server.AskAsync(
            HttpMethod.POST, $"/{live}/_search?scroll={Patience}", new JsonObject { ["size"] = Batch, ["version"] = true, ["sort"] = new JsonArray("_doc") }.ToJsonString(), ct);
        while (true)
        {
            if (SearchFault.OfSearch(answer) is { } fault)
                return (new Findings(), fault);
            var (hits, next) = (answer.Body!["hits"]!["hits"]!.AsArray(), new JsonObject { ["scroll_id"] = answer.Body["_scroll_id"]!.DeepClone(), ["scroll"] = Patience });
            if (hits.Count == 0)
            {
                next.Remove("scroll");
                await server.AskAsync(HttpMethod.DELETE, "/_search/scroll", next.ToJsonString(), ct);
                break;
            }

            await CompareAsync(index, hits, found, ct);
            answer = await server.AskAsync(HttpMethod.POST, "/_search/scroll", next.ToJsonString(), ct);
        }

        var rows = await db.QueryAsync<Guid>($"SELECT id FROM {index.Table}", null, ct);
        found.Rows = rows.Count;
        rows.Where(id => !found.Seen.Contains(id)).ToList().ForEach(id => found.Add(id, Finding.Missing));
        // What waits for the relay is known to differ. It is asked last, so that a row that has changed meanwhile is among it.
        foreach (var waiting in await db.QueryAsync<string>("SELECT id FROM outbox WHERE index_name = @Name", new { index.Name }, ct))
            found.Wrong.Remove(Guid.ParseExact(waiting, "N"));
        return (found, null);
    }

    private async Task CompareAsync(SearchIndex index, JsonArray hits, Findings found, CancellationToken ct)
    {
        var ids = hits.Select(h => Guid.TryParseExact((string)h!["_id"]!, "N", out var id) ? id : (Guid?)null).ToArray();
        var expected = await index.DocumentsAsync(db, [.. ids.OfType<Guid>()], ct);
        foreach (var (hit, id) in hits.Zip(ids))
        {
            found.Newest = Math.Max(found.Newest, (long)hit!["_version"]!);
            if (id is not { } row)
            {
                found.Strangers.Add((string)hit["_id"]!);
                continue;
            }

            found.Seen.Add(row);
            var json = expected.GetValueOrDefault(row);
            if (!IsOf(hit, json ?? SearchDocument.Tombstone))
                found.Add(row, json is null ? Finding.Surplus : (bool?)hit["_source"]?["deleted"] == true ? Finding.Missing : Finding.Differing);
        }
    }

    /// <summary>The words are not given back: the hash stands for them, and the version for that nobody else has written the document.</summary>
    private static bool IsOf(JsonNode hit, string json)
    {
        var expected = JsonNode.Parse(json)!.AsObject();
        expected.Remove("words");
        expected["version"] = (long)hit["_version"]!;
        return JsonNode.DeepEquals(expected, hit["_source"]);
    }

    /// <returns>How many.</returns>
    private async Task<int> MendAsync(SearchIndex index, Findings found, CancellationToken ct)
    {
        // A database that was restored counts from an earlier number than the index has seen, and would be refused as older.
        await db.ExecuteAsync("SELECT setval('search_versions', @Newest) FROM search_versions WHERE last_value < @Newest", new { found.Newest }, ct);
        Guid[] ids = [.. found.Wrong.Keys];
        await db.InTransactionAsync(work => Outbox.MarkAsync(work, index, ids), ct);
        await relay.DrainAsync(index, ct);
        var deleted = 0;
        foreach (var stranger in found.Strangers)
            deleted += (await server.AskAsync(HttpMethod.DELETE, $"/{index.Alias(server.Prefix)}/_doc/{Uri.EscapeDataString(stranger)}", null, ct)).Works ? 1 : 0;
        return deleted + ids.Length - await db.FirstAsync<int>(
            "SELECT count(*)::integer FROM outbox WHERE index_name = @Name AND id = ANY(@keys)", new { index.Name, keys = ids.Select(i => i.ToString("N")).ToArray() }, ct);
    }

    private async Task<string?> RefusedAsync(SearchIndex index, CancellationToken ct)
    {
        var refused = await db.QueryAsync<string>("SELECT reason FROM outbox WHERE index_name = @Name AND parked ORDER BY id", new { index.Name }, ct);
        return refused.Count == 0 ? null : $"The index refuses {refused.Count}, the first because: {refused[0]}";
    }

    private async Task<IndexCheck> KeepAsync(IndexCheck check, CancellationToken ct) => check with
    {
        At = await db.FirstAsync<DateTimeOffset>(
            """
            INSERT INTO search_checks (name, rows, missing, differing, surplus, mended, problem) VALUES (@Name, @Rows, @Missing, @Differing, @Surplus, @Mended, @Problem)
            ON CONFLICT (name) DO UPDATE SET at = excluded.at, rows = excluded.rows, missing = excluded.missing, differing = excluded.differing,
                surplus = excluded.surplus, mended = excluded.mended, problem = excluded.problem
            RETURNING at
            """,
            check,
            ct),
    };

    private enum Finding
    {
        Missing,
        Differing,
        Surplus,
    }

    private sealed class Findings
    {
        public HashSet<Guid> Seen { get; } = [];

        public Dictionary<Guid, Finding> Wrong { get; } = [];

        /// <summary>Documents with ids that are none of ours.</summary>
        public List<string> Strangers { get; } = [];

        /// <summary>The greatest version in the index.</summary>
        public long Newest { get; set; }

        public int Rows { get; set; }

        public int Count => Wrong.Count + Strangers.Count;

        public int Missing => Wrong.Values.Count(f => f == Finding.Missing);

        public int Differing => Wrong.Values.Count(f => f == Finding.Differing);

        public int Surplus => Wrong.Values.Count(f => f == Finding.Surplus) + Strangers.Count;

        public void Add(Guid id, Finding finding) => Wrong[id] = finding;
    }
}
