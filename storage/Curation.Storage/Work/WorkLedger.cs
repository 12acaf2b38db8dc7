using Curation.Domain;
using Curation.Domain.Runs;
using Dapper;
using Npgsql;

namespace Curation.Storage.Work;

/// <summary>The units of a run, and who works on which. Safe to use from several threads.</summary>
/// <param name="worker">For people, as in <c>host:pid</c>; need not be unique.</param>
public sealed class WorkLedger(Database db, string worker, LedgerLimits? limits = null) : IAsyncDisposable
{
    private readonly LedgerLimits limits = limits ?? LedgerLimits.Default;
    private readonly SemaphoreSlim gate = new(1);
    private NpgsqlConnection? session;
    private int key;

    /// <summary>Plans a step once a run, in one transaction; a later call does nothing and does not ask <paramref name="plan"/>, of calls at the same time one plan is kept.</summary>
    /// <exception cref="InvalidOperationException">The run is not running.</exception>
    public async Task PlanAsync(Guid run, RunStep step, Func<Task<IReadOnlyList<UnitPlan>>> plan, CancellationToken ct)
    {
        if (await db.FirstAsync<bool>("SELECT EXISTS (SELECT FROM run_steps WHERE run = @run AND step = @step)", new { run, step = step.Word() }, ct))
            return;

        // Before the transaction: planning may take minutes, and the server ends a transaction that idles so long.
        var units = await plan();
        await db.InTransactionAsync(
            async work =>
            {
                if (await work.FirstAsync<string>("SELECT state FROM runs WHERE id = @run FOR SHARE", new { run }) != "running")
                    throw new InvalidOperationException($"The run {run} is not running: nothing can be planned for it.");
                if (await work.ExecuteAsync("INSERT INTO run_steps (run, step) VALUES (@run, @step) ON CONFLICT DO NOTHING", new { run, step = step.Word() }) == 0)
                    return;
                foreach (var unit in units)
                {
                    await work.ExecuteAsync(
                        "INSERT INTO units (id, run, step, source, batch, items) VALUES (@id, @run, @step, @Source, @Batch, @items)",
                        new { id = IdOf(run, step, unit), run, step = step.Word(), unit.Source, unit.Batch, items = unit.Items.ToArray() });
                }

                await work.NotifyAsync(Notices.Runs, run.ToString());
            },
            ct);
    }

    /// <summary>The next unit that is free, or none just now: see <see cref="AnyLeftAsync"/>.</summary>
    /// <remarks>Free: waiting and due, its lease run out, or its worker dead. A unit that was claimed often enough before is given up instead.</remarks>
    public async Task<Lease?> ClaimAsync(Guid run, RunStep step, CancellationToken ct)
    {
        while (true)
        {
            var claimed = await InSessionAsync(
                connection => connection.QueryFirstOrDefaultAsync<Claim>(new CommandDefinition(
                    Claim.Sql,
                    new { run, step = step.Word(), key, most = limits.Attempts, lease = limits.LeaseTime, LockKeys.Worker },
                    cancellationToken: ct)),
                ct);
            if (claimed is null)
                return null;
            if (claimed.State == "leased")
                return new Lease(claimed.Id, run, step, claimed.Source, claimed.Batch, claimed.Items, claimed.Epoch, claimed.Attempts);
        }
    }

    /// <summary>Another lease time from now; false when the unit is no longer this worker's.</summary>
    public async Task<bool> RenewAsync(Lease lease, CancellationToken ct) => await db.ExecuteAsync(
        "UPDATE units SET lease_until = clock_timestamp() + @lease WHERE id = @Unit AND epoch = @Epoch AND state = 'leased'",
        new { lease.Unit, lease.Epoch, lease = limits.LeaseTime },
        ct) == 1;

