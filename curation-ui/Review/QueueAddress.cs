using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Search;

namespace Curation.Ui.Review;

/// <summary>The queue's whole state as its address: words, filters, order and page.</summary>
/// <param name="Page">From 1.</param>
public sealed record QueueAddress(ProposalFilter Filter, int Page = 1)
{
    private const int LongestValue = 100;

    /// <summary>What stands in the box, also where it cannot be searched.</summary>
    public string Typed { get; init; } = Filter.Words ?? "";

    /// <summary>Why the words are not searched, in one line.</summary>
    public string? Problem { get; init; }

    /// <summary>Reads an address; what cannot be meant is left out.</summary>
    public static QueueAddress Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (typed, reading) = (Value("q") ?? "", ProposalWords.Read(Value("q")));
        return new QueueAddress(
            new ProposalFilter(
                FrameworkCode.TryParse(Value("framework"), null, out var code) ? code : null,
                Kind.IsKnown(Value("kind")) ? Value("kind") : null,
                ElementCode.TryParse(Value("profile"), null, out var profile) ? profile : null)
            {
                Words = reading is QueryReading.Read { Query.Terms: { Count: > 0 } terms } ? string.Join(' ', terms) : null,
                Family = ElementCode.TryParse(Value("family"), null, out var family) ? family : null,
                Competency = ElementCode.TryParse(Value("competency"), null, out var competency) ? competency : null,
                Support = int.TryParse(Value("employers"), NumberStyles.None, CultureInfo.InvariantCulture, out var least) && ProposalFields.Supports.Contains(least) ? least : null,
                Source = Value("source") is { Length: > 0 and <= LongestValue } source ? source : null,
                Since = DateOnly.TryParseExact(Value("since"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since) ? since : null,
                Origin = Known<ProposalOrigin>("origin"),
                State = Known<ProposalState>("state") ?? ProposalState.Open,
                Order = Known<ProposalOrder>("sort") ?? ProposalOrder.Needed,
            },
            int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1)
        {
            Typed = typed,
            Problem = reading is QueryReading.Wrong wrong ? wrong.Line : null,
        };

        string? Value(string name) => query[name] is [{ } value, ..] ? value.Trim() : null;

        T? Known<T>(string name)
            where T : struct, Enum => Enum.TryParse<T>(Value(name), ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(Value(name), out _) ? value : null;
    }

    /// <summary>What the address says, name by name; the words first.</summary>
    public IReadOnlyList<(string Name, string Value)> Parts =>
    [
        .. new (string Name, string? Value)[]
        {
            ("q", Filter.Words),
            ("framework", Filter.Framework?.ToString()),
            ("kind", Filter.Kind),
            ("family", Filter.Family?.ToString()),
            ("profile", Filter.Profile?.ToString()),
            ("competency", Filter.Competency?.ToString()),
            ("employers", Filter.Support?.ToString(CultureInfo.InvariantCulture)),
            ("source", Filter.Source),
            ("since", Filter.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("origin", Filter.Origin is { } origin ? Word(origin) : null),
            ("state", Filter.State == ProposalState.Open ? null : Word(Filter.State)),
            ("sort", Filter.Order == ProposalOrder.Needed ? null : Word(Filter.Order)),
            ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        }.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!)),
    ];

    /// <summary>With its question mark; empty where nothing is narrowed.</summary>
    public string Query => string.Concat(Parts.Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Value)}"));

    public string Url => "/review" + Query;

    public QueueAddress At(int page) => this with { Page = page };

    /// <summary>Another filter, from its first page on.</summary>
    public QueueAddress With(ProposalFilter filter) => new(filter);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
