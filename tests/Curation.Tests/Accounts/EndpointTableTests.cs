using Curation.Pipelines.Sample;
using Curation.Pipelines.Worker;
using Curation.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Curation.Tests.Accounts;

/// <summary>Every endpoint of both hosts, and who may ask it. An endpoint without a row here fails, and so does a row without its endpoint.</summary>
public sealed class EndpointTableTests
{
    private const string People = "none Reader Researcher Curator Lead Operator Administrator";
    private const string Keys = "frameworks:read postings:read proposals:read runs:read";
    private const string Everyone = $"anonymous demo {People} {Keys}";
    private const string SignedIn = $"demo {People} {Keys}";
    private const string Readers = "demo Reader Researcher Curator Lead frameworks:read";
    private const string Reviewers = "demo Curator Lead proposals:read";
    private const string Deciders = "demo Curator Lead";
    private const string Searchers = "demo Researcher Curator Lead postings:read";
    private const string Leads = "demo Lead";
    private const string Watchers = "demo Curator Lead Operator runs:read";

    private static readonly Dictionary<string, string> Web = new(StringComparer.Ordinal)
    {
        ["GET /health/live"] = Everyone,
        ["GET /health/ready"] = Everyone,
        ["POST /theme"] = Everyone,
        ["GET /sign-in"] = Everyone,
        ["POST /sign-in"] = Everyone,
        ["GET /first"] = Everyone,
        ["POST /first"] = Everyone,
        ["GET /set-password"] = Everyone,
        ["POST /set-password"] = Everyone,
        ["POST /sign-out"] = People,
        ["GET /account"] = People,
        ["POST /account/password"] = People,
        ["GET /api/me"] = SignedIn,
        ["GET /"] = SignedIn,
        ["ANY /{**path}"] = SignedIn,
        ["GET /review"] = Reviewers,
        ["GET /review/{id:guid}"] = Reviewers,
        ["GET /review/new"] = Deciders,
        ["POST /review/new"] = Deciders,
        ["GET /review/history"] = Reviewers,
        ["GET /review/history/export"] = Reviewers,
        ["POST /review/{id:guid}/labels"] = Deciders,
        ["POST /postings/{id:guid}/labels"] = Deciders,
        ["POST /review/{id:guid}/decide"] = Deciders,
        ["POST /review/{id:guid}/draft"] = Deciders,
        ["POST /decisions/{id:guid}/undo"] = Deciders,
        ["POST /review/keys"] = Reviewers,
        ["GET /search"] = Searchers,
        ["GET /search/export"] = Searchers,
        ["GET /postings/{id:guid}"] = Searchers,
        ["GET /api/postings"] = Searchers,
        ["GET /frameworks"] = Readers,
        ["GET /frameworks/{code}"] = Readers,
        ["GET /frameworks/{code}/profiles/{profile}"] = Readers,
        ["GET /frameworks/{code}/competencies/{competency}"] = Readers,
        ["GET /versions"] = Readers,
        ["GET /frameworks/{code}/versions"] = Readers,
        ["GET /frameworks/{code}/versions/{version:int}"] = Readers,
        ["GET /frameworks/{code}/versions/{version:int}/download"] = Readers,
        ["GET /frameworks/{code}/versions/compare"] = Readers,
        ["GET /frameworks/{code}/versions/{version:int}/forward"] = Leads,
        ["POST /frameworks/{code}/versions/{version:int}/forward"] = Leads,
        ["GET /frameworks/{code}/publish"] = Reviewers,
        ["POST /frameworks/{code}/publish/confirm"] = Leads,
        ["POST /frameworks/{code}/publish"] = Leads,
        ["POST /frameworks/{code}/publish/notes"] = Leads,
        ["POST /frameworks/{code}/publish/undo"] = Deciders,
        ["GET /frameworks/{code}/drafts/{proposal:guid}"] = Deciders,
        ["POST /frameworks/{code}/drafts/{proposal:guid}"] = Deciders,
        ["POST /frameworks/{code}/drafts/{proposal:guid}/typed"] = Deciders,
        ["GET /frameworks/{code}/import"] = Leads,
        ["POST /frameworks/{code}/import"] = Leads,
        ["POST /frameworks/{code}/import/publish"] = Leads,
        ["GET,HEAD /api/frameworks"] = Readers,
        ["GET,HEAD /api/frameworks/{code}"] = Readers,
        ["GET,HEAD /api/frameworks/{code}/versions"] = Readers,
        ["GET,HEAD /api/frameworks/{code}/versions/{version}"] = Readers,
        ["GET,HEAD /api/frameworks/{code}/versions/{version}/profiles/{profile}"] = Readers,
        ["GET,HEAD /api/frameworks/{code}/versions/{version}/competencies/{competency}"] = Readers,
        ["GET,HEAD /api/frameworks/{code}/changes"] = Readers,
        ["GET /api"] = SignedIn,
        ["GET /openapi/{documentName}.json"] = SignedIn,
        ["GET /runs"] = Watchers,
        ["GET /runs/{id:guid}"] = Watchers,
        ["POST /runs/ask"] = "Operator",
        ["GET /models"] = Watchers,
        ["GET /models/events"] = Watchers,
        ["POST /models/promote"] = Leads,
        ["POST /models/rollback"] = Leads,
        ["GET /api/runs/latest/events"] = Watchers,
        ["GET /admin"] = "Administrator",
        ["GET /admin/audit"] = "Administrator",
        ["GET /admin/audit/export"] = "Administrator",
        ["GET /admin/people/new"] = "Administrator",
        ["POST /admin/people"] = "Administrator",
        ["GET /admin/people/{id:guid}"] = "Administrator",
        ["POST /admin/people/{id:guid}/roles"] = "Administrator",
        ["POST /admin/people/{id:guid}/lock"] = "Administrator",
        ["POST /admin/people/{id:guid}/unlock"] = "Administrator",
        ["POST /admin/people/{id:guid}/reset"] = "Administrator",
        ["GET /admin/keys/new"] = "Administrator",
        ["POST /admin/keys"] = "Administrator",
        ["POST /admin/keys/{id:guid}/revoke"] = "Administrator",
        ["ASSETS"] = Everyone,
    };

