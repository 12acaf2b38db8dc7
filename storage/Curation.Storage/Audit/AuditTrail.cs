namespace Curation.Storage.Audit;

/// <param name="Detail">A JSON object.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string Actor, string Act, string Subject, string Detail);

/// <summary>Reads what <see cref="AuditLog"/> wrote.</summary>
public sealed class AuditTrail(Database db)
{
    private const int Batch = 5000;

    /// <summary>The latest entries, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> RecentAsync(int most, CancellationToken ct) => await db.QueryAsync<AuditEntry>(
        "SELECT number, at, actor, act, subject, detail FROM audit ORDER BY number DESC LIMIT @most", new { most }, ct);

    /// <summary>The number of the first entry that does not follow from the one before it; none where the chain is whole.</summary>
    public async Task<long?> BrokenAtAsync(CancellationToken ct)
    {
        var (after, previous) = (long.MinValue, "");
        while (true)
        {
            var rows = await db.QueryAsync<Row>(
                "SELECT number, at, actor, act, subject, detail, previous_hash, hash FROM audit WHERE number > @after ORDER BY number LIMIT @Batch", new { after, Batch }, ct);
            foreach (var row in rows)
            {
                if (row.PreviousHash != previous || row.Hash != AuditLog.HashOf(previous, row.At, row.Actor, row.Act, row.Subject, row.Detail))
                    return row.Number;
                (after, previous) = (row.Number, row.Hash);
            }

            if (rows.Count < Batch)
                return null;
        }
    }

    private sealed record Row(long Number, DateTimeOffset At, string Actor, string Act, string Subject, string Detail, string PreviousHash, string Hash);
}
