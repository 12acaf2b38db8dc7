using System.Net.Http.Headers;
using System.Text.Json;

namespace Curation.Storage.Search;

/// <summary>
/// Lets one client talk to two server majors: the client asks for <c>compatible-with=9</c>, which an 8.x server refuses, so the media type is
/// rewritten to the server's own major. The server is asked for it once, before the first request.
/// </summary>
/// <param name="known">Shared by the handlers of one server: the transport makes a new one every few minutes, and a used one takes no other inner handler.</param>
internal sealed class ServerMajorHandler(Uri root, ServerVersion known, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Parameter = "compatible-with";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (known.Number is null && await RefusedAsync(request, cancellationToken) is { } refusal)
            return refusal;
        var major = known.Number!.Split('.')[0];
        foreach (var accepted in request.Headers.Accept)
            Rewrite(accepted.Parameters, major);
        if (request.Content?.Headers.ContentType is { } type)
            Rewrite(type.Parameters, major);
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Rewrite(ICollection<NameValueHeaderValue> parameters, string major)
    {
        foreach (var parameter in parameters.Where(p => p.Name == Parameter))
            parameter.Value = major;
    }

    private async Task<HttpResponseMessage?> RefusedAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, root);
        question.Headers.Authorization = request.Headers.Authorization;
        question.Headers.Accept.ParseAdd("application/json");
        var answer = await base.SendAsync(question, ct);
        if (!answer.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            var body = await answer.Content.ReadAsByteArrayAsync(ct);
            try
            {
                using var document = JsonDocument.Parse(body);
                known.Number = document.RootElement.GetProperty("version").GetProperty("number").GetString();
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new HttpRequestException($"{root} answers, but not as Elasticsearch.", exception);
            }

            return null;
        }
    }
}

/// <summary>What a server says that it is, once it was asked.</summary>
internal sealed class ServerVersion
{
    private volatile string? number;

    public string? Number
    {
        get => number;
        set => number = value;
    }
}