    [Fact]
    public async Task The_web_application()
    {
        await using var app = CurationWeb.Build(["--Storage:ConnectionString=Host=/nowhere;Username=x;Database=x", "--Logging:Console:LogLevel:Default=None"]);
        await AssertAsync(Web, app);
    }

    [Fact]
    public async Task The_worker()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddWorkerPolicies();
        await using var app = builder.Build();
        app.MapSampleBoard(SampleBoard.Load().Render(new DateOnly(2026, 1, 1), new Uri("http://localhost")));
        await AssertAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["GET /{**path}"] = Everyone }, app);
    }

    [Fact]
    public async Task An_endpoint_that_names_no_policy_is_refused_to_everybody()
    {
        await using var app = CurationWeb.Build(["--Storage:ConnectionString=Host=/nowhere;Username=x;Database=x", "--Logging:Console:LogLevel:Default=None"]);
        app.MapGet("/forgotten", () => "secret");
        Assert.Equal("", (await TableAsync(app))["GET /forgotten"]);
    }

    private static async Task AssertAsync(Dictionary<string, string> expected, WebApplication app)
    {
        var actual = await TableAsync(app);
        Assert.Empty(Endpoints(app).Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>() is not [{ Policy: not null, Roles: null }]).Select(NameOf));
        Assert.Empty(Endpoints(app).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(NameOf));
        Assert.Equal(
            expected.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}: {string.Join(' ', r.Value.Split(' ').Order(StringComparer.Ordinal))}"),
            actual.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}: {r.Value}"));
    }

    private static async Task<Dictionary<string, string>> TableAsync(WebApplication app)
    {
        var (policies, authorization) = (app.Services.GetRequiredService<IAuthorizationPolicyProvider>(), app.Services.GetRequiredService<IAuthorizationService>());
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints(app))
        {
            var policy = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
            var may = new List<string>();
            foreach (var (name, user) in Subjects.All)
                if ((await authorization.AuthorizeAsync(user, endpoint, policy!)).Succeeded) may.Add(name);
            table[NameOf(endpoint)] = string.Join(' ', may.Order(StringComparer.Ordinal));
        }

        return table;
    }

    private static IEnumerable<RouteEndpoint> Endpoints(WebApplication app) => ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).Cast<RouteEndpoint>();

    private static string NameOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        ? "ASSETS"
        : $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])} /{endpoint.RoutePattern.RawText!.Trim('/')}";
}
