using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>One act of a person on a proposal. Decisions are added and never changed or removed; a later one takes an earlier one back.</summary>
public sealed record Decision
{
    /// <summary>Derived from the proposal and the number of decisions on it before.</summary>
    public required Guid Id { get; init; }

    public required Guid Proposal { get; init; }

    public required FrameworkCode Framework { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The change as it was proposed.</summary>
    public required Change Asked { get; init; }

    /// <summary>What changes in the framework, with its codes; none where nothing does.</summary>
    public Change? Approved { get; init; }

    public required string Question { get; init; }

    public string? Note { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The proposal's revision that the person had before their eyes.</summary>
    public required string Revision { get; init; }

    /// <summary>The numbers at that time: memory compares later ones with them.</summary>
    public required Demand Demand { get; init; }

    public static Guid IdOf(Guid proposal, int before) => NaturalKey.Guid("decision", proposal.ToString("N"), before.ToString());
}