    /// <summary>Saves a unit's results and marks it done, in one transaction.</summary>
    /// <returns>False when the unit is no longer this worker's: then nothing is written and <paramref name="save"/> is not called.</returns>
    /// <param name="problems">Items of the unit that did not work, each kept with its reason elsewhere.</param>
    public Task<bool> SaveAsync(Lease lease, Func<UnitOfWork, Task> save, int problems, CancellationToken ct) => db.InTransactionAsync(
        async work =>
        {
            var mine = await work.FirstAsync<int?>(
                "SELECT 1 FROM units WHERE id = @Unit AND epoch = @Epoch AND state = 'leased' FOR UPDATE", new { lease.Unit, lease.Epoch });
            if (mine is null)
                return false;
            await save(work);
            await work.ExecuteAsync("UPDATE units SET state = 'done', problems = @problems, worker = NULL, ended_at = clock_timestamp() WHERE id = @Unit", new { problems, lease.Unit });
            await work.NotifyAsync(Notices.Runs, lease.Run.ToString());
            return true;
        },
        ct);

    /// <summary>Gives a unit back for another attempt after a while, or gives it up after the last.</summary>
    public Task FailAsync(Lease lease, string reason, CancellationToken ct) => db.InTransactionAsync(
        async work =>
        {
            await work.ExecuteAsync(
                """
                UPDATE units SET state = @state, reason = @reason, worker = NULL, next_at = clock_timestamp() + @wait,
                       ended_at = CASE WHEN @state = 'failed' THEN clock_timestamp() END
                WHERE id = @Unit AND epoch = @Epoch AND state = 'leased'
                """,
                new
                {
                    lease.Unit,
                    lease.Epoch,
                    state = lease.Attempts >= limits.Attempts ? "failed" : "waiting",
                    reason = StoredText.OneLine(reason),
                    wait = limits.FirstBackOff * Math.Pow(2, lease.Attempts - 1),
                });
            await work.NotifyAsync(Notices.Runs, lease.Run.ToString());
        },
        ct);

    /// <summary>True while units of a step are neither done nor given up.</summary>
    public Task<bool> AnyLeftAsync(Guid run, RunStep step, CancellationToken ct) => db.FirstAsync<bool>(
        "SELECT EXISTS (SELECT FROM units WHERE run = @run AND step = @step AND state IN ('waiting', 'leased'))",
        new { run, step = step.Word() },
        ct);

    /// <summary>Gives back what it still holds, as if it had not been tried, and ends the session.</summary>
    public async ValueTask DisposeAsync()
    {
        if (session is not null)
        {
            try
            {
                await session.ExecuteAsync(
                    "UPDATE units SET state = 'waiting', attempts = attempts - 1, worker = NULL WHERE worker = @key AND state = 'leased'", new { key });
                await session.ExecuteAsync("DELETE FROM workers WHERE key = @key", new { key });
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
            {
                // The session is gone, and its lock with it: the units are free already.
            }

            await session.DisposeAsync();
        }

        gate.Dispose();
    }

    internal static Guid IdOf(Guid run, RunStep step, UnitPlan unit) =>
        NaturalKey.Guid("unit", run.ToString(), step.Word(), unit.Source ?? "", unit.Batch.ToString());

    /// <summary>Claims go over the session that holds the lock: a worker that has lost its session claims nothing before it has a new one.</summary>
    private async Task<T> InSessionAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            session ??= await BeginSessionAsync(ct);
            return await ask(session);
        }
        catch (Exception exception) when (exception is NpgsqlException { IsTransient: true } or InvalidOperationException && session is not null)
        {
            await session.DisposeAsync();
            session = null;
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<NpgsqlConnection> BeginSessionAsync(CancellationToken ct)
    {
        var connection = await db.OpenSessionAsync(ct);
        key = await connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT nextval('worker_keys')::integer", cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_lock(@Worker, @key)", new { LockKeys.Worker, key }, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition(
            $"DELETE FROM workers WHERE key NOT IN ({LockKeys.HeldSql} AND classid = @Worker)", new { LockKeys.Worker }, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO workers (key, name) VALUES (@key, @worker)", new { key, worker }, cancellationToken: ct));
        return connection;
    }
}
