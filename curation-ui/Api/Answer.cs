using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Curation.Domain;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Curation.Ui.Api;

/// <summary>
/// JSON that programs keep: with a validator, so that who has it already is answered 304, and how long it may be kept. The validator is strong, and
/// weak where the answer is compressed, because then its bytes are others (RFC 9110 8.8.1).
/// </summary>
/// <param name="tag">Without quotes; equal only for equal bytes.</param>
/// <param name="body">Made only where it is asked for.</param>
internal sealed class Answer(string tag, DateTimeOffset? modified, Func<ValueTask<ReadOnlyMemory<byte>>> body) : IResult
{
    private const string Revalidate = "private, no-cache";
    private const string Forever = "private, max-age=31536000, immutable";

    /// <summary>Whether this address will answer the same for good.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>The address that will go on to answer this, where it was asked for by another name.</summary>
    public string? Location { get; init; }

    /// <summary>As this house writes JSON, ended by a line feed.</summary>
    public static Answer Of<T>(T value, DateTimeOffset? modified, bool isImmutable = false, string? location = null)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, CurationJson.Indented) + "\n");
        return new Answer(Convert.ToHexStringLower(SHA256.HashData(bytes)), modified, () => new(bytes)) { IsImmutable = isImmutable, Location = location };
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var isCompressed = httpContext.RequestServices.GetRequiredService<IResponseCompressionProvider>().CheckRequestAcceptsCompression(httpContext);
        var typed = response.GetTypedHeaders();
        typed.ETag = new EntityTagHeaderValue($"\"{tag}\"", isCompressed);
        typed.LastModified = modified;
        response.Headers.CacheControl = IsImmutable ? Forever : Revalidate;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.ContentLocation = Location;
        if (IsKnown(request.GetTypedHeaders(), typed.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var bytes = await body();
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private bool IsKnown(Microsoft.AspNetCore.Http.Headers.RequestHeaders request, EntityTagHeaderValue current) => request.IfNoneMatch is { Count: > 0 } known
        ? known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(current, useStrongComparison: false))
        : request.IfModifiedSince is { } since && modified is { } at && at.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
}
