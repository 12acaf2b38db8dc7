using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Proposals;

namespace Curation.Storage.Decisions;

/// <summary>What came of deciding.</summary>
public abstract record DecideOutcome
{
    private DecideOutcome()
    {
    }

    /// <param name="Checklist">What the approved change lacks before it can be published; none where it lacks nothing.</param>
    public sealed record Decided(Decision Decision, IReadOnlyList<ChecklistItem>? Checklist = null) : DecideOutcome;

    /// <summary>Somebody was first: who and when stand in the decision. What was typed is kept.</summary>
    public sealed record AlreadyDecided(Decision Decision) : DecideOutcome;

    /// <summary>The proposal is no longer the one that was on the screen: it was joined by new evidence, or withdrawn. What was typed is kept.</summary>
    public sealed record Outdated(KeptProposal Now) : DecideOutcome;

    public sealed record Refused(string Reason) : DecideOutcome;
}

/// <summary>What came of taking a decision back.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <summary>The proposal is open again.</summary>
    public sealed record Undone(Decision Undo) : UndoOutcome;

    /// <summary>The decision is published: a proposal asks to take the change back.</summary>
    /// <param name="Proposal">The one that asks.</param>
    /// <param name="WasOpen">It was asked before.</param>
    public sealed record InverseOpened(Guid Proposal, bool WasOpen) : UndoOutcome;

    public sealed record AlreadyUndone(Decision Undo) : UndoOutcome;

    public sealed record Refused(string Reason) : UndoOutcome;
}

/// <summary>A decision and what became of it.</summary>
/// <param name="Number">Rises with time.</param>
/// <param name="UndoneBy">The undo, where it was taken back.</param>
/// <param name="PublishedIn">The version that brought it.</param>
/// <param name="InForce">It is the one that stands on its proposal now.</param>
public sealed record DecisionEntry(long Number, Decision Decision, Decision? UndoneBy, int? PublishedIn, bool InForce);
