using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Curation.Ui.Api;

/// <summary>The page that teaches programs' authors.</summary>
/// <param name="Host">Where the application is reached, without the last slash.</param>
public sealed record ApiGuidePage(string Host, IReadOnlyList<ApiAddress> Addresses);

/// <param name="Scope">What a key needs for it; none where any key will do.</param>
public sealed record ApiAddress(string Tag, string Method, string Path, string Summary, string? Scope);

internal static class ApiGuide
{
    public static void MapApiGuide(this WebApplication app) =>
        app.MapGet("/api", async (HttpContext context, PublicAddress address, EndpointDataSource endpoints, Screens screens, CancellationToken ct) =>
        {
            var host = address.Url?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host}";
            return await screens.ShowAsync<ApiScreen, ApiGuidePage>(new ApiGuidePage(host, Addresses(endpoints)), ct);
        }).RequireAuthorization(Policies.SignedIn);

    /// <summary>What the OpenAPI document describes, by tag and address.</summary>
    private static List<ApiAddress> Addresses(EndpointDataSource endpoints) =>
    [
        .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
           let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where OpenApi.Describes(path[1..])
           let tag = First(endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags)
           orderby tag, path
           select new ApiAddress(
               tag, First(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods), path,
               endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "", Policies.ScopeOf(endpoint)),
    ];

    private static string First(IReadOnlyList<string>? names) => names is [var first, ..] ? first : "";
}
