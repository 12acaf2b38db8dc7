using System.Text.Json.Nodes;
using Elastic.Clients.Elasticsearch;
using Elastic.Transport;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace Curation.Storage.Search;

/// <summary>The way to Elasticsearch. Opens nothing before it is used; never needed for correctness.</summary>
public sealed class SearchServer : IDisposable
{
    private readonly ElasticsearchClientSettings? settings;
    private readonly ServerVersion known = new();

    public SearchServer(ElasticsearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Prefix = options.Prefix;
        if (!options.IsConfigured)
            return;
        var url = new Uri(options.Url!.TrimEnd('/') + "/");
        var invoker = new HttpRequestInvoker((inner, _) => new ServerMajorHandler(url, known, inner));
        settings = new ElasticsearchClientSettings(new SingleNodePool(url), invoker).RequestTimeout(TimeSpan.FromMinutes(1)).MaximumRetries(0);
        if (!string.IsNullOrEmpty(options.Fingerprint))
            settings.CertificateFingerprint(options.Fingerprint);
        if (!string.IsNullOrEmpty(options.ApiKey))
            settings.Authentication(new ApiKey(options.ApiKey));
        else if (!string.IsNullOrEmpty(options.User))
            settings.Authentication(new BasicAuthentication(options.User, options.Password ?? ""));
        Client = new ElasticsearchClient(settings);
    }

    public bool IsConfigured => Client is not null;

    internal ElasticsearchClient? Client { get; }

    internal string Prefix { get; }

    /// <summary>The server's version, or what is in the way.</summary>
    public async Task<(string? Version, StorageProblem? Problem)> CheckAsync(CancellationToken ct)
    {
        var answer = await AskAsync(HttpMethod.GET, "/", null, ct);
        if (answer.Problem is not null)
            return (null, answer.Problem);
        var version = known.Number!;
        return int.TryParse(version.Split('.')[0], out var major) && major >= 8
            ? (version, null)
            : (version, new StorageProblem(StorageProblemKind.TooOldServer, $"Elasticsearch {version} is too old.", "Use 8.16 or newer, or leave Storage:Elasticsearch:Url empty."));
    }

    public void Dispose() => (settings as IDisposable)?.Dispose();

    /// <param name="body">JSON, or JSON lines for a bulk request.</param>
    internal async Task<SearchAnswer> AskAsync(HttpMethod method, string path, string? body, CancellationToken ct)
    {
        if (Client is null)
            throw new InvalidOperationException("Storage:Elasticsearch:Url is not set.");
        StringResponse response;
        try
        {
            response = await Client.Transport.RequestAsync<StringResponse>(method, path, body is null ? null! : PostData.String(body), ct);
        }
        catch (TransportException exception)
        {
            return new SearchAnswer(0, null, NotReachable(exception));
        }

        var status = response.ApiCallDetails.HttpStatusCode ?? 0;
        ct.ThrowIfCancellationRequested();
        return status switch
        {
            0 => new SearchAnswer(0, null, NotReachable(response.ApiCallDetails.OriginalException)),
            401 or 403 when !(response.Body ?? "").Contains("cluster_block_exception", StringComparison.Ordinal) => new SearchAnswer(status, null, new StorageProblem(
                StorageProblemKind.WrongPassword,
                $"Elasticsearch refused the login ({status}).",
                "Check Storage:Elasticsearch:ApiKey, or User and Password; the key needs all rights on its prefix's indexes.")),
            _ => new SearchAnswer(status, Parse(response.Body), null),
        };
    }

    private static JsonNode? Parse(string? body)
    {
        try
        {
            return string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static StorageProblem NotReachable(Exception? exception)
    {
        while (exception?.InnerException is not null)
            exception = exception.InnerException;
        return new StorageProblem(
            StorageProblemKind.NotReachable,
            $"Elasticsearch is not reachable: {StoredText.OneLine(exception?.Message ?? "no answer")}",
            "Start it, or correct Storage:Elasticsearch:Url and Fingerprint; PostgreSQL answers searches meanwhile.");
    }
}

/// <param name="Problem">Set where the server was not reached or refused the login.</param>
internal sealed record SearchAnswer(int Status, JsonNode? Body, StorageProblem? Problem)
{
    public bool Works => Problem is null && Status is >= 200 and < 300;

    /// <summary>As the server says it.</summary>
    public string Reason => Problem?.ToString() ?? SearchFault.ReasonOf(Body?["error"]) ?? $"Elasticsearch answered {Status}.";
}
