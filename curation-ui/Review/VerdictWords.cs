using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>Decisions in words, wherever they are told.</summary>
/// <param name="Wire">As in <c>accepted_edited</c>: how addresses name it.</param>
/// <param name="Act">After a person's name: as in <c>accepted it</c>.</param>
public sealed record VerdictWords(string Wire, string Label, string Act, string Icon, string Tone)
{
    /// <summary>All that a decision can be, and what can become of one.</summary>
    public static IReadOnlyList<VerdictWords> All { get; } =
    [
        new("accepted", "Accepted", "accepted it", "check", "add"),
        new("accepted_edited", "Accepted as edited", "edited and accepted it", "check", "add"),
        new("rejected", "Rejected", "rejected it", "block", "cut"),
        new("snoozed", "Snoozed", "snoozed it", "clock", "same"),
        new("merged", "Merged", "merged it", "to", "alter"),
        new("undone", "Taken back", "took it back", "history", "same"),
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

    /// <summary>As in <c>Rejected: too rare</c>.</summary>
    public static string Said(Verdict verdict) => With(Of(verdict).Label, verdict);

    /// <summary>What a person did, after their name: as in <c>rejected it: too rare</c>.</summary>
    public static string Did(Verdict verdict) => With(Of(verdict).Act, verdict);

    /// <summary>All that the verdict says beside its name: the reason with its words, the day, the place; none where it says no more.</summary>
    /// <param name="framework">Where names are looked up.</param>
    public static string? Detail(Verdict verdict, Framework? framework) => verdict switch
    {
        Verdict.Reject { Reason: RejectReason.Other } other => other.Text,
        Verdict.Reject { Text: { } text } reject => $"{More(reject, framework)}: {text}",
        Verdict.AcceptEdited edited when framework is not null => ChangeWords.Of(framework, edited.Change).After,
        _ => More(verdict, framework),
    };

    private static string With(string name, Verdict verdict) =>
        More(verdict, framework: null) is { } more ? $"{name}{(verdict is Verdict.Reject ? ":" : "")} {more}" : name;

    private static string? More(Verdict verdict, Framework? framework) => verdict switch
    {
        Verdict.Reject { Reason: not RejectReason.Other } reject => Reason.Of(reject.Reason).Label.ToLowerInvariant(),
        Verdict.Snooze snooze => string.Join(", or ", new[] { snooze.Until is { } day ? $"until {HouseTime.Day(day)}" : null, snooze.MoreEmployers is { } more ? $"until {Asking(more)}" : null }.OfType<string>()),
        Verdict.Merge merge => $"into {Name(framework, merge)}",
        _ => null,
    };

    private static string Asking(int employers) => $"{Say.Count(employers, "more employer")} {(employers == 1 ? "asks" : "ask")}";

    private static string Name(Framework? framework, Verdict.Merge merge) => merge.Kind switch
    {
        MergeKind.Competency => framework?.Competency(merge.Into)?.Name,
        MergeKind.Profile => framework?.Profile(merge.Into)?.Name,
        _ => framework?.Skills.FirstOrDefault(s => s.Code == merge.Into)?.Label,
    } is { } name ? $"the {merge.Kind.ToString().ToLowerInvariant()} {name}" : merge.Into.ToString();
}
