using Curation.Domain.Runs;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;
using Curation.Ui.Parts;

namespace Curation.Ui.Runs;

/// <summary>What did not work, grouped so that a hundred pages with one fault are one line.</summary>
internal static class Troubles
{
    public const int MostExamples = 5;

    public static IEnumerable<Trouble> Of(
        IReadOnlyList<UnitFailure> failures, IReadOnlyList<PageProblem> pages, IEnumerable<SourceStanding> failing, Func<string, string> nameOf,
        IReadOnlyDictionary<string, string> addresses) =>
        Failures(failures, nameOf, addresses).Concat(Failing(failing)).Concat(Pages(pages, nameOf));

    private static IEnumerable<Trouble> Failures(
        IReadOnlyList<UnitFailure> failures, Func<string, string> nameOf, IReadOnlyDictionary<string, string> addresses) => failures
        .GroupBy(f => (f.Step, f.Source, f.Reason))
        .Select(g => new Trouble(
            "cut",
            "block",
            g.Key.Source is { } source ? $"{nameOf(source)}: {Steps.Verb(g.Key.Step)} was given up" : $"{Steps.Name(g.Key.Step)} was given up in part",
            $"{Sentence(g.Key.Reason)} It was tried {Times(g.Max(f => f.Attempts))}; {Undone(g.Sum(f => Math.Max(1, f.Items.Count)))} The rest went on.",
            [.. g.SelectMany(f => f.Items.Take(MostExamples))
                .Select(item => addresses.GetValueOrDefault(item, item))
                .Where(item => !Guid.TryParse(item, out _))
                .Take(MostExamples)]));

    private static IEnumerable<Trouble> Failing(IEnumerable<SourceStanding> failing) => failing
        .Select(s => new Trouble(
            "alter",
            "clock",
            $"{s.Source.Name} does not work",
            $"{Sentence(s.FailingBecause!)} {(s.Failures > 1 ? $"That is the {Ordinal(s.Failures)} night in a row." : "The other sources went on.")}"
            + (s.RestUntil is { } until ? $" It is left in peace until {HouseTime.LongDay(DateOnly.FromDateTime(until.UtcDateTime))}; what it gave before is kept." : ""),
            s.Source.Address is { } address ? [address.ToString()] : []));

    private static IEnumerable<Trouble> Pages(IReadOnlyList<PageProblem> problems, Func<string, string> nameOf) => problems
        .GroupBy(p => (Source: p.Source.ToString(), p.Outcome, p.Reason))
        .OrderByDescending(g => g.Count())
        .Select(g => new Trouble(
            g.Key.Outcome is "unreadable" or "failed" ? "alter" : "same",
            g.Key.Outcome switch { "unreadable" => "warn", "failed" => "retry", "refused" => "block", _ => "info" },
            $"{nameOf(g.Key.Source)}: {Outcome(g.Key.Outcome, g.Count())}",
            $"{Sentence(g.Key.Reason)} {Kept(g.Key.Outcome)}",
            [.. g.Take(MostExamples).Select(p => p.Address)]));

    private static string Outcome(string outcome, int pages) => outcome switch
    {
        "unreadable" => $"{Say.Count(pages, "page")} could not be read",
        "not_a_posting" => $"{Say.Count(pages, "page")} {(pages == 1 ? "holds" : "hold")} no posting",
        "failed" => $"{Say.Count(pages, "page")} could not be fetched",
        "refused" => $"{Say.Count(pages, "page")} {(pages == 1 ? "was" : "were")} left out",
        "found" => $"{Say.Count(pages, "page")} {(pages == 1 ? "has" : "have")} entries that are no posting",
        _ => $"{Say.Count(pages, "page")}: {outcome.Replace('_', ' ')}",
    };

    private static string Kept(string outcome) => outcome switch
    {
        "failed" => "It is tried again the next night.",
        "refused" => "What was kept before stays.",
        "found" => "The other entries were taken.",
        _ => "It is kept as it came, and read again when the reader gets better.",
    };

    private static string Times(int n) => n switch { 1 => "once", 2 => "twice", _ => $"{n} times" };

    private static string Undone(int items) => items == 1 ? "the next night takes it up." : $"the next night takes up the {Say.Count(items)} that are left.";

    private static string Sentence(string reason) => reason.TrimEnd() is { Length: > 0 } text
        ? char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".")
        : "No reason is known.";

    private static string Ordinal(int n) => (n % 100) is >= 11 and <= 13 ? $"{n}th" : (n % 10) switch { 1 => $"{n}st", 2 => $"{n}nd", 3 => $"{n}rd", _ => $"{n}th" };
}
