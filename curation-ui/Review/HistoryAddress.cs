using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Storage.Decisions;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>The history's whole state as its address: filters, and where the page begins.</summary>
/// <param name="Verdict">As in <c>rejected</c>; see <see cref="VerdictWords"/>.</param>
/// <param name="Since">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="Before">The number of the last decision of the page before.</param>
public sealed record HistoryAddress(
    FrameworkCode? Framework = null, string? Person = null, string? Verdict = null, DateOnly? Since = null, DateOnly? Until = null, long? Before = null)
{
    public const string Path = "/review/history";

    /// <summary>Reads an address; what cannot be meant is left out.</summary>
    public static HistoryAddress Of(string? framework, string? person, string? verdict, string? since, string? until, string? before) => new(
        FrameworkCode.TryParse(framework, null, out var code) ? code : null,
        string.IsNullOrWhiteSpace(person) ? null : person,
        VerdictWords.Of(verdict)?.Wire,
        Day(since),
        Day(until),
        long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>With its question mark; empty where nothing is narrowed.</summary>
    public string Query => string.Concat(
        new (string Name, string? Value)[]
        {
            ("framework", Framework?.ToString()),
            ("person", Person),
            ("verdict", Verdict),
            ("since", Text(Since)),
            ("until", Text(Until)),
            ("before", Before?.ToString(CultureInfo.InvariantCulture)),
        }.Where(p => p.Value is not null).Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    public string Url => Path + Query;

    /// <summary>The address at which all that it shows is had as a file.</summary>
    public string Export(string format)
    {
        var query = (this with { Before = null }).Query;
        return $"{Path}/export{query}{(query.Length == 0 ? '?' : '&')}format={format}";
    }

    public HistoryFilter Filter(HouseTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new(Framework, Person, Verdict, Since is { } first ? time.Start(first) : null, Until is { } last && last < DateOnly.MaxValue ? time.Start(last.AddDays(1)) : null);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
