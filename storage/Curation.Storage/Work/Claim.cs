namespace Curation.Storage.Work;

/// <summary>The unit that a claim came to.</summary>
internal sealed record Claim
{
    /// <summary>Leases the next unit that is free, or gives it up where it was claimed often enough. One statement, so that nothing is half claimed.</summary>
    public const string Sql =
        $"""
        WITH alive AS MATERIALIZED ({LockKeys.HeldSql} AND classid = @Worker),
        next AS (
            SELECT id FROM units
            WHERE run = @run AND step = @step
              AND (state = 'waiting' AND next_at <= clock_timestamp()
                   OR state = 'leased' AND (lease_until < clock_timestamp() OR worker NOT IN (SELECT key FROM alive)))
            ORDER BY batch, source NULLS FIRST, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED)
        UPDATE units AS u
        SET state = CASE WHEN attempts < @most THEN 'leased' ELSE 'failed' END,
            reason = CASE WHEN attempts < @most THEN reason
                          ELSE 'Given up after ' || attempts || ' attempts: '
                               || coalesce(reason, 'each time its worker died or did not renew the lease.') END,
            attempts = attempts + CASE WHEN attempts < @most THEN 1 ELSE 0 END,
            ended_at = CASE WHEN attempts < @most THEN NULL ELSE clock_timestamp() END,
            epoch = epoch + 1,
            worker = CASE WHEN attempts < @most THEN @key END,
            lease_until = clock_timestamp() + @lease
        FROM next WHERE u.id = next.id
        RETURNING u.id, u.state, u.source, u.batch, u.items, u.epoch, u.attempts
        """;

    public Guid Id { get; init; }

    public string State { get; init; } = "";

    public string? Source { get; init; }

    public int Batch { get; init; }

    public string[] Items { get; init; } = [];

    public int Epoch { get; init; }

    public int Attempts { get; init; }
}
