using System.Net;
using System.Net.Http.Headers;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Robots;

namespace Curation.Ingest.Fetching;

/// <summary>Asks the world for an address: guarded, politely, and never for longer or more than the options say. What the world does is an outcome.</summary>
/// <remarks>
/// At each hop: the address's form is checked, then robots.txt, then the host's turn is waited for; where the socket connects every resolved address is checked
/// (<see cref="GuardedConnection"/>). No proxy, no cookies, no credentials, no HTTP/3. Safe for use by many threads.
/// The clock must run: delays, time-outs and the age of robots.txt are measured by it.
/// </remarks>
public sealed class Fetcher : IDisposable
{
    private const int MaxRobotsRedirects = 5;
    private static readonly TimeSpan LongestCrawlDelay = TimeSpan.FromSeconds(30);

    private readonly IngestOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient client;
    private readonly HostGate gate;
    private readonly RobotsCache robots;
    private readonly BodyReader bodies;

    public Fetcher(IngestOptions options, TimeProvider clock)
        : this(options, clock, (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation))
    {
    }

    internal Fetcher(IngestOptions options, TimeProvider clock, GuardedConnection.Resolver resolve)
    {
        this.options = options;
        this.clock = clock;
        var connection = new GuardedConnection(options, clock, resolve);
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = connection.ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        gate = new HostGate(clock);
        robots = new RobotsCache(options, clock, GetRobotsAsync);
        bodies = new BodyReader(options);
    }

    /// <summary>Fetches one address of a source. Throws only when <paramref name="cancellation"/> asks to stop.</summary>
    public async Task<FetchOutcome> FetchAsync(Source source, KnownAddress known, CancellationToken cancellation)
    {
        if (source.Address is null)
        {
            return new FetchOutcome.Refused($"The source {source.Id} has no address: its pages are imported, not fetched.");
        }

        if (source.Card is null)
        {
            return new FetchOutcome.Refused($"The source {source.Id} has no card (owner, legal basis, terms, contact), and without one it is not fetched.");
        }

        var address = known.Address;
        for (var hop = 0; ; hop++)
        {
            if (WebAddress.Fault(address, source, options) is { } fault)
            {
                return new FetchOutcome.Refused(fault);
            }

            var rules = await robots.RulesAsync(address, cancellation);
            if (!rules.Allows(options.ProductToken, address))
            {
                return new FetchOutcome.Refused($"robots.txt of {address.Host} does not allow {options.ProductToken} to fetch {address.AbsolutePath}, or could not be had.");
            }

            var step = await StepAsync(source, known, address, Delay(address, rules), cancellation);
            if (step.Outcome is not null)
            {
                return step.Outcome;
            }

            if (hop >= options.MaxRedirects)
            {
                return new FetchOutcome.Failed($"More than {options.MaxRedirects} redirects.");
            }

            if (address.Scheme == Uri.UriSchemeHttps && step.Redirect!.Scheme == Uri.UriSchemeHttp)
            {
                return new FetchOutcome.Refused($"{address.Host} redirects from https to http.");
            }

            address = step.Redirect!;
        }
    }

    public void Dispose()
    {
        client.Dispose();
        gate.Dispose();
    }

    private TimeSpan Delay(Uri address, RobotsRules rules)
    {
        var asked = rules.CrawlDelay(options.ProductToken) ?? TimeSpan.Zero;
        asked = asked > LongestCrawlDelay ? LongestCrawlDelay : asked;
        return asked > options.DelayFor(address) ? asked : options.DelayFor(address);
    }

