using Curation.Domain.Runs;

namespace Curation.Storage.Work;

/// <summary>A unit of work that was given up, and why.</summary>
public sealed record UnitFailure(RunStep Step, string? Source, int Batch, IReadOnlyList<string> Items, string Reason, int Attempts);

/// <summary>The nights: one a business date, dates only move forward, two never overlap.</summary>
/// <remarks>From a start to the finish this object holds a session lock; when its process dies the lock is free and the run can be resumed.</remarks>
public sealed class RunStore(Database db) : IAsyncDisposable
{
    public static Guid IdOf(DateOnly businessDate) => throw new NotSupportedException(db_());

    /// <summary>Starts the night of a date, or goes on with it where it was stopped or failed.</summary>
    /// <param name="businessTime">The moment that the night's rows carry; a resumed night keeps its first one.</param>
    public Task<RunStart> StartAsync(DateOnly businessDate, DateTimeOffset businessTime, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    /// <summary>The same, and a finished night of that date is planned anew and run over what came in since.</summary>
    public Task<RunStart> StartAgainAsync(DateOnly businessDate, DateTimeOffset businessTime, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Ends a run, cancels what is left of its units and lets the next one start.</summary>
    public Task FinishAsync(Guid run, RunState state, string? reason, DateTimeOffset at, CancellationToken ct) => throw new NotSupportedException();

    public Task<Run?> LatestAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<Run?> GetAsync(Guid run, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Run>> RecentAsync(int count, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<StepProgress>> ProgressAsync(Guid run, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnitFailure>> FailuresAsync(Guid run, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>True while a live process drives a run.</summary>
    public Task<bool> IsDrivenAsync(CancellationToken ct) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();

    private static string db_() => "";
}
