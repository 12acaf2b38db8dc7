using System.Text.Json.Serialization;
using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>What a person says to a proposal: a closed choice.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Accept), "accepted")]
[JsonDerivedType(typeof(AcceptEdited), "accepted_edited")]
[JsonDerivedType(typeof(Reject), "rejected")]
[JsonDerivedType(typeof(Snooze), "snoozed")]
[JsonDerivedType(typeof(Merge), "merged")]
[JsonDerivedType(typeof(Undo), "undone")]
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The change as it was proposed.</summary>
    public sealed record Accept : Verdict;

    /// <param name="Change">What stands in the place of the proposed change.</param>
    public sealed record AcceptEdited(Change Change) : Verdict;

    /// <param name="Text">Required where the reason is <see cref="RejectReason.Other"/>.</param>
    public sealed record Reject(RejectReason Reason, string? Text = null) : Verdict;

    /// <summary>Asked again on the day, or with so many more employers, whichever comes first. One of the two is required.</summary>
    /// <param name="Until">The first day on which it is asked again.</param>
    /// <param name="MoreEmployers">1 or more on top of those at the decision.</param>
    public sealed record Snooze(DateOnly? Until, int? MoreEmployers = null) : Verdict;

    /// <summary>It is there already under another name; see <see cref="Merging"/>.</summary>
    public sealed record Merge(MergeKind Kind, ElementCode Into) : Verdict;

    /// <summary>Takes a decision back. Nothing is removed.</summary>
    public sealed record Undo(Guid Decision) : Verdict;
}

/// <summary>Why a proposal is rejected: a closed choice, so that reasons can be counted.</summary>
public enum RejectReason
{
    NotASkill,
    Duplicate,
    WrongRole,
    TooRare,
    OutOfDate,
    Other,
}

/// <summary>What a proposal is merged into.</summary>
public enum MergeKind
{
    Competency,
    Skill,
    Profile,
}
