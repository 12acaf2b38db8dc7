using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>Reads a verdict as the forms of a card send it.</summary>
internal static class VerdictForm
{
    private const int MostEmployers = 100_000;

    /// <summary>The choices of the snooze menu, in its order.</summary>
    public static IReadOnlyList<(string Wire, string Label)> Snoozes { get; } =
        [("snooze:30d", "For 30 days"), ("snooze:90d", "For 90 days"), ("snooze:5e", "Until 5 more employers ask"), ("snooze:20e", "Until 20 more employers ask")];

    /// <param name="wire">The button that was pressed, as in <c>accept</c> or <c>reject:too_rare</c>.</param>
    /// <param name="framework">The draft that an edited change is made for.</param>
    /// <returns>The verdict, or what is wrong by the name of the field.</returns>
    public static (Verdict? Verdict, IReadOnlyDictionary<string, string> Faults) Read(string? wire, Typed typed, Change change, Framework? framework, DateOnly today)
    {
        var (name, detail) = wire?.Split(':', 2) switch { [var n, var d] => (n, d), [var n] => (n, null), _ => ("", null) };
        switch (name)
        {
            case "accept":
                return Good(new Verdict.Accept());
            case "edit":
                var (edited, faults) = ChangeForm.Edit(change, typed, framework);
                return edited is null ? (null, faults) : Good(edited == change ? new Verdict.Accept() : new Verdict.AcceptEdited(edited));
            case "reject" when Reason.Of(detail) is { Value: var reason }:
                return reason == RejectReason.Other && typed.Text is null ? Wrong("text", "Say what the reason is.") : Good(new Verdict.Reject(reason, reason == RejectReason.Other ? typed.Text : null));
            case "snooze" when detail is not null && int.TryParse(detail[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0:
                return Good(detail[^1] == 'e' ? new Verdict.Snooze(null, number) : new Verdict.Snooze(today.AddDays(Math.Min(number, 3650))));
            case "snooze":
                return Snooze(typed, today);
            case "merge":
                return Target.Parse(typed.Into) is { } target ? Good(new Verdict.Merge(target.Kind, target.Code)) : Wrong("into", "Choose what it is the same as.");
            default:
                return Wrong("verdict", "Nothing was chosen.");
        }
    }

    private static (Verdict?, IReadOnlyDictionary<string, string>) Snooze(Typed typed, DateOnly today)
    {
        DateOnly? until = null;
        int? more = null;
        if (typed.Until is not null)
        {
            if (!DateOnly.TryParseExact(typed.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Wrong("until", "Write the day as 2027-01-31.");
            if (day <= today)
                return Wrong("until", "Choose a day that is still to come.");
            until = day;
        }

        if (typed.More is not null)
        {
            if (!int.TryParse(typed.More, NumberStyles.None, CultureInfo.InvariantCulture, out var employers) || employers is < 1 or > MostEmployers)
                return Wrong("more", "Write a whole number from 1 on.");
            more = employers;
        }

        return until is null && more is null ? Wrong("until", "Say until when, or until how many more employers ask.") : Good(new Verdict.Snooze(until, more));
    }

    private static (Verdict?, IReadOnlyDictionary<string, string>) Good(Verdict verdict) => (verdict, new Dictionary<string, string>(StringComparer.Ordinal));

    private static (Verdict?, IReadOnlyDictionary<string, string>) Wrong(string field, string says) => (null, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = says });
}