    private async Task<(FetchOutcome? Outcome, Uri? Redirect)> StepAsync(Source source, KnownAddress known, Uri address, TimeSpan delay, CancellationToken cancellation)
    {
        using var turn = await gate.EnterAsync(address.IdnHost, delay, cancellation);
        var conditional = SameAuthority(address, known.Address) && (known.ETag is not null || known.LastModified is not null);
        using var request = Request(address, conditional ? known : null);
        var exchange = await SendAsync(request, response => OutcomeAsync(response), cancellation);
        return exchange.Fault is not null ? (exchange.Fault, null) : exchange.Result;

        async Task<(FetchOutcome? Outcome, Uri? Redirect)> OutcomeAsync((HttpResponseMessage Response, CancellationToken Cancellation) answer)
        {
            var response = answer.Response;
            var status = (int)response.StatusCode;
            if (response.Headers.TryGetValues("tdm-reservation", out var reservation) && reservation.Any(value => value.Trim() == "1"))
            {
                return (new FetchOutcome.Refused($"{address.Host} reserves text and data mining (tdm-reservation: 1)."), null);
            }

            return status switch
            {
                301 or 302 or 303 or 307 or 308 => response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next)
                    ? (null, next)
                    : (new FetchOutcome.Failed($"{address.Host} redirects without saying where to ({status})."), null),
                304 when conditional => (new FetchOutcome.NotModified(), null),
                404 or 410 => (new FetchOutcome.Gone(status), null),
                429 or 503 => (new FetchOutcome.Failed($"{address.Host} asks us to come back later ({status}).", RetryAfter.Of(response.Headers, clock.GetUtcNow())), null),
                200 or 203 => (await BodyAsync(source, address, response, answer.Cancellation), null),
                _ => (new FetchOutcome.Failed($"{address.Host} answered with status {status}.", RetryAfter.Of(response.Headers, clock.GetUtcNow())), null),
            };
        }
    }

    private async Task<FetchOutcome> BodyAsync(Source source, Uri address, HttpResponseMessage response, CancellationToken cancellation)
    {
        var contentType = response.Content.Headers.TryGetValues("Content-Type", out var types) ? types.First() : null;
        var isPage = source.Kind == SourceKind.SchemaOrg
            && contentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) != true && contentType?.Contains("gzip", StringComparison.OrdinalIgnoreCase) != true;
        var (bytes, fault) = await bodies.ReadAsync(response.Content, isPage ? options.MaxPageBytes : options.MaxListingBytes, cancellation);
        return bytes is null
            ? new FetchOutcome.Failed(fault!)
            : new FetchOutcome.Fetched(
                bytes,
                contentType,
                response.Headers.TryGetValues("ETag", out var tags) ? tags.First() : null,
                response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.First() : null,
                address);
    }

    /// <summary>One request and what is made of its answer, within the time-outs; or the failure.</summary>
    private async Task<(T? Result, FetchOutcome? Fault)> SendAsync<T>(
        HttpRequestMessage request, Func<(HttpResponseMessage Response, CancellationToken Cancellation), Task<T>> use, CancellationToken cancellation)
    {
        var host = request.RequestUri!.Host;
        using var whole = new CancellationTokenSource(options.WholeTimeout, clock);
        using var first = new CancellationTokenSource(options.ConnectTimeout + options.FirstByteTimeout, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token);
        using var early = CancellationTokenSource.CreateLinkedTokenSource(any.Token, first.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, early.Token);
            return (await use((response, any.Token)), null);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            return (default, Failure(exception, host, whole.IsCancellationRequested, first.IsCancellationRequested));
        }
    }

    private FetchOutcome Failure(Exception exception, string host, bool tookTooLong, bool silent)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RefusedException refused)
            {
                return new FetchOutcome.Refused(refused.Message);
            }
        }

        return tookTooLong ? new FetchOutcome.Failed($"{host} took longer than {options.WholeTimeout.TotalSeconds:0.#} seconds.")
            : silent ? new FetchOutcome.Failed($"{host} did not begin to answer within {options.FirstByteTimeout.TotalSeconds:0.#} seconds.")
            : new FetchOutcome.Failed($"{host} could not be read: {Innermost(exception)}");
    }

    private static string Innermost(Exception exception)
    {
        var cause = exception is HttpRequestException { InnerException: IOException or System.Security.Authentication.AuthenticationException } ? exception.InnerException! : exception;
        return cause.Message.ReplaceLineEndings(" ");
    }

    private HttpRequestMessage Request(Uri address, KnownAddress? conditional)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html, application/json, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        if (conditional?.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (conditional?.LastModified is { } date)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        }

        return request;
    }

    /// <summary>For <see cref="RobotsCache"/>: redirects are followed across hosts, each checked by form and guard, none asked for in robots.txt.</summary>
    private async Task<(HttpStatusCode? Status, byte[] Body)> GetRobotsAsync(Uri address, CancellationToken cancellation)
    {
        var status = default(HttpStatusCode?);
        for (var hop = 0; hop <= MaxRobotsRedirects; hop++)
        {
            if (address.UserInfo.Length > 0 || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            {
                return (null, []);
            }

            using var turn = await gate.EnterAsync(address.IdnHost, options.DelayFor(address), cancellation);
            using var request = Request(address, null);
            var ((found, body, next), fault) = await SendAsync(request, async answer => await RobotsAnswerAsync(answer.Response, address, answer.Cancellation), cancellation);
            if (fault is not null)
            {
                return (null, []);
            }

            if (next is null)
            {
                return (found, body);
            }

            (status, address) = (found, next);
        }

        return (status, []);
    }

    private static async Task<(HttpStatusCode Status, byte[] Body, Uri? Next)> RobotsAnswerAsync(HttpResponseMessage response, Uri address, CancellationToken cancellation)
    {
        if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next))
        {
            return (response.StatusCode, [], next);
        }

        if (!response.IsSuccessStatusCode)
        {
            return (response.StatusCode, [], null);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        await using var plain = response.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "gzip" => new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress),
            "br" => new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Decompress),
            _ => stream,
        };
        var buffer = new byte[RobotsRules.MaxBytes];
        var length = await plain.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return (response.StatusCode, buffer[..length], null);
    }

    private static bool SameAuthority(Uri left, Uri right) => left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);
}
