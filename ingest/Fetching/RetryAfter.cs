using System.Net.Http.Headers;

namespace Curation.Ingest.Fetching;

/// <summary>What a server asks us to wait (RFC 9110, 10.2.3): seconds or a date; from now to 24 hours.</summary>
internal static class RetryAfter
{
    public static readonly TimeSpan Most = TimeSpan.FromHours(24);

    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (headers.Date ?? now),
            _ => (TimeSpan?)null,
        };
        return wait is not { } stated ? null : stated < TimeSpan.Zero ? TimeSpan.Zero : stated > Most ? Most : stated;
    }
}
