using Curation.Domain.Runs;
using Curation.Storage;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class RunStoreTests(FreshDatabase database) : StorageTest(database)
{
    private static DateOnly Day(int day) => new(2026, 3, day);

    [Fact]
    public async Task Dates_only_move_forward()
    {
        await using var runs = new RunStore(Db);
        await DoneAsync(runs, 5);
        var refused = Assert.IsType<RunStart.Refused>(await runs.StartAsync(Day(4), Make.Night(4), Ct));
        Assert.Contains("2026-03-05", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("forward", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<RunStart.Started>(await runs.StartAsync(Day(6), Make.Night(6), Ct));
    }

    [Fact]
    public async Task A_date_has_one_run()
    {
        await using var runs = new RunStore(Db);
        var first = await DoneAsync(runs, 5);
        var done = Assert.IsType<RunStart.AlreadyDone>(await runs.StartAsync(Day(5), Make.Night(5).AddHours(3), Ct));
        Assert.Equal(first, done.Run.Id);
        Assert.Equal(RunState.Succeeded, done.Run.State);
        var again = Assert.IsType<RunStart.Resumed>(await runs.StartAgainAsync(Day(5), Make.Night(5).AddHours(3), Ct));
        Assert.Equal(first, again.Run.Id);
        Assert.Single(await runs.RecentAsync(10, Ct));
    }

    [Fact]
    public async Task Two_runs_never_overlap()
    {
        await using var one = new RunStore(Db);
        await using var other = new RunStore(Db);
        Assert.IsType<RunStart.Started>(await one.StartAsync(Day(5), Make.Night(5), Ct));
        Assert.Equal("The night of 2026-03-05 is in progress.", Assert.IsType<RunStart.Refused>(await other.StartAsync(Day(6), Make.Night(6), Ct)).Reason);
        Assert.IsType<RunStart.Refused>(await one.StartAsync(Day(5), Make.Night(5), Ct));
        Assert.True(await other.IsDrivenAsync(Ct));
        await one.FinishAsync(RunStore.IdOf(Day(5)), RunState.Failed, "No network.", Make.Night(5), Ct);
        Assert.False(await other.IsDrivenAsync(Ct));
        Assert.Equal("No network.", (await other.LatestAsync(Ct))!.Reason);
        Assert.IsType<RunStart.Started>(await other.StartAsync(Day(6), Make.Night(6), Ct));
    }

    [Fact]
    public async Task A_dead_drivers_run_is_resumed_at_its_own_business_time()
    {
        var dead = new RunStore(Db);
        await dead.StartAsync(Day(5), Make.Night(5), Ct);
        await Database.KillAsync(LockKeys.Driver);
        await using var runs = new RunStore(Db);
        var resumed = Assert.IsType<RunStart.Resumed>(await runs.StartAsync(Day(5), Make.Night(5).AddHours(7), Ct));
        Assert.Equal(Make.Night(5), resumed.Run.StartedAt);
        Assert.Equal(RunState.Running, (await runs.GetAsync(resumed.Run.Id, Ct))!.State);
        await dead.DisposeAsync();
    }

    [Fact]
    public async Task A_run_that_was_cut_off_ends_when_a_later_night_begins()
    {
        var dead = new RunStore(Db);
        await dead.StartAsync(Day(5), Make.Night(5), Ct);
        await using var ledger = new WorkLedger(Db, "zombie");
        await ledger.PlanAsync(RunStore.IdOf(Day(5)), RunStep.Read, () => Task.FromResult<IReadOnlyList<UnitPlan>>([new("s", 0, ["x"])]), Ct);
        var lease = (await ledger.ClaimAsync(RunStore.IdOf(Day(5)), RunStep.Read, Ct))!;
        await Database.KillAsync(LockKeys.Driver);
        await using var runs = new RunStore(Db);
        Assert.IsType<RunStart.Started>(await runs.StartAsync(Day(6), Make.Night(6), Ct));
        Assert.Equal(RunState.Failed, (await runs.GetAsync(RunStore.IdOf(Day(5)), Ct))!.State);
        Assert.False(await ledger.SaveAsync(lease, _ => Task.CompletedTask, 0, Ct));
        await dead.DisposeAsync();
    }

    [Fact]
    public async Task A_failed_run_is_taken_up_again_with_what_it_gave_up()
    {
        await using var runs = new RunStore(Db);
        await using var ledger = new WorkLedger(Db, "w", LedgerLimits.Default with { Attempts = 1 });
        await runs.StartAsync(Day(5), Make.Night(5), Ct);
        var run = RunStore.IdOf(Day(5));
        await ledger.PlanAsync(run, RunStep.Read, () => Task.FromResult<IReadOnlyList<UnitPlan>>([new("s", 0, ["x"]), new("s", 1, ["y"])]), Ct);
        await ledger.FailAsync((await ledger.ClaimAsync(run, RunStep.Read, Ct))!, "Disk full.", Ct);
        await runs.FinishAsync(run, RunState.Failed, "Disk full.", Make.Night(5), Ct);
        Assert.False(await ledger.AnyLeftAsync(run, RunStep.Read, Ct));
        Assert.IsType<RunStart.Resumed>(await runs.StartAsync(Day(5), Make.Night(5), Ct));
        Assert.NotNull(await ledger.ClaimAsync(run, RunStep.Read, Ct));
        Assert.NotNull(await ledger.ClaimAsync(run, RunStep.Read, Ct));
    }

    private static async Task<Guid> DoneAsync(RunStore runs, int day)
    {
        Assert.IsType<RunStart.Started>(await runs.StartAsync(Day(day), Make.Night(day), Ct));
        await runs.FinishAsync(RunStore.IdOf(Day(day)), RunState.Succeeded, null, Make.Night(day).AddMinutes(5), Ct);
        return RunStore.IdOf(Day(day));
    }
}
