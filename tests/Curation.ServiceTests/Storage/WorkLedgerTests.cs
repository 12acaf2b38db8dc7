using Curation.Domain.Runs;
using Curation.Storage;
using Curation.Storage.Sources;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class WorkLedgerTests(FreshDatabase database) : StorageTest(database)
{
    private static readonly LedgerLimits Quick = new(TimeSpan.FromMilliseconds(300), 5, TimeSpan.FromMilliseconds(1));
    private Guid run;
    private RunStore runs = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        runs = new RunStore(Db);
        var start = Assert.IsType<RunStart.Started>(await runs.StartAsync(new DateOnly(2026, 3, 1), Make.Night(1), Ct));
        run = start.Run.Id;
    }

    public override async ValueTask DisposeAsync()
    {
        await runs.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_step_is_planned_once()
    {
        await using var ledger = new WorkLedger(Db, "w");
        var asked = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ledger.PlanAsync(run, RunStep.Read, Plan, Ct)));
        Assert.Equal(3, await Database.AskAsync<int>("SELECT count(*)::integer FROM units"));
        asked = 0;
        await ledger.PlanAsync(run, RunStep.Read, Plan, Ct);
        Assert.Equal(0, asked);

        async Task<IReadOnlyList<UnitPlan>> Plan()
        {
            Interlocked.Increment(ref asked);
            await Task.Yield();
            return [new UnitPlan("a", 0, ["1", "2"]), new UnitPlan("a", 1, ["3"]), new UnitPlan(null, 0, [])];
        }
    }

    [Fact]
    public async Task Units_are_claimed_by_one_worker_each()
    {
        await using var ledger = new WorkLedger(Db, "w");
        await PlanAsync(ledger, 20);
        var leases = new List<Lease>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            await using var other = new WorkLedger(Db, $"w{n}");
            while (await other.ClaimAsync(run, RunStep.Read, Ct) is { } lease)
            {
                Assert.True(await other.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct));
                lock (leases)
                    leases.Add(lease);
            }
        }));
        Assert.Equal(20, leases.Select(l => l.Unit).Distinct().Count());
        Assert.Equal(20, leases.Count);
        Assert.False(await ledger.AnyLeftAsync(run, RunStep.Read, Ct));
    }

    [Fact]
    public async Task A_frozen_worker_that_wakes_up_writes_nothing()
    {
        await using var frozen = new WorkLedger(Db, "frozen", Quick);
        await using var other = new WorkLedger(Db, "other", Quick);
        await PlanAsync(frozen, 1);
        var old = await frozen.ClaimAsync(run, RunStep.Read, Ct);
        Assert.Null(await other.ClaimAsync(run, RunStep.Read, Ct));
        await Task.Delay(400, Ct);
        var taken = await other.ClaimAsync(run, RunStep.Read, Ct);
        Assert.NotNull(taken);
        Assert.True(taken.Epoch > old!.Epoch);

        var called = false;
        Assert.False(await frozen.SaveAsync(old, work => { called = true; return new SourceStore(Db).Save(work, Make.Source("zombie")); }, 0, Ct));
        Assert.False(called);
        Assert.False(await frozen.RenewAsync(old, Ct));
        await frozen.FailAsync(old, "Too late.", Ct);

        Assert.True(await other.SaveAsync(taken, work => new SourceStore(Db).Save(work, Make.Source("living")), 2, Ct));
        Assert.False(await frozen.SaveAsync(old, work => new SourceStore(Db).Save(work, Make.Source("zombie")), 0, Ct));
        Assert.Equal("living", Assert.Single(await new SourceStore(Db).AllAsync(Ct)).Id.ToString());
        Assert.Equal(2, Assert.Single(await runs.ProgressAsync(run, Ct)).Problems);
    }

    [Fact]
    public async Task A_renewed_lease_is_kept()
    {
        var limits = Quick with { LeaseTime = TimeSpan.FromSeconds(60) };
        await using var worker = new WorkLedger(Db, "worker", limits);
        await using var other = new WorkLedger(Db, "other", limits);
        await PlanAsync(worker, 1);
        var lease = (await worker.ClaimAsync(run, RunStep.Read, Ct))!;
        for (var i = 0; i < 4; i++)
        {
            // As if its time had passed: the renewal alone can keep it.
            await Database.AskAsync<object>("UPDATE units SET lease_until = clock_timestamp() - interval '1 second'");
            Assert.True(await worker.RenewAsync(lease, Ct));
        }

        Assert.Null(await other.ClaimAsync(run, RunStep.Read, Ct));
        Assert.True(await worker.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct));
    }

    [Fact]
    public async Task A_dead_workers_unit_is_claimed_at_once()
    {
        var dead = new WorkLedger(Db, "dead");
        await using var other = new WorkLedger(Db, "other");
        await PlanAsync(dead, 1);
        var lease = (await dead.ClaimAsync(run, RunStep.Read, Ct))!;
        Assert.Null(await other.ClaimAsync(run, RunStep.Read, Ct));

        // Its session alone, not the other's.
        await Database.AskAsync<bool>(
            $"""
            SELECT pg_terminate_backend(l.pid, 5000) FROM pg_locks AS l JOIN workers AS w ON w.key = l.objid::bigint
            WHERE w.name = 'dead' AND l.classid = {LockKeys.Worker} AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var taken = await other.ClaimAsync(run, RunStep.Read, Ct);
        Assert.NotNull(taken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.False(await dead.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct));
        Assert.True(await other.SaveAsync(taken, _ => Task.CompletedTask, 0, Ct));
        await dead.DisposeAsync();
    }

    [Fact]
    public async Task A_worker_that_stops_in_order_gives_back_its_units()
    {
        var stopping = new WorkLedger(Db, "stopping");
        await using var other = new WorkLedger(Db, "other");
        await PlanAsync(stopping, 1);
        await stopping.ClaimAsync(run, RunStep.Read, Ct);
        await stopping.DisposeAsync();
        Assert.Equal(1, (await other.ClaimAsync(run, RunStep.Read, Ct))!.Attempts);
    }

    [Fact]
    public async Task A_poison_unit_is_given_up_after_five_attempts_and_the_others_are_done()
    {
        await using var worker = new WorkLedger(Db, "worker", Quick with { LeaseTime = TimeSpan.FromSeconds(60) });
        await PlanAsync(worker, 3);
        var attempts = 0;
        while (await worker.AnyLeftAsync(run, RunStep.Read, Ct))
        {
            if (await worker.ClaimAsync(run, RunStep.Read, Ct) is not { } lease)
            {
                await Task.Delay(5, Ct);
                continue;
            }

            if (lease.Batch == 1)
            {
                attempts++;
                await worker.FailAsync(lease, "It is\npoison.", Ct);
            }
            else
            {
                Assert.True(await worker.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct));
            }
        }

        Assert.Equal(5, attempts);
        var failure = Assert.Single(await runs.FailuresAsync(run, Ct));
        Assert.Equal("It is poison.", failure.Reason);
        Assert.Equal(["1"], failure.Items);
        Assert.Equal(new StepProgress(RunStep.Read, "s", 3, 3, 1), Assert.Single(await runs.ProgressAsync(run, Ct)));
    }

    [Fact]
    public async Task A_unit_that_kills_its_worker_each_time_is_given_up()
    {
        await using var worker = new WorkLedger(Db, "worker", new LedgerLimits(TimeSpan.FromMilliseconds(20), 3, TimeSpan.Zero));
        await PlanAsync(worker, 1);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, (await worker.ClaimAsync(run, RunStep.Read, Ct))!.Attempts);
            await Task.Delay(40, Ct);
        }

        Assert.Null(await worker.ClaimAsync(run, RunStep.Read, Ct));
        Assert.Contains("3 attempts", Assert.Single(await runs.FailuresAsync(run, Ct)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_throws_leaves_nothing()
    {
        await using var worker = new WorkLedger(Db, "worker");
        await PlanAsync(worker, 1);
        var lease = (await worker.ClaimAsync(run, RunStep.Read, Ct))!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.SaveAsync(
            lease,
            async work =>
            {
                await new SourceStore(Db).Save(work, Make.Source());
                throw new InvalidOperationException("Half way.");
            },
            0,
            Ct));
        Assert.Empty(await new SourceStore(Db).AllAsync(Ct));
        Assert.True(await worker.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct));
    }

    [Fact]
    public async Task Progress_is_told_to_who_listens()
    {
        await using var worker = new WorkLedger(Db, "worker");
        await PlanAsync(worker, 1);
        var lease = (await worker.ClaimAsync(run, RunStep.Read, Ct))!;
        await using var heard = new Notices(Db).ListenAsync([Notices.Runs], Ct).GetAsyncEnumerator(Ct);
        var next = heard.MoveNextAsync();
        await Task.Delay(300, Ct);
        await worker.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct);
        Assert.True(await next);
        Assert.Equal(new Notice(Notices.Runs, run.ToString()), heard.Current);
    }

    private Task PlanAsync(WorkLedger ledger, int units) => ledger.PlanAsync(
        run,
        RunStep.Read,
        () => Task.FromResult<IReadOnlyList<UnitPlan>>([.. Enumerable.Range(0, units).Select(n => new UnitPlan("s", n, [$"{n}"]))]),
        Ct);
}
