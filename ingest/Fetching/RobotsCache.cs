using System.Collections.Concurrent;
using System.Net;
using Curation.Ingest.Robots;

namespace Curation.Ingest.Fetching;

/// <summary>The robots.txt of each authority, fetched through the same guard and believed for a time (RFC 9309, 2.3 and 2.4).</summary>
internal sealed class RobotsCache(IngestOptions options, TimeProvider clock, RobotsCache.Get get)
{
    /// <summary>Asks for one address without asking robots.txt first, following redirects. Null status: it could not be had.</summary>
    internal delegate Task<(HttpStatusCode? Status, byte[] Body)> Get(Uri address, CancellationToken cancellation);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, long ReadAt, TimeSpan Lifetime)> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How soon a robots.txt that could not be had is asked for again.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    public async Task<RobotsRules> RulesAsync(Uri address, CancellationToken cancellation)
    {
        var authority = address.GetLeftPart(UriPartial.Authority);
        if (known.TryGetValue(authority, out var held) && clock.GetElapsedTime(held.ReadAt) < held.Lifetime)
        {
            return held.Rules;
        }

        var (status, body) = await get(new Uri(authority + "/robots.txt"), cancellation);
        var (rules, lifetime) = (int?)status switch
        {
            >= 200 and < 300 => (RobotsRules.Parse(body), options.RobotsLifetime),
            401 or 403 or 429 => (RobotsRules.DisallowAll, options.RobotsLifetime),
            >= 400 and < 500 => (RobotsRules.AllowAll, options.RobotsLifetime),
            // Redirects beyond the fifth: as if there were none (2.3.1.2).
            >= 300 and < 400 => (RobotsRules.AllowAll, options.RobotsLifetime),
            _ => (RobotsRules.DisallowAll, AfterFailure < options.RobotsLifetime ? AfterFailure : options.RobotsLifetime),
        };
        known[authority] = (rules, clock.GetTimestamp(), lifetime);
        return rules;
    }
}
