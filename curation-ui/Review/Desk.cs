using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Decisions;

namespace Curation.Ui.Review;

/// <summary>All that deciding adds to a card: what is open, what was typed, what was refused, and who was first.</summary>
public sealed record Desk
{
    /// <summary>Whether the person may decide.</summary>
    public bool MayDecide { get; init; }

    /// <summary>The part that is open: edit, merge, reject, snooze or note.</summary>
    public string? Panel { get; init; }

    /// <summary>The fields as they are shown.</summary>
    public Typed Typed { get; init; } = Typed.Nothing;

    /// <summary>When what was typed was kept, where it was.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>What is wrong, by the name of the field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why the decision was refused, where it is about no field.</summary>
    public string? Refusal { get; init; }

    /// <summary>The decision in force, with what became of it.</summary>
    public DecisionEntry? Standing { get; init; }

    /// <summary>Whether the person may take that one back.</summary>
    public bool MayUndo { get; init; }

    /// <summary>What the person wanted while somebody else was first.</summary>
    public string? Tried { get; init; }

    /// <summary>What the card said before it changed under the person's hands.</summary>
    public string? Saw { get; init; }

    /// <summary>The draft to edit for and merge into; loaded where one of the two is open.</summary>
    public Framework? Draft { get; init; }

    /// <summary>The open proposal that follows.</summary>
    public Guid? Next { get; init; }

    public Toast? Toast { get; init; }

    public string? Fault(string field) => Faults.GetValueOrDefault(field);

    /// <summary>What a card says in a line, to be able to tell later what changed.</summary>
    public static string Glance(Proposal proposal) =>
        $"{(proposal.After.Length > 0 ? proposal.After : "Retire")}: {Parts.Say.Count(proposal.Demand.Employers)} of {Parts.Say.Count(proposal.Demand.RoleEmployers, "employer")}, {Parts.Say.Percent(proposal.Demand.ShareNow)}";
}
