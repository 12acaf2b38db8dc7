using Curation.Domain.Runs;

namespace Curation.Storage.Work;

/// <summary>A piece of a step that is done in one transaction. Together with its run and step, source and batch name it.</summary>
public sealed record UnitPlan(string? Source, int Batch, IReadOnlyList<string> Items);

/// <summary>A unit that this worker may work on until its lease runs out.</summary>
/// <param name="Epoch">Rises with every claim: what is saved under an older one is refused.</param>
/// <param name="Attempts">This one included.</param>
public sealed record Lease(Guid Unit, Guid Run, RunStep Step, string? Source, int Batch, IReadOnlyList<string> Items, int Epoch, int Attempts);

/// <summary>How long, how often.</summary>
/// <param name="LeaseTime">By PostgreSQL's clock.</param>
/// <param name="FirstBackOff">Doubles with each attempt.</param>
public sealed record LedgerLimits(TimeSpan LeaseTime, int Attempts, TimeSpan FirstBackOff)
{
    public static LedgerLimits Default { get; } = new(TimeSpan.FromSeconds(60), 5, TimeSpan.FromSeconds(2));
}

/// <summary>The units of a run, and who works on which. Safe to use from several threads.</summary>
/// <param name="worker">For people, as in <c>host:pid</c>; need not be unique.</param>
public sealed class WorkLedger(Database db, string worker, LedgerLimits? limits = null) : IAsyncDisposable
{
    /// <summary>Plans a step once a run, in one transaction; a second call does nothing and does not ask <paramref name="plan"/>.</summary>
    public Task PlanAsync(Guid run, RunStep step, Func<Task<IReadOnlyList<UnitPlan>>> plan, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString + worker + limits);

    /// <summary>The next unit that is free, or none just now: see <see cref="AnyLeftAsync"/>.</summary>
    public Task<Lease?> ClaimAsync(Guid run, RunStep step, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Another lease time from now; false when the unit is no longer this worker's.</summary>
    public Task<bool> RenewAsync(Lease lease, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Saves a unit's results and marks it done, in one transaction.</summary>
    /// <returns>False when the unit is no longer this worker's: then nothing is written and <paramref name="save"/> is not called.</returns>
    public Task<bool> SaveAsync(Lease lease, Func<UnitOfWork, Task> save, int problems, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Gives a unit back for another attempt after a while, or gives it up after the last.</summary>
    public Task FailAsync(Lease lease, string reason, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>True while units of a step are neither done nor given up.</summary>
    public Task<bool> AnyLeftAsync(Guid run, RunStep step, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
