using Curation.Domain.Frameworks;
using Curation.Storage.Proposals;

namespace Curation.Ui.Review;

/// <summary>The queue's whole state as its address: filters and page.</summary>
/// <param name="Page">From 1.</param>
public sealed record QueueAddress(ProposalFilter Filter, int Page = 1)
{
    /// <summary>Reads an address; what cannot be meant is left out.</summary>
    public static QueueAddress Of(string? framework, string? kind, string? profile, int? page) => new(
        new ProposalFilter(
            FrameworkCode.TryParse(framework, null, out var code) ? code : null,
            Kind.IsKnown(kind) ? kind : null,
            ElementCode.TryParse(profile, null, out var element) ? element : null),
        Math.Clamp(page ?? 1, 1, 100_000));

    /// <summary>With its question mark; empty where nothing is narrowed.</summary>
    public string Query => string.Concat(
        new (string Name, string? Value)[]
        {
            ("framework", Filter.Framework?.ToString()),
            ("kind", Filter.Kind),
            ("profile", Filter.Profile?.ToString()),
            ("page", Page > 1 ? $"{Page}" : null),
        }.Where(p => p.Value is not null).Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    public string Url => "/review" + Query;

    public QueueAddress At(int page) => this with { Page = page };

    public QueueAddress With(ProposalFilter filter) => new(filter);
}
