using Curation.Domain.Runs;

namespace Curation.Storage.Work;

/// <summary>What came of asking for a night.</summary>
public abstract record RunStart
{
    private RunStart()
    {
    }

    public sealed record Started(Run Run) : RunStart;

    /// <summary>The night of this date was begun and not finished: go on with it, at the business time that it began with (<see cref="Run.StartedAt"/>).</summary>
    public sealed record Resumed(Run Run) : RunStart;

    /// <summary>The night of this date is finished.</summary>
    public sealed record AlreadyDone(Run Run) : RunStart;

    /// <summary>An earlier date than the last night's, or another run is in progress.</summary>
    public sealed record Refused(string Reason) : RunStart;
}
