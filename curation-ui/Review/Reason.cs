using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>A reason for rejecting, as the menu offers it. Its place in the list is its key.</summary>
/// <param name="Wire">As forms send it.</param>
internal sealed record Reason(RejectReason Value, string Wire, string Label)
{
    public static IReadOnlyList<Reason> All { get; } =
    [
        new(RejectReason.NotASkill, "not_a_skill", "Not a skill"),
        new(RejectReason.Duplicate, "duplicate", "Duplicate"),
        new(RejectReason.WrongRole, "wrong_role", "Wrong role"),
        new(RejectReason.TooRare, "too_rare", "Too rare"),
        new(RejectReason.OutOfDate, "out_of_date", "Out of date"),
        new(RejectReason.Other, "other", "Other"),
    ];

    public static Reason? Of(string? wire) => All.FirstOrDefault(r => r.Wire == wire);

    public static Reason Of(RejectReason value) => All.First(r => r.Value == value);
}
