using Curation.Domain;
using Curation.Domain.Runs;
using Dapper;
using Npgsql;

namespace Curation.Storage.Work;

/// <summary>The nights: one a business date, dates only move forward, two never overlap.</summary>
/// <remarks>From a start to the finish this object holds a session lock; when its process dies the lock is free and the run can be resumed.</remarks>
public sealed partial class RunStore(Database db) : IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private NpgsqlConnection? driver;

    public static Guid IdOf(DateOnly businessDate) => NaturalKey.Guid("run", businessDate.ToString("yyyy-MM-dd"));

    /// <summary>Starts the night of a date, or goes on with it where it was stopped or failed.</summary>
    /// <param name="businessTime">
    /// The moment that the night's rows carry; a resumed night keeps its first one (<see cref="Run.StartedAt"/>).
    /// The dates of rows are those of this moment in UTC.
    /// </param>
    public Task<RunStart> StartAsync(DateOnly businessDate, DateTimeOffset businessTime, CancellationToken ct) =>
        StartAsync(businessDate, businessTime, again: false, ct);

    /// <summary>The same, and a finished night of that date is planned anew and run over what came in since.</summary>
    public Task<RunStart> StartAgainAsync(DateOnly businessDate, DateTimeOffset businessTime, CancellationToken ct) =>
        StartAsync(businessDate, businessTime, again: true, ct);

    /// <summary>Ends a run, cancels what is left of its units and lets the next one start.</summary>
    /// <exception cref="ArgumentException">A run does not end as running.</exception>
    public async Task FinishAsync(Guid run, RunState state, string? reason, DateTimeOffset at, CancellationToken ct)
    {
        if (state == RunState.Running)
            throw new ArgumentException("A run does not end as running.", nameof(state));
        await db.InTransactionAsync(
            async work =>
            {
                await EndAsync(work, run, state, reason, at);
                await work.NotifyAsync(Notices.Runs, run.ToString());
            },
            ct);
        await ReleaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        gate.Dispose();
    }

    public void Dispose()
    {
        driver?.Dispose();
        driver = null;
        gate.Dispose();
    }

    private Task<RunStart> StartAsync(DateOnly businessDate, DateTimeOffset businessTime, bool again, CancellationToken ct) =>
        DriveAsync(work => BeginAsync(work, businessDate, businessTime, again), ct);

    private async Task<RunStart> DriveAsync(Func<UnitOfWork, Task<RunStart>> begin, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (driver is not null && await DrivesAsync(driver, ct))
                return await InProgressAsync(ct);
            if (driver is not null)
                await driver.DisposeAsync();
            driver = null;
            if (await TakeTheWheelAsync(ct) is not { } session)
                return await InProgressAsync(ct);
            RunStart start = new RunStart.Refused("");
            try
            {
                await db.InTransactionAsync(async work => start = await begin(work), ct);
            }
            finally
            {
                if (start is RunStart.Started or RunStart.Resumed)
                    driver = session;
                else
                    await session.DisposeAsync();
            }

            return start;
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<RunStart> BeginAsync(UnitOfWork work, DateOnly date, DateTimeOffset time, bool again)
    {
        var last = (await work.FirstAsync<RunRow>($"{RunRow.Select} ORDER BY business_date DESC LIMIT 1"))?.ToRun();
        if (last is not null && date < last.BusinessDate)
            return new RunStart.Refused($"The last night was {last.BusinessDate:yyyy-MM-dd}, and dates only move forward: replay {date:yyyy-MM-dd} into a database of its own.");
        var id = IdOf(date);
        if (last is null || last.BusinessDate < date)
        {
            if (last is { State: RunState.Running })
                await EndAsync(work, last.Id, RunState.Failed, $"It was cut off, and the night of {date:yyyy-MM-dd} went on with what it left.", time);
            await work.ExecuteAsync(
                "INSERT INTO runs (id, business_date, state, started_at) VALUES (@id, @date, 'running', @time)", new { id, date, time });
            await work.NotifyAsync(Notices.Runs, id.ToString());
            return new RunStart.Started(new Run(id, date, RunState.Running, time.ToUniversalTime(), null, null));
        }

        if (last.State == RunState.Running)
            return new RunStart.Resumed(last);
        if (last.State is RunState.Succeeded or RunState.SucceededWithProblems)
        {
            if (!again)
                return new RunStart.AlreadyDone(last);
            await work.ExecuteAsync("DELETE FROM units WHERE run = @id", new { id });
            await work.ExecuteAsync("DELETE FROM run_steps WHERE run = @id", new { id });
            await work.ExecuteAsync("UPDATE runs SET started_at = @time WHERE id = @id", new { id, time });
            last = last with { StartedAt = time.ToUniversalTime() };
        }

        await work.ExecuteAsync("UPDATE runs SET state = 'running', finished_at = NULL, reason = NULL WHERE id = @id", new { id });
        await work.ExecuteAsync(
            """
            UPDATE units SET state = 'waiting', attempts = 0, epoch = epoch + 1, worker = NULL, ended_at = NULL, next_at = clock_timestamp()
            WHERE run = @id AND state IN ('failed', 'cancelled')
            """,
            new { id });
        await work.NotifyAsync(Notices.Runs, id.ToString());
        return new RunStart.Resumed(last with { State = RunState.Running, FinishedAt = null, Reason = null });
    }

    private static async Task EndAsync(UnitOfWork work, Guid run, RunState state, string? reason, DateTimeOffset at)
    {
        await work.ExecuteAsync(
            "UPDATE runs SET state = @state, reason = @reason, finished_at = @at WHERE id = @run",
            new { run, state = state.Word(), reason, at });
        await work.ExecuteAsync(
            "UPDATE units SET state = 'cancelled', epoch = epoch + 1, worker = NULL WHERE run = @run AND state IN ('waiting', 'leased')",
            new { run });
    }

    /// <summary>The server notices within milliseconds that a driver was killed; wait that long before believing in another one.</summary>
    private async Task<NpgsqlConnection?> TakeTheWheelAsync(CancellationToken ct)
    {
        var session = await db.OpenSessionAsync(ct);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            if (await session.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT pg_try_advisory_lock(@Driver, 0)", new { LockKeys.Driver }, cancellationToken: ct)))
                return session;
            await Task.Delay(100, ct);
        }

        await session.DisposeAsync();
        return null;
    }

    private static async Task<bool> DrivesAsync(NpgsqlConnection session, CancellationToken ct)
    {
        try
        {
            return await session.ExecuteScalarAsync<bool>(new CommandDefinition(
                $"SELECT EXISTS ({LockKeys.HeldSql} AND classid = @Driver AND pid = pg_backend_pid())", new { LockKeys.Driver }, cancellationToken: ct));
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<RunStart> InProgressAsync(CancellationToken ct) =>
        await OneAsync("WHERE state = 'running'", null, ct) is { } run
            ? new RunStart.Refused($"The night of {run.BusinessDate:yyyy-MM-dd} is in progress.")
            : new RunStart.Refused("Another night is about to begin.");

    private async Task ReleaseAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (driver is null)
                return;
            try
            {
                // Closing would free the lock too, a moment later.
                await driver.ExecuteAsync("SELECT pg_advisory_unlock_all()");
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
            {
                // The session is gone, and its lock with it.
            }

            await driver.DisposeAsync();
            driver = null;
        }
        finally
        {
            gate.Release();
        }
    }
}
