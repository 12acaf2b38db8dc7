using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Curation.Storage;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary>Asks the configured Elasticsearch who it is: reachable, its certificate known, our credentials good, its major version one of 8 and 9.</summary>
internal static class ElasticsearchCheck
{
    private const string Name = "Elasticsearch";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<Check> LookAsync(ElasticsearchOptions options, CancellationToken ct)
    {
        if (!options.IsConfigured) return Check.Ok(Name, "not configured: PostgreSQL answers searches");
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var address)) return Check.Failed(Name, "Storage:Elasticsearch:Url is no address.", "It looks like this: https://localhost:9200");
        using var handler = new HttpClientHandler();
        if (options.Fingerprint is { Length: > 0 } fingerprint)
        {
            handler.CheckCertificateRevocationList = false;
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => errors == System.Net.Security.SslPolicyErrors.None || Known(fingerprint, certificate, chain);
        }

        using var client = new HttpClient(handler) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = Credentials(options) } };
        try
        {
            using var answer = await client.SendAsync(request, ct);
            return Judge(address, answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            var certificate = fault is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };
            return certificate
                ? Check.Failed(Name, $"The certificate of {address} is not trusted.", "Put the SHA-256 of its certificate authority into Storage:Elasticsearch:Fingerprint.")
                : Check.Failed(Name, $"{address} does not answer ({fault.Message.Split('\n')[0]}).", "Start it, correct Storage:Elasticsearch:Url, or leave that empty: then PostgreSQL answers searches.");
        }
    }

    private static Check Judge(Uri address, HttpStatusCode status, string body)
    {
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return Check.Failed(Name, $"{address} refuses our credentials ({(int)status}).", "Correct Storage:Elasticsearch:ApiKey, or User and Password.");
        var version = Version(body);
        if (version is null) return Check.Failed(Name, $"{address} answers ({(int)status}), but not as Elasticsearch does.", "Correct Storage:Elasticsearch:Url.");
        return version.Split('.')[0] is "8" or "9"
            ? Check.Ok(Name, $"version {version} at {address}")
            : Check.Failed(Name, $"{address} is version {version}.", "Curation speaks to versions 8 and 9: upgrade it.");
    }

    private static string? Version(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.GetProperty("version").GetProperty("number").GetString();
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static AuthenticationHeaderValue? Credentials(ElasticsearchOptions options) => options switch
    {
        { ApiKey.Length: > 0 } => new AuthenticationHeaderValue("ApiKey", options.ApiKey),
        { User.Length: > 0 } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))),
        _ => null,
    };

    private static bool Known(string fingerprint, X509Certificate2? certificate, X509Chain? chain)
    {
        var wanted = fingerprint.Replace(":", "", StringComparison.Ordinal);
        IEnumerable<X509Certificate2> shown = [.. chain?.ChainElements.Select(element => element.Certificate) ?? [], .. certificate is null ? [] : (X509Certificate2[])[certificate]];
        return shown.Any(one => one.GetCertHashString(HashAlgorithmName.SHA256).Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }
}
