using System.Text;
using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <param name="Indexed">Rows whose current state is in the index now.</param>
/// <param name="Retried">Rows that did not work this time and are tried again.</param>
/// <param name="Parked">Rows that the index refuses, each with its reason in the outbox.</param>
/// <param name="Problem">Set where the server could not be asked; the outbox keeps what is due.</param>
public sealed record RelayResult(int Indexed, int Retried, int Parked, StorageProblem? Problem = null);

/// <summary>What waits for the index.</summary>
/// <param name="Due">Not in the index yet.</param>
public sealed record OutboxState(int Due, int Parked, IReadOnlyList<string> Reasons);

/// <summary>Brings the search indexes up to date from the outbox.</summary>
/// <remarks>
/// It takes no locks: several relays may index the same row at once, because each reads a row's version before the row, and the index refuses an
/// older one: what it holds is never older than its version says.
/// </remarks>
public sealed class SearchRelay(Database db, SearchServer server)
{
    private const int Batch = 500;

    /// <summary>Indexes what the outbox holds until nothing is due. Several may run at once.</summary>
    public async Task<RelayResult> DrainAsync(CancellationToken ct)
    {
        var all = new RelayResult(0, 0, 0);
        foreach (var index in SearchIndex.All)
        {
            var one = await DrainAsync(index, ct);
            all = new RelayResult(all.Indexed + one.Indexed, all.Retried + one.Retried, all.Parked + one.Parked, one.Problem);
            if (one.Problem is not null)
                break;
        }

        return all;
    }

    /// <summary>What is not in the indexes, with the reasons of what they refuse (20 at most).</summary>
    public async Task<OutboxState> StateAsync(CancellationToken ct)
    {
        var (due, parked) = await db.FirstAsync<(int, int)>(
            "SELECT count(*) FILTER (WHERE NOT parked)::integer, count(*) FILTER (WHERE parked)::integer FROM outbox", null, ct);
        var reasons = await db.QueryAsync<string>(
            "SELECT index_name || '/' || id || ': ' || reason FROM outbox WHERE parked ORDER BY index_name, id LIMIT 20", null, ct);
        return new OutboxState(due, parked, reasons);
    }

    internal async Task<RelayResult> DrainAsync(SearchIndex index, CancellationToken ct)
    {
        var (indexed, retried, parked, most) = (0, 0, 0, Batch);
        while (true)
        {
            var targets = await TargetsAsync(index, ct);
            var due = targets.Length == 0 ? [] : await DueAsync(index, most, ct);
            if (due.Count == 0)
                return new RelayResult(indexed, retried, parked);
            var answer = await server.AskAsync(
                Elastic.Transport.HttpMethod.POST, index.IsSeenAtOnce ? "/_bulk?refresh=true" : "/_bulk", Body(due, targets), ct);
            if (answer.Status == 413 && due.Count > 1)
            {
                most = due.Count / 2;
                continue;
            }

            if (answer.Problem is not null)
                return new RelayResult(indexed, retried, parked, answer.Problem);
            var outcomes = answer.Works
                ? ItemsOf(answer.Body, due, targets.Length)
                : [.. due.Select(d => (d, SearchFault.Of(answer.Status, answer.Body?["error"]), (string?)answer.Reason))];
            var sums = await SettleAsync(index, outcomes, ct);
            (indexed, retried, parked, most) = (indexed + sums.Indexed, retried + sums.Retried, parked + sums.Parked, Batch);
        }
    }

    private async Task<string[]> TargetsAsync(SearchIndex index, CancellationToken ct)
    {
        var (live, building) = await db.FirstAsync<(string? Live, string? Building)>(
            "SELECT live, building FROM search_indexes WHERE name = @Name", new { index.Name }, ct);
        return [.. new[] { live, building }.OfType<string>()];
    }

