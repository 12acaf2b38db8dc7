using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Accounts;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>What HR systems read, over HTTP and with a key, from the application as it runs.</summary>
public sealed class FrameworkApiTests(FreshDatabase database) : AccountsTest(database)
{
    private const string Latest = "/api/frameworks/CARE/versions/latest";

    private static readonly Framework Second = Market.Care with
    {
        Purpose = "Another purpose.",
        Profiles = [.. Market.Care.Profiles.Skip(1).Select((p, i) => i == 0 ? p with { Requirements = [p.Requirements[0] with { Level = 4, Priority = Priority.High }, .. p.Requirements.Skip(1)] } : p).Select(p => p with { NextProfiles = [.. p.NextProfiles.Where(n => n != Market.Care.Profiles[0].Code)] })],
    };

    private readonly HttpClient client = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        client.BaseAddress = Address;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync("frameworks:read"));
        await PublishAsync(Market.Care, Market.At);
    }

    [Fact]
    public async Task A_version_is_the_document_that_is_exported_to_the_byte_and_its_tag_is_the_hash()
    {
        using var answer = await GetAsync("/api/frameworks/CARE/versions/1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(FrameworkJson.Write(Market.Care), await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(new EntityTagHeaderValue($"\"{FrameworkElements.HashOf(FrameworkElements.Of(Market.Care))}\""), answer.Headers.ETag);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(Market.At, answer.Content.Headers.LastModified);
        Assert.Equal("max-age=31536000, private, immutable", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Latest_says_which_version_it_is_and_is_to_be_revalidated()
    {
        await PublishAsync(Second, Market.At.AddDays(1));
        using var answer = await GetAsync(Latest);
        Assert.Equal(FrameworkJson.Write(Second), await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("/api/frameworks/CARE/versions/2", answer.Content.Headers.ContentLocation?.ToString());
        Assert.Equal("no-cache, private", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Who_has_the_answer_is_told_that_it_still_holds()
    {
        string[] paths =
        [
            Latest, "/api/frameworks", "/api/frameworks/CARE", "/api/frameworks/CARE/versions",
            "/api/frameworks/CARE/versions/1", "/api/frameworks/CARE/versions/1/profiles/SUC-5CSM", "/api/frameworks/CARE/versions/latest/competencies/T550",
            "/api/frameworks/CARE/changes?since=1",
        ];
        foreach (var path in paths) await AssertKeptAsync(path);
    }

    private async Task AssertKeptAsync(string path)
    {
        using var first = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.False(first.Headers.ETag!.IsWeak);
        var body = await first.Content.ReadAsStringAsync(Ct);

        foreach (var (name, value) in new[] { ("If-None-Match", first.Headers.ETag.ToString()), ("If-None-Match", $"\"other\", W/{first.Headers.ETag}"), ("If-None-Match", "*"), ("If-Modified-Since", $"{first.Content.Headers.LastModified:R}") })
        {
            using var again = await GetAsync(path, (name, value));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Ct));
        }

        using var other = await GetAsync(path, ("If-None-Match", "\"other\""), ("If-Modified-Since", $"{Market.At.AddDays(9):R}"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(body, await other.Content.ReadAsStringAsync(Ct));

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Ct);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task A_compressed_answer_has_a_weak_tag_that_holds_as_well()
    {
        using var answer = await GetAsync(Latest, ("Accept-Encoding", "br"));
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.True(answer.Headers.ETag!.IsWeak);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        using var again = await GetAsync(Latest, ("Accept-Encoding", "br"), ("If-None-Match", answer.Headers.ETag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
        Assert.Contains("Accept-Encoding", again.Headers.Vary);
    }

    [Fact]
    public async Task The_tag_of_a_profile_outlives_a_version_that_leaves_it_alone()
    {
        var untouched = Market.Care.Profiles[^1].Code;
        using var before = await GetAsync($"{Latest}/profiles/{untouched}");
        await PublishAsync(Second, Market.At.AddDays(1));
        using var after = await GetAsync($"{Latest}/profiles/{untouched}", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, after.StatusCode);
        using var version = await GetAsync(Latest, ("If-None-Match", $"\"{FrameworkElements.HashOf(FrameworkElements.Of(Market.Care))}\""));
        Assert.Equal(HttpStatusCode.OK, version.StatusCode);
    }

    [Fact]
    public async Task A_profile_and_a_competency_can_be_read_alone()
    {
        var profile = await ReadAsync($"{Latest}/profiles/SUC-5CSM");
        var known = Market.Care.Profile(ElementCode.Parse("SUC-5CSM"))!;
        Assert.Equal(known.Name, (string?)profile["profile"]!["name"]);
        Assert.Equal("Customer Success", (string?)profile["family"]!["name"]);
        Assert.Equal(known.Requirements.Select(r => Market.Care.Competency(r.Competency)!.Name), profile["asks"]!.AsArray().Select(a => (string?)a!["name"]));
        Assert.All(profile["asks"]!.AsArray(), a => Assert.NotNull((string?)a!["level_name"]));

        var competency = await ReadAsync($"{Latest}/competencies/T550");
        Assert.Equal("Customer Health and Voice", (string?)competency["competency"]!["name"]);
        Assert.NotEmpty(competency["skills"]!.AsArray());
        Assert.NotEmpty(competency["asked_by"]!.AsArray());
        Assert.NotNull(competency["scale"]!["levels"]);
    }

    [Fact]
    public async Task Changes_since_a_version_come_in_words_and_as_differences()
    {
        await PublishAsync(Second, Market.At.AddDays(1));
        var gone = Market.Care.Profiles[0];
        var changes = await ReadAsync("/api/frameworks/CARE/changes?since=1");
        Assert.Equal(2, (int?)changes["to"]);
        Assert.Equal(2, (int?)Assert.Single(changes["versions"]!.AsArray())!["version"]);
        Assert.Contains($"Gone: profile {gone.Name} ({gone.Code}).", changes["summary"]!.AsArray().Select(l => (string?)l));
        Assert.Contains(changes["differences"]!.AsArray(), d => (string?)d!["path"] == "framework/CARE/purpose" && (string?)d["after"] == "Another purpose.");

        using var same = await GetAsync("/api/frameworks/CARE/changes?since=1&to=2");
        Assert.Equal("max-age=31536000, private, immutable", same.Headers.CacheControl?.ToString());
        Assert.Empty((await ReadAsync("/api/frameworks/CARE/changes?since=2"))["differences"]!.AsArray());
    }

    [Fact]
    public async Task A_day_finds_the_version_that_was_in_effect_on_it()
    {
        await PublishAsync(Second, Market.At.AddDays(7));
        using var then = await GetAsync($"{Latest}?as_of={Market.Date.AddDays(6):yyyy-MM-dd}");
        Assert.Equal("/api/frameworks/CARE/versions/1", then.Content.Headers.ContentLocation?.ToString());
        using var now = await GetAsync($"{Latest}?as_of={Market.Date.AddDays(7):yyyy-MM-dd}");
        Assert.Equal("/api/frameworks/CARE/versions/2", now.Content.Headers.ContentLocation?.ToString());
    }

    [Fact]
    public async Task Every_fault_is_a_problem_document_of_one_clear_line()
    {
        (string Path, int Status, string Type, string Detail)[] faults =
        [
            ("/api/frameworks/NONE", 404, "unknown-framework", "There is no framework \"NONE\"."),
            ("/api/frameworks/care/versions", 404, "unknown-framework", "There is no framework \"care\": codes are in capitals."),
            ("/api/frameworks/NONE/versions/latest", 404, "unknown-framework", "There is no framework \"NONE\"."),
            ("/api/frameworks/NONE/changes?since=1", 404, "unknown-framework", "There is no framework \"NONE\"."),
            ("/api/frameworks/CARE/versions/9", 404, "unknown-version", "CARE has no version 9: the latest is 1."),
            ("/api/frameworks/CARE/versions/0", 400, "unusable-request", "A version is a whole number from 1, or latest, and not \"0\"."),
            ("/api/frameworks/CARE/versions/99999999999999", 400, "unusable-request", "A version is a whole number from 1, or latest, and not \"99999999999999\"."),
            ("/api/frameworks/CARE/versions/newest", 400, "unusable-request", "A version is a whole number from 1, or latest, and not \"newest\"."),
            ("/api/frameworks/CARE/versions/1?as_of=2026-11-24", 400, "unusable-request", "as_of goes with latest: a version by its number is the same on every day."),
            ("/api/frameworks/CARE/versions/latest?as_of=yesterday", 400, "unusable-request", "as_of is a day such as 2026-11-24, and not \"yesterday\"."),
            ("/api/frameworks/CARE/versions/latest?as_of=2020-01-01", 404, "unknown-version", "No version of CARE was in effect on 2020-01-01."),
            ("/api/frameworks/CARE/versions/1/profiles/NONE", 404, "unknown-element", "Version 1 of CARE has no \"NONE\" among its profiles."),
            ("/api/frameworks/CARE/versions/1/competencies/a%2Fb", 404, "unknown-element", "Version 1 of CARE has no \"a%2Fb\" among its competencies."),
            ("/api/frameworks/CARE/changes", 400, "unusable-request", "since is needed: the number of the version that you have."),
            ("/api/frameworks/CARE/changes?since=one", 400, "unusable-request", "since is the number of a version, from 1, and not \"one\"."),
            ("/api/frameworks/CARE/changes?since=5", 400, "unusable-request", "since is 5, but the latest version of CARE is 1."),
            ("/api/frameworks/CARE/changes?since=1&to=2", 404, "unknown-version", "CARE has no version 2: the latest is 1."),
            ("/api/frameworks/CARE/changes?since=1&to=x", 400, "unusable-request", "to is the number of a version, from 1, and not \"x\"."),
            ("/api/nothing", 404, "unknown-address", "There is nothing to GET at /api/nothing."),
        ];
        foreach (var (path, status, type, detail) in faults)
        {
            using var answer = await GetAsync(path);
            await AssertProblemAsync(answer, status, type, detail);
        }
    }

    [Fact]
    public async Task Keys_reach_as_far_as_their_scopes_and_what_they_may_not_is_said_as_a_problem()
    {
        client.DefaultRequestHeaders.Authorization = null;
        using (var nobody = await GetAsync(Latest)) await AssertProblemAsync(nobody, 401, "no-key", "Nobody is signed in, and no key was sent: Authorization: Bearer curation_…");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "curation_wrong");
        using (var wrong = await GetAsync(Latest)) await AssertProblemAsync(wrong, 401, "no-key", "The key is unknown or revoked. It is sent as: Authorization: Bearer curation_…");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync("postings:read"));
        using (var other = await GetAsync(Latest)) await AssertProblemAsync(other, 403, "not-allowed", "It takes a key with the scope frameworks:read, or a person whose role allows it.");
        using (var export = await GetAsync("/search/export?format=xml")) await AssertProblemAsync(export, 400, "unusable-request", "format is csv or jsonl.");
        using (var described = await GetAsync("/openapi/v1.json")) Assert.Equal(HttpStatusCode.OK, described.StatusCode);
    }

    [Fact]
    public async Task Pages_of_other_sites_are_not_let_in()
    {
        using var asked = await GetAsync(Latest, ("Origin", "https://elsewhere.example"));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Latest) { Headers = { { "Origin", "https://elsewhere.example" }, { "Access-Control-Request-Method", "GET" }, { "Access-Control-Request-Headers", "authorization" } } };
        using var answered = await client.SendAsync(preflight, Ct);
        Assert.False(answered.IsSuccessStatusCode);
        foreach (var answer in new[] { asked, answered })
        {
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        }
    }

    private Task<int> PublishAsync(Framework framework, DateTimeOffset at) => new FrameworkStore(Db).PublishAsync(framework, "Notes.", at, Ct);

    private async Task<string> KeyAsync(params string[] scopes)
    {
        var key = "";
        await Db.InTransactionAsync(async work => key = (await new ApiKeyStore(Db).CreateAsync(work, $"key {scopes[0]}", scopes, "ada", Market.At)).Key, Ct);
        return key;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, Ct);
    }

    private async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!;
    }

    private async Task AssertProblemAsync(HttpResponseMessage answer, int status, string type, string detail)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal($"/api#{type}", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(detail, problem.RootElement.GetProperty("detail").GetString());
        Assert.DoesNotContain('\n', detail);
        Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
