using System.Text.Json.Serialization;
using Curation.Domain;
using Curation.Ui.Accounts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Curation.Ui.Api;

/// <summary>The OpenAPI document of everything that programs may ask.</summary>
internal static class OpenApi
{
    public const string Name = "v1";
    public const string Path = "/openapi/v1.json";

    private const string About =
        """
        What Curation publishes and finds, for programs. A key only reads: no key decides, publishes or administers.

        Names are in snake_case, dates are `YYYY-MM-DD`, times are in UTC, and absent values are left out. A field is never renamed or given another
        meaning; fields may come, so pass over those that you do not know. `HEAD` answers as `GET` does, without the body.

        Send a key as `Authorization: Bearer curation_…`. Answers that carry an `ETag` can be asked for again with `If-None-Match`: 304 says that what
        you have is still right. What goes wrong is told as a problem document (RFC 9457); its `detail` is one line for a person.
        """;

    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        // The house's way of writing JSON, for the answers that no form writes itself, and for the schemas.
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = CurationJson.Line.PropertyNamingPolicy;
            json.DefaultIgnoreCondition = CurationJson.Line.DefaultIgnoreCondition;
            json.Encoder = CurationJson.Line.Encoder;
            json.NumberHandling = JsonNumberHandling.Strict;
            foreach (var converter in CurationJson.Line.Converters) json.Converters.Add(converter);
        });
        return services.AddOpenApi(Name, options =>
        {
            options.ShouldInclude = d => Describes(d.RelativePath ?? "");
            options.AddSchemaTransformer(OpenApiSchemas.Complete);
            options.AddOperationTransformer(OpenApiOperations.Complete);
            options.AddDocumentTransformer((document, _, _) => Complete(document));
        });
    }

    /// <summary>Whether an address is for programs.</summary>
    /// <param name="path">Without the first slash.</param>
    public static bool Describes(string path) => path.StartsWith("api/", StringComparison.Ordinal) || path == "search/export";

    /// <summary>For who is signed in or has a key, whatever its scopes: it tells what there is, and to nobody else does this house tell that.</summary>
    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Policies.SignedIn);

    private static Task Complete(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Curation", Version = Name, Description = About };
        document.Servers = [new OpenApiServer { Url = "/" }];
        foreach (var path in document.Paths.Values) path.Operations?.Remove(HttpMethod.Head);
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [OpenApiOperations.Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "curation_…",
                Description = $"A program's key. Its scopes say what it may read: {string.Join("; ", Accounts.Scope.All.Select(s => $"{s.Name} ({s.Says})"))}.",
            },
        };
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations?.Values ?? (IEnumerable<OpenApiOperation>)[]))
            OpenApiOperations.Secure(operation, document);
        document.Tags = document.Paths.Values.SelectMany(p => p.Operations?.Values ?? (IEnumerable<OpenApiOperation>)[]).SelectMany(o => o.Tags ?? (IEnumerable<OpenApiTagReference>)[])
            .Select(t => t.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }).ToHashSet();
        return Task.CompletedTask;
    }
}
