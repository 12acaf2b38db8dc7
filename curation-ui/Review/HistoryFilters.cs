using Curation.Domain.Frameworks;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Ui.Parts;
using Curation.Ui.Versions;

namespace Curation.Ui.Review;

/// <summary>The filters of the history with what each choice would leave.</summary>
/// <param name="counts">Of all decisions of the time that the address names.</param>
/// <param name="names">Display names by the names that decisions keep.</param>
/// <param name="today">In the house's zone.</param>
public sealed class HistoryFilters(HistoryAddress address, IReadOnlyList<HistoryCount> counts, IReadOnlyList<PublishedFramework> frameworks, IReadOnlyDictionary<string, string> names, DateOnly today)
{
    private readonly HistoryAddress bare = address with { Before = null };

    public HistoryAddress Address => address;

    public int Total => Sum(bare);

    /// <summary>Whether anything was decided in the time.</summary>
    public bool IsEmpty => counts.Count == 0;

    public IReadOnlyList<FilterChoice> Frameworks => Choices(counts.Select(c => c.Framework).Distinct(), f => NameOf(f), f => bare with { Framework = f });

    public IReadOnlyList<FilterChoice> People => Choices(counts.Select(c => c.Actor).Distinct(StringComparer.Ordinal), a => names.Of(a), a => bare with { Person = a });

    public IReadOnlyList<FilterChoice> Verdicts => Choices(VerdictWords.All, v => v.Label, v => bare with { Verdict = v.Wire });

    /// <summary>How many there would be is not asked for: it takes another count of everything.</summary>
    public IReadOnlyList<FilterChoice> Times =>
    [
        new("Today", 0, (bare with { Since = today }).Url),
        new("Last 7 days", 0, (bare with { Since = today.AddDays(-6) }).Url),
        new("Last 30 days", 0, (bare with { Since = today.AddDays(-29) }).Url),
    ];

    /// <summary>The filters that are on, each with the address without it.</summary>
    public IReadOnlyList<FilterChoice> On
    {
        get
        {
            var on = new List<FilterChoice>();
            if (bare.Framework is { } framework) Add(NameOf(framework), bare with { Framework = null });
            if (bare.Person is { } person) Add(names.Of(person), bare with { Person = null });
            if (bare.Verdict is { } verdict) Add(VerdictWords.Of(verdict)!.Label, bare with { Verdict = null });
            if (bare.Since is { } since) Add($"Since {HouseTime.Day(since)}", bare with { Since = null });
            if (bare.Until is { } until) Add($"Until {HouseTime.Day(until)}", bare with { Until = null });
            return on;

            void Add(string name, HistoryAddress without) => on.Add(new FilterChoice(name, Sum(without), without.Url));
        }
    }

    public Framework? Content(FrameworkCode code) => frameworks.FirstOrDefault(f => f.Code == code)?.Content;

    private string NameOf(FrameworkCode code) => Content(code)?.Name ?? code.ToString();

    private IReadOnlyList<FilterChoice> Choices<T>(IEnumerable<T> values, Func<T, string> name, Func<T, HistoryAddress> at) =>
        [.. values.Select(v => new FilterChoice(name(v), Sum(at(v)), at(v).Url)).Where(c => c.Count > 0).OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal)];

    private int Sum(HistoryAddress at) => counts
        .Where(c => at.Framework is not { } f || c.Framework == f)
        .Where(c => at.Person is not { } p || c.Actor == p)
        .Where(c => at.Verdict is not { } v || (v == "undone" ? c.Undone : c.Outcome == v))
        .Sum(c => c.Count);
}
