using Curation.Domain.Runs;

namespace Curation.Storage.Work;

/// <summary>A piece of a step that is done in one transaction. Together with its run and step, source and batch name it.</summary>
public sealed record UnitPlan(string? Source, int Batch, IReadOnlyList<string> Items);

/// <summary>A unit that this worker may work on until its lease runs out.</summary>
/// <param name="Epoch">Rises with every claim: what is saved under an older one is refused.</param>
/// <param name="Attempts">This one included.</param>
public sealed record Lease(Guid Unit, Guid Run, RunStep Step, string? Source, int Batch, IReadOnlyList<string> Items, int Epoch, int Attempts);

/// <summary>A unit of work that was given up, and why.</summary>
public sealed record UnitFailure(RunStep Step, string? Source, int Batch, IReadOnlyList<string> Items, string Reason, int Attempts);

/// <summary>How long a unit is lent, and how often it is tried.</summary>
/// <param name="LeaseTime">By PostgreSQL's clock; renew it at least this often.</param>
/// <param name="FirstBackOff">The wait after the first attempt; doubles with each.</param>
public sealed record LedgerLimits(TimeSpan LeaseTime, int Attempts, TimeSpan FirstBackOff)
{
    public static LedgerLimits Default { get; } = new(TimeSpan.FromSeconds(60), 5, TimeSpan.FromSeconds(2));
}
