using Curation.Domain.Proposals;
using Curation.Storage.Decisions;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>Decisions in words.</summary>
internal static class Said
{
    /// <summary>As in <c>Rejected: too rare</c>.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Accept => "Accepted",
        Verdict.AcceptEdited => "Accepted as edited",
        Verdict.Reject { Reason: RejectReason.Other } => "Rejected",
        Verdict.Reject reject => $"Rejected: {Reason.Of(reject.Reason).Label.ToLowerInvariant()}",
        Verdict.Snooze snooze => $"Snoozed until {When(snooze)}",
        Verdict.Merge merge => $"Merged into {merge.Into}",
        Verdict.Undo => "Undone",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.GetType().Name, "A verdict without words."),
    };

    /// <summary>What a person did, after their name: as in <c>accepted it</c>.</summary>
    public static string Act(Verdict verdict) => verdict switch
    {
        Verdict.Accept => "accepted it",
        Verdict.AcceptEdited => "edited and accepted it",
        Verdict.Reject { Reason: RejectReason.Other } => "rejected it",
        Verdict.Reject reject => $"rejected it: {Reason.Of(reject.Reason).Label.ToLowerInvariant()}",
        Verdict.Snooze snooze => $"snoozed it until {When(snooze)}",
        Verdict.Merge merge => $"merged it into {merge.Into}",
        _ => "decided it",
    };

    private static string When(Verdict.Snooze snooze)
    {
        var more = snooze.MoreEmployers is { } employers ? $"{Say.Count(employers, "more employer")} {(employers == 1 ? "asks" : "ask")}" : null;
        return (snooze.Until, more) switch
        {
            ({ } day, null) => HouseTime.Day(day),
            ({ } day, _) => $"{HouseTime.Day(day)}, or until {more}",
            _ => more ?? "",
        };
    }
}

/// <summary>What was just done, shown for a while over the next card.</summary>
/// <param name="Undo">The decision that can be taken back.</param>
/// <param name="Says">For those who listen: as in <c>Accepted. 41 left.</c></param>
public sealed record Toast(string Title, string Question, Guid? Undo, string Says)
{
    public static Toast Of(DecisionEntry entry, int left)
    {
        var title = entry.UndoneBy is null ? Said.Of(entry.Decision.Verdict) : "Undone, and open again";
        return new Toast(title, entry.Decision.Question, entry.UndoneBy is null ? entry.Decision.Id : null, $"{title}. {Say.Count(left)} left.");
    }
}
