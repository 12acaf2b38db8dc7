namespace Curation.Storage.Auditing;

/// <summary>Which entries of the audit; all where nothing is named.</summary>
/// <param name="From">At this time or later.</param>
/// <param name="Until">Before this time.</param>
public sealed record AuditFilter(string? Actor = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

public sealed partial class AuditStore
{
    /// <summary>Newest first.</summary>
    /// <param name="before">Entries with smaller numbers, where it is given.</param>
    public async Task<IReadOnlyList<AuditEntry>> FindAsync(AuditFilter filter, long? before, int take, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = await db.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM audit
            WHERE (@Actor::text IS NULL OR actor = @Actor) AND (@From::timestamptz IS NULL OR at >= @From) AND (@Until::timestamptz IS NULL OR at < @Until)
              AND (@before::bigint IS NULL OR number < @before)
            ORDER BY number DESC LIMIT @take
            """,
            new { filter.Actor, filter.From, filter.Until, before, take },
            ct);
        return [.. rows.Select(r => r.ToEntry())];
    }

    /// <summary>Everybody who stands in it, in the alphabet's order.</summary>
    public async Task<IReadOnlyList<string>> ActorsAsync(CancellationToken ct) => await db.QueryAsync<string>("SELECT DISTINCT actor FROM audit ORDER BY actor", null, ct);
}
