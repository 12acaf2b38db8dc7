namespace Curation.Domain.Runs;

/// <summary>The nightly run's steps, in their order.</summary>
public enum RunStep
{
    /// <summary>Board API, feed, listing → addresses and pages.</summary>
    Discover,
    Fetch,
    Read,
    Fold,
    Analyse,
    Propose,
}

/// <summary>Where a run stands.</summary>
public enum RunState
{
    Running,
    Succeeded,

    /// <summary>It finished, and something in it did not work; each failure is kept with its reason.</summary>
    SucceededWithProblems,
    Failed,
    Cancelled,
}

/// <summary>One night. One a (logical date): two never overlap.</summary>
/// <param name="BusinessDate">The date whose night it is.</param>
public sealed record Run(Guid Id, DateOnly BusinessDate, RunState State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Reason);

/// <summary>Progress of one step for one source; the whole step where it is not parted by source.</summary>
public sealed record StepProgress(RunStep Step, string? Source, int Done, int Total, int Problems);
