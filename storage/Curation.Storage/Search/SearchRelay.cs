using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain;

namespace Curation.Storage.Search;

/// <param name="Indexed">Rows whose current state is in the index now.</param>
/// <param name="Retried">Rows that did not work this time and are tried again.</param>
/// <param name="Parked">Rows that the index refuses, each with its reason in the outbox.</param>
/// <param name="Problem">Set where the server could not be asked; the outbox keeps what is due.</param>
public sealed record RelayResult(int Indexed, int Retried, int Parked, StorageProblem? Problem = null);

/// <summary>What waits for the index.</summary>
/// <param name="Due">Not in the index yet.</param>
public sealed record OutboxState(int Due, int Parked, IReadOnlyList<string> Reasons);

/// <summary>Brings the search index up to date from the outbox.</summary>
/// <remarks>
/// It takes no locks: several relays may index the same row at once, because each writes under the version that it read together with the row,
/// and the index refuses an older one.
/// </remarks>
public sealed class SearchRelay(Database db, SearchServer server)
{
    private const int Batch = 500;

    /// <summary>Indexes what the outbox holds until nothing is due. Several may run at once.</summary>
    public async Task<RelayResult> DrainAsync(CancellationToken ct)
    {
        var (indexed, retried, parked, most) = (0, 0, 0, Batch);
        while (true)
        {
            var targets = await TargetsAsync(ct);
            var due = targets.Length == 0 ? [] : await DueAsync(most, ct);
            if (due.Count == 0)
                return new RelayResult(indexed, retried, parked);
            var answer = await server.AskAsync(Elastic.Transport.HttpMethod.POST, "/_bulk", Body(due, targets), ct);
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
            var sums = await SettleAsync(outcomes, ct);
            (indexed, retried, parked, most) = (indexed + sums.Indexed, retried + sums.Retried, parked + sums.Parked, Batch);
        }
    }

    /// <summary>What is not in the index, with the reasons of what it refuses (20 at most).</summary>
    public async Task<OutboxState> StateAsync(CancellationToken ct)
    {
        var (due, parked) = await db.FirstAsync<(int, int)>(
            "SELECT count(*) FILTER (WHERE NOT parked)::integer, count(*) FILTER (WHERE parked)::integer FROM outbox WHERE index_name = @Name", new { PostingIndex.Name }, ct);
        var reasons = await db.QueryAsync<string>(
            "SELECT id || ': ' || reason FROM outbox WHERE index_name = @Name AND parked ORDER BY id LIMIT 20", new { PostingIndex.Name }, ct);
        return new OutboxState(due, parked, reasons);
    }

    private async Task<string[]> TargetsAsync(CancellationToken ct)
    {
        var (live, building) = await db.FirstAsync<(string? Live, string? Building)>(
            "SELECT live, building FROM search_indexes WHERE name = @Name", new { PostingIndex.Name }, ct);
        return [.. new[] { live, building }.OfType<string>()];
    }

    private Task<List<DuePosting>> DueAsync(int most, CancellationToken ct) =>
        db.QueryAsync<DuePosting>(DuePosting.Sql, new { PostingIndex.Name, most }, ct);

    private static string Body(List<DuePosting> due, string[] targets)
    {
        var lines = new StringBuilder();
        foreach (var row in due)
        {
            var document = JsonSerializer.Serialize(row.ToDocument(), CurationJson.Line);
            foreach (var target in targets)
            {
                lines.Append("{\"index\":{\"_index\":\"").Append(target).Append("\",\"_id\":\"").Append(row.Key).Append("\",\"version\":").Append(row.Version)
                    .Append(",\"version_type\":\"external_gte\"}}\n").Append(document).Append('\n');
            }
        }

        return lines.ToString();
    }

    /// <summary>The worst of a row's outcomes, over all indexes that it is written to.</summary>
    private static (DuePosting Row, ItemOutcome Outcome, string? Reason)[] ItemsOf(JsonNode? body, List<DuePosting> due, int targets)
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
    private async Task<RelayResult> SettleAsync((DuePosting Row, ItemOutcome Outcome, string? Reason)[] outcomes, CancellationToken ct)
    {
        var done = outcomes.Where(o => o.Outcome == ItemOutcome.Indexed).ToArray();
        var failed = outcomes.Where(o => o.Outcome != ItemOutcome.Indexed).ToArray();
        await db.InTransactionAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    "DELETE FROM outbox AS o USING unnest(@keys, @versions) AS d (id, version) WHERE o.index_name = @Name AND o.id = d.id AND o.version = d.version",
                    new { PostingIndex.Name, keys = done.Select(o => o.Row.Key).ToArray(), versions = done.Select(o => o.Row.Version).ToArray() });
                await work.ExecuteAsync(
                    """
                    UPDATE outbox AS o SET attempts = attempts + 1, reason = f.reason, parked = f.parked,
                           next_at = clock_timestamp() + least(power(2, attempts), 300) * interval '1 second'
                    FROM unnest(@keys, @versions, @parked, @reasons) AS f (id, version, parked, reason)
                    WHERE o.index_name = @Name AND o.id = f.id AND o.version = f.version
                    """,
                    new
                    {
                        PostingIndex.Name,
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