    /// <summary>First the versions, then the rows: see the remarks.</summary>
    private async Task<List<DueDocument>> DueAsync(SearchIndex index, int most, CancellationToken ct)
    {
        var due = await db.QueryAsync<(string Key, long Version)>(
            "SELECT id, version FROM outbox WHERE index_name = @Name AND NOT parked AND next_at <= clock_timestamp() ORDER BY version LIMIT @most",
            new { index.Name, most },
            ct);
        var documents = await index.DocumentsAsync(db, [.. due.Select(d => Guid.ParseExact(d.Key, "N"))], ct);
        return [.. due.Select(d => new DueDocument(d.Key, d.Version, documents.GetValueOrDefault(Guid.ParseExact(d.Key, "N")) ?? SearchDocument.Tombstone))];
    }

    private static string Body(List<DueDocument> due, string[] targets)
    {
        var lines = new StringBuilder();
        foreach (var row in due)
        {
            foreach (var target in targets)
            {
                lines.Append("{\"index\":{\"_index\":\"").Append(target).Append("\",\"_id\":\"").Append(row.Key).Append("\",\"version\":").Append(row.Version)
                    .Append(",\"version_type\":\"external_gte\"}}\n").Append(row.Sent).Append('\n');
            }
        }

        return lines.ToString();
    }

    /// <summary>The worst of a row's outcomes, over all indexes that it is written to.</summary>
    private static (DueDocument Row, ItemOutcome Outcome, string? Reason)[] ItemsOf(JsonNode? body, List<DueDocument> due, int targets)
    {
        var items = body?["items"]?.AsArray() ?? [];
        return
        [
            .. due.Select((row, n) =>
            {
                var own = items.Skip(n * targets).Take(targets).Select(i => i?["index"]).Select(i =>
                    (Outcome: SearchFault.Of((int?)i?["status"] ?? 500, i?["error"]), Reason: SearchFault.ReasonOf(i?["error"]))).ToArray();
                var worst = own.Length == targets ? own.MaxBy(o => o.Outcome) : (Outcome: ItemOutcome.Transient, Reason: "The server left it out of its answer.");
                return (row, worst.Outcome, worst.Reason);
            }),
        ];
    }

    /// <summary>A row that has changed meanwhile has another version, and stays due.</summary>
    private async Task<RelayResult> SettleAsync(SearchIndex index, (DueDocument Row, ItemOutcome Outcome, string? Reason)[] outcomes, CancellationToken ct)
    {
        var done = outcomes.Where(o => o.Outcome == ItemOutcome.Indexed).ToArray();
        var failed = outcomes.Where(o => o.Outcome != ItemOutcome.Indexed).ToArray();
        await db.InTransactionAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    "DELETE FROM outbox AS o USING unnest(@keys, @versions) AS d (id, version) WHERE o.index_name = @Name AND o.id = d.id AND o.version = d.version",
                    new { index.Name, keys = done.Select(o => o.Row.Key).ToArray(), versions = done.Select(o => o.Row.Version).ToArray() });
                await work.ExecuteAsync(
                    """
                    UPDATE outbox AS o SET attempts = attempts + 1, reason = f.reason, parked = f.parked,
                           next_at = clock_timestamp() + least(power(2, attempts), 300) * interval '1 second'
                    FROM unnest(@keys, @versions, @parked, @reasons) AS f (id, version, parked, reason)
                    WHERE o.index_name = @Name AND o.id = f.id AND o.version = f.version
                    """,
                    new
                    {
                        index.Name,
                        keys = failed.Select(o => o.Row.Key).ToArray(),
                        versions = failed.Select(o => o.Row.Version).ToArray(),
                        parked = failed.Select(o => o.Outcome == ItemOutcome.Permanent).ToArray(),
                        reasons = failed.Select(o => o.Reason ?? "The server gave no reason.").ToArray(),
                    });
            },
            ct);
        var parked = failed.Count(o => o.Outcome == ItemOutcome.Permanent);
        return new RelayResult(done.Length, failed.Length - parked, parked);
    }
}
