using Curation.Domain.Market;
using Curation.Domain.Runs;
using Curation.Storage;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly;

/// <summary>
/// One step of the night: asks storage for what is not yet done, applies a pure function, saves in one transaction.
/// No step hands objects to the next; they meet in PostgreSQL.
/// </summary>
public interface INightStep
{
    RunStep Step { get; }

    /// <summary>What is not yet done, in units of at most a minute's work. Asked once a run.</summary>
    Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation);

    /// <summary>Does one unit's work without writing anything; the work that comes back is saved together with the unit's completion.</summary>
    Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation);
}

/// <summary>What a unit came to: what to write, and how much of it was no success.</summary>
/// <param name="Problems">Items that were kept with a reason instead of a result.</param>
public sealed record UnitWork(Func<UnitOfWork, Task> Save, int Problems = 0)
{
    public static UnitWork Nothing { get; } = new(_ => Task.CompletedTask);
}

/// <summary>The run that is worked on.</summary>
/// <param name="At">The business time of everything this run writes.</param>
/// <param name="Only">The one source that the run was asked for, or none for all.</param>
public sealed record Night(Run Run, DateTimeOffset At, string? Only = null)
{
    public DateOnly Date => Run.BusinessDate;

    public bool Covers(SourceId source) => Only is null || string.Equals(Only, source.ToString(), StringComparison.Ordinal);
}
