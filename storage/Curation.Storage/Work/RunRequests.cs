using System.Text.Json;
using Curation.Storage.Auditing;

namespace Curation.Storage.Work;

/// <summary>What a person may ask of the nights.</summary>
public enum RunWish
{
    /// <summary>The night that is due, also where it is done: over what came in since.</summary>
    RunNow,

    /// <summary>What was given up in the last night, and listings that did not answer.</summary>
    RetryFailed,

    /// <summary>The last night's window, by the models that are in force now.</summary>
    AnalyseAgain,
}

/// <summary>Something that was asked of the nights.</summary>
/// <param name="TakenAt">When a worker took it up; none while it waits.</param>
/// <param name="Outcome">In a sentence; none before its end.</param>
public sealed record RunRequest(long Id, RunWish Wish, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset? TakenAt, DateTimeOffset? EndedAt, string? Outcome)
{
    public bool IsOpen => EndedAt is null;
}

/// <summary>What people ask of the nights: asked by the web host, taken up by a worker. One is open at a time.</summary>
public sealed class RunRequests(Database db, TimeProvider clock)
{
    private const string Columns = "id, kind, asked_by, asked_at, taken_at, ended_at, outcome";

    /// <summary>Asks, with its audit row.</summary>
    /// <returns>None; or why it is refused: something is open, a night is running, or nothing failed.</returns>
    public async Task<string?> AskAsync(RunWish wish, string actor, CancellationToken ct)
    {
        string? refusal = null;
        await db.InTransactionAsync(
            async work =>
            {
                refusal = await RefusalAsync(work, wish);
                if (refusal is not null)
                    return false;
                var id = await work.FirstAsync<long?>(
                    "INSERT INTO run_requests (kind, asked_by) VALUES (@kind, @actor) ON CONFLICT DO NOTHING RETURNING id", new { kind = wish.Word(), actor });
                if (id is null)
                {
                    refusal = "Somebody else asked at this moment: see below.";
                    return false;
                }

                await work.NotifyAsync(Notices.Requests, $"{id}");
                await work.NotifyAsync(Notices.Runs, "");
                await AuditStore.AppendAsync(work, clock.GetUtcNow(), actor, wish.Word(), $"run_request/{id}", JsonSerializer.Serialize(new { }));
                return true;
            },
            ct);
        return refusal;
    }

    /// <summary>The last one that was asked, open or ended.</summary>
    public async Task<RunRequest?> LatestAsync(CancellationToken ct) =>
        (await db.FirstAsync<Row>($"SELECT {Columns} FROM run_requests ORDER BY id DESC LIMIT 1", null, ct))?.ToRequest();

    /// <summary>Takes up the open one, where nobody has it or whoever took it drives no night any more.</summary>
    public async Task<RunRequest?> TakeAsync(CancellationToken ct) => (await db.FirstAsync<Row>(
        $"""
        UPDATE run_requests SET taken_at = clock_timestamp()
        WHERE id = (SELECT id FROM run_requests
                    WHERE ended_at IS NULL AND (taken_at IS NULL OR taken_at < clock_timestamp() - interval '30 seconds' AND NOT EXISTS ({LockKeys.HeldSql} AND classid = @Driver))
                    FOR UPDATE SKIP LOCKED)
        RETURNING {Columns}
        """,
        new { LockKeys.Driver },
        ct))?.ToRequest();

    /// <param name="outcome">What came of it, in a sentence.</param>
    public Task EndAsync(long id, string outcome, CancellationToken ct) => db.InTransactionAsync(
        async work =>
        {
            await work.ExecuteAsync(
                "UPDATE run_requests SET ended_at = clock_timestamp(), outcome = @outcome WHERE id = @id AND ended_at IS NULL", new { id, outcome = StoredText.OneLine(outcome) });
            await work.NotifyAsync(Notices.Runs, "");
        },
        ct);

    private static async Task<string?> RefusalAsync(UnitOfWork work, RunWish wish)
    {
        if ((await work.FirstAsync<Row>($"SELECT {Columns} FROM run_requests WHERE ended_at IS NULL"))?.ToRequest() is { } open)
            return $"{open.AskedBy} has asked already, and a worker {(open.TakenAt is null ? "is about to take it up" : "is at it")}. Nothing was started twice.";
        if (await work.FirstAsync<bool>($"SELECT EXISTS ({LockKeys.HeldSql} AND classid = @Driver)", new { LockKeys.Driver }))
            return "A night is running. Ask again when it has ended; what failed until then is tried with it.";
        if (wish == RunWish.RetryFailed && await RunStore.FirstFailedStepAsync(work) is null)
            return "Nothing of the last night is left to be tried again.";
        if (wish == RunWish.AnalyseAgain && !await work.FirstAsync<bool>("SELECT EXISTS (SELECT FROM runs)"))
            return "No night has run yet: the first one analyses everything.";
        return null;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string Kind { get; init; } = "";

        public string AskedBy { get; init; } = "";

        public DateTimeOffset AskedAt { get; init; }

        public DateTimeOffset? TakenAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public string? Outcome { get; init; }

        public RunRequest ToRequest() => new(Id, TypeMaps.FromWord<RunWish>(Kind), AskedBy, AskedAt, TakenAt, EndedAt, Outcome);
    }
}
