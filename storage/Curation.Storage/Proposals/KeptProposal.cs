using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Storage.Proposals;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    Open,

    /// <summary>Its evidence is gone.</summary>
    Withdrawn,
    Decided,
}

/// <summary>A proposal as it is kept.</summary>
/// <param name="FirstRun">The run that asked it first.</param>
/// <param name="LastRun">The run that last changed it.</param>
/// <param name="OpenedAt">Business time of the run that opened it, or opened it again.</param>
/// <param name="WithdrawnBecause">Set where it was withdrawn.</param>
public sealed record KeptProposal(
    Proposal Proposal,
    ProposalState State,
    Guid FirstRun,
    Guid LastRun,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt,
    string? WithdrawnBecause)
{
    /// <summary>Names what a curator has seen: another one when anything in it changed. A decision names the revision that it is about.</summary>
    public string Revision { get; init; } = "";

    public ProposalOrigin Origin { get; init; }

    /// <summary>Who proposed it, where a person did.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>The decision in force.</summary>
    public Guid? Decision { get; init; }
}

public enum ProposalOrigin
{
    Night,

    /// <summary>Made by hand; the nights do not withdraw it. It has no run: both are <see cref="Guid.Empty"/>.</summary>
    Person,
}

/// <summary>What a run did to a framework's proposals, in numbers.</summary>
/// <param name="Opened">New ones, and withdrawn ones whose evidence came back.</param>
/// <param name="Joined">Open ones whose numbers, wording or evidence changed.</param>
/// <param name="Unchanged">Open ones that were found again just as they were, and not rewritten.</param>
/// <param name="Decided">Found again, and not asked again: a curator has decided.</param>
public sealed record ProposalOutcome(int Opened, int Joined, int Unchanged, int Withdrawn, int Decided);

public sealed record ProposalCount(FrameworkCode Framework, string Kind, ProposalState State, int Count);
