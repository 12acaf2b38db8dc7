using Curation.Ui.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Curation.Ui.Api;

/// <summary>What the framework does not know of an operation: its faults by name, its validators, its key.</summary>
internal static class OpenApiOperations
{
    public const string Key = "key";

    private const string Scoped = "x-curation-scope";

    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["code"] = "CARE", ["version"] = "latest", ["profile"] = "SUC-5CSM", ["competency"] = "T550", ["since"] = "1", ["q"] = "\"account manager\" -sales", ["limit"] = "50", ["format"] = "jsonl",
    };

    public static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            if (Examples.TryGetValue(parameter.Name ?? "", out var example)) parameter.Example = example;
        if (metadata.OfType<Faults>().LastOrDefault() is { } faults)
        {
            foreach (var status in faults.All.GroupBy(f => f.Status))
                if (operation.Responses?.GetValueOrDefault($"{status.Key}") is OpenApiResponse response) response.Description = string.Join("; ", status.Select(f => $"`{f.Type}`: {f.Title}")) + ".";
        }

        if (metadata.OfType<Kept>().Any()) Keep(operation);
        if (metadata.OfType<IAuthorizeData>().LastOrDefault() is { Policy: { } policy } && Policies.ScopeOf(policy) is { } scope)
            operation.Metadata = new Dictionary<string, object>(StringComparer.Ordinal) { [Scoped] = scope };
        return Task.CompletedTask;
    }

    /// <summary>The key, with the scope that it takes.</summary>
    public static void Secure(OpenApiOperation operation, OpenApiDocument document) => operation.Security =
    [
        new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = operation.Metadata is { } known && known.TryGetValue(Scoped, out var scope) ? [(string)scope] : [] },
    ];

    private static void Keep(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-None-Match",
            In = ParameterLocation.Header,
            Description = "The ETag of the answer that you have.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        foreach (var (status, says) in (ReadOnlySpan<(string, string)>)[("200", "The answer."), ("304", "What you have is still right.")])
        {
            if (operation.Responses?.GetValueOrDefault(status) is not OpenApiResponse response) continue;
            response.Description = says;
            response.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                ["ETag"] = Header("Equal only for the same answer. Weak where the answer is compressed."),
                ["Last-Modified"] = Header("When the version was published."),
                ["Cache-Control"] = Header("private; immutable where the address names a version by its number, else no-cache."),
            };
        }
    }

    private static OpenApiHeader Header(string says) => new() { Description = says, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
