using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>A verdict as the history shows it.</summary>
/// <param name="Wire">As in <c>accepted_edited</c>: how addresses name it.</param>
public sealed record VerdictWords(string Wire, string Label, string Icon, string Tone)
{
    /// <summary>All that a decision can be, and what can become of one.</summary>
    public static IReadOnlyList<VerdictWords> All { get; } =
    [
        new("accepted", "Accepted", "check", "add"),
        new("accepted_edited", "Edited and accepted", "check", "add"),
        new("rejected", "Rejected", "block", "cut"),
        new("snoozed", "Snoozed", "clock", "same"),
        new("merged", "Merged", "to", "alter"),
        new("undone", "Taken back", "history", "same"),
    ];

    public static VerdictWords? Of(string? wire) => All.FirstOrDefault(v => v.Wire == wire);

    public static VerdictWords Of(Verdict verdict) => All[verdict switch
    {
        Verdict.Accept => 0,
        Verdict.AcceptEdited => 1,
        Verdict.Reject => 2,
        Verdict.Snooze => 3,
        Verdict.Merge => 4,
        _ => 5,
    }];

    /// <summary>What the verdict says beside its name: the reason, the day, the place; none where it says no more.</summary>
    /// <param name="framework">Where names are looked up.</param>
    public static string? Detail(Decision decision, Framework? framework) => decision?.Verdict switch
    {
        Verdict.Reject { Reason: RejectReason.Other, Text: { } text } => text,
        Verdict.Reject reject => Reason(reject.Reason) + (reject.Text is { } text ? $": {text}" : ""),
        Verdict.Snooze { Until: { } until, MoreEmployers: { } more } => $"until {HouseTime.Day(until)}, or {Say.Count(more, "more employer")}",
        Verdict.Snooze { Until: { } until } => $"until {HouseTime.Day(until)}",
        Verdict.Snooze { MoreEmployers: { } more } => $"until {Say.Count(more, "more employer")} ask",
        Verdict.Merge merge => $"into the {merge.Kind.ToString().ToLowerInvariant()} {Name(framework, merge)}",
        Verdict.AcceptEdited edited when framework is not null => ChangeWords.Of(framework, edited.Change).After,
        _ => null,
    };

    public static string Reason(RejectReason reason) => reason switch
    {
        RejectReason.NotASkill => "not a skill",
        RejectReason.Duplicate => "duplicate",
        RejectReason.WrongRole => "wrong role",
        RejectReason.TooRare => "too rare",
        RejectReason.OutOfDate => "out of date",
        _ => "another reason",
    };

    private static string Name(Framework? framework, Verdict.Merge merge) => merge.Kind switch
    {
        MergeKind.Competency => framework?.Competency(merge.Into)?.Name,
        MergeKind.Profile => framework?.Profile(merge.Into)?.Name,
        _ => framework?.Skills.FirstOrDefault(s => s.Code == merge.Into)?.Label,
    } ?? merge.Into.ToString();
}
