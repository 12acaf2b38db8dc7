using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain;
using Curation.Ui;
using Curation.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Xunit;

namespace Curation.Tests.Api;

/// <summary>The OpenAPI document says of every address for programs what it is, and of nothing else. CURATION_APPROVE=1 writes docs/openapi.json anew.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_address_for_programs_is_described_and_no_screen_is()
    {
        await using var app = App();
        var document = await DocumentAsync(app);
        var mapped = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Path: "/" + e.RoutePattern.RawText!.Trim('/'), Methods: e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]))
            .Where(e => e.Path.StartsWith("/api/", StringComparison.Ordinal) || e.Path == "/search/export")
            .SelectMany(e => e.Methods.Where(m => m != "HEAD").Select(m => $"{m} {e.Path.Replace(":guid", "", StringComparison.Ordinal)}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), Operations(document).Select(o => $"{o.Method.ToUpperInvariant()} {o.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_what_it_answers_and_what_can_go_wrong()
    {
        await using var app = App();
        foreach (var (path, _, operation) in Operations(await DocumentAsync(app)))
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]), $"{path} has no summary.");
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["description"]), $"{path} has no description.");
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["operationId"]), $"{path} has no id.");
            Assert.NotEmpty(operation["tags"]!.AsArray());
            Assert.All(operation["parameters"]?.AsArray() ?? [], p => Assert.False(string.IsNullOrWhiteSpace((string?)p!["description"]), $"{path}: {p["name"]} has no description."));
            var responses = operation["responses"]!.AsObject();
            Assert.NotNull(responses["200"]!["content"]);
            Assert.Contains(responses, r => r.Key.StartsWith('4'));
            Assert.All(responses.Where(r => r.Key[0] is '4' or '5'), r => Assert.NotNull(r.Value!["content"]!["application/problem+json"]));
            Assert.All(responses, r => Assert.False(string.IsNullOrWhiteSpace((string?)r.Value!["description"]) || r.Value!["description"]!.ToString() is "Bad Request" or "Not Found" or "Unauthorized", $"{path}: {r.Key} is not described."));
            var security = Assert.Single(operation["security"]!.AsArray())!.AsObject();
            Assert.All(security["key"]!.AsArray(), scope => Assert.True(Curation.Ui.Accounts.Scope.IsKnown((string)scope!)));
        }
    }

    [Fact]
    public async Task Its_structure_holds()
    {
        await using var app = App();
        var document = await DocumentAsync(app);
        Assert.StartsWith("3.1.", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.NotNull(document["info"]!["title"]);
        Assert.NotNull(document["info"]!["version"]);
        var (references, broken) = (0, new List<string>());
        Walk(document);
        Assert.Empty(broken);
        Assert.True(references > 20);
        var ids = Operations(document).Select(o => (string?)o.Operation["operationId"]).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var (path, _, operation) in Operations(document))
        {
            var named = (operation["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "path").Select(p => $"{{{p!["name"]}}}");
            Assert.Equal(path.Split('/').Where(s => s.StartsWith('{')).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        }

        void Walk(JsonNode? node)
        {
            if (node is JsonArray array) foreach (var item in array) Walk(item);
            if (node is not JsonObject o) return;
            if (o["$ref"] is JsonValue reference)
            {
                references++;
                var at = (JsonNode?)document;
                foreach (var part in ((string)reference!).Split('/').Skip(1)) at = (at as JsonObject)?[part];
                if (at is null) broken.Add((string)reference!);
            }

            foreach (var (_, value) in o) Walk(value);
        }
    }

    [Fact]
    public async Task It_is_the_approved_one()
    {
        await using var app = App();
        var path = Path.Combine(Repository.Root, "docs", "openapi.json");
        var text = (await DocumentAsync(app)).ToJsonString(new JsonSerializerOptions(CurationJson.Indented)) + "\n";
        if (Environment.GetEnvironmentVariable("CURATION_APPROVE") == "1") await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_fault_has_a_name_of_its_own()
    {
        Assert.Equal(ApiFault.All.Count, ApiFault.All.Select(f => f.Name).Distinct().Count());
        Assert.All(ApiFault.All, f => Assert.InRange(f.Status, 400, 599));
    }

    private static WebApplication App() => CurationWeb.Build(["--Storage:ConnectionString=Host=/nowhere;Username=x;Database=x", "--urls=http://127.0.0.1:0", "--Logging:Console:LogLevel:Default=None"]);

    private static async Task<JsonObject> DocumentAsync(WebApplication app)
    {
        // Only an application that runs knows its endpoints; it asks the database, which is not there, for nothing that matters here.
        await app.StartAsync(TestContext.Current.CancellationToken);
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, TestContext.Current.CancellationToken))!.AsObject();
    }

    private static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject() where operation.Key is not ("parameters" or "summary") select (path.Key, operation.Key, operation.Value!.AsObject());
}
