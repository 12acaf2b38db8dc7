using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

public sealed class SafetyTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    /// <summary>Each sets window.hit where it runs.</summary>
    private static readonly string[] Payloads =
    [
        "<script>window.hit=1</script>",
        "<img src=x onerror=window.hit=1>",
        "<svg onload=window.hit=1>",
        "\"><svg/onload=window.hit=1>",
        "'><img src=x onerror='window.hit=1'>",
        "</title><script>window.hit=1</script>",
        "</textarea><img src=x onerror=window.hit=1>",
        "<details open ontoggle=window.hit=1>",
        "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
        "<math><mtext></p><img src=x onerror=window.hit=1>",
        "<a href=javascript:window.hit=1 autofocus onfocus=window.hit=1>x</a>",
        "{{constructor.constructor('window.hit=1')()}}",
        "\u2028<script>window.hit=1</script>",
        "data: x\n\nevent: night\ndata: <img src=x onerror=window.hit=1>",
    ];

    private static string[] Paths(Guid run, IEnumerable<Proposal> proposals) => ["/", "/review", $"/runs/{run}", .. proposals.Select(p => $"/review/{p.Id}")];

    [Fact]
    public async Task What_a_posting_says_is_text_wherever_it_is_shown()
    {
        var proposals = Payloads.Select((payload, i) =>
        {
            var change = new Change.AddSkill(ElementCode.Parse("SUC-5CSM"), payload, SkillKind.Skill, null);
            return Market.Proposal(change, $"Should {payload} become a skill?", payload, payload, 0.4, 0.1, 40 - i, payload, 4, payload) with
            {
                Evidence = [Market.Sentence(0, payload, employer: payload), Market.Sentence(1, payload, url: new Uri("https://a.example/?q=" + Uri.EscapeDataString(payload)))],
            };
        }).ToArray();
        var run = await NightAsync(proposals);
        await using var visit = await VisitAsync();
        foreach (var path in Paths(run, proposals))
        {
            await visit.Page.GotoAsync(path);
            await visit.Page.WaitForTimeoutAsync(path == "/" ? 1500 : 50);
            Assert.True(await visit.Page.EvaluateAsync<bool>("window.hit === undefined"), path);
        }

        visit.AssertClean();
    }

    [Fact]
    public async Task The_control_page_without_encoding_fires_so_that_the_detector_is_known_to_work()
    {
        await using var visit = await VisitAsync();
        var fired = 0;
        foreach (var payload in Payloads)
        {
            await visit.Page.GotoAsync("about:blank");
            await visit.Page.SetContentAsync($"<p>{payload}</p>");
            await visit.Page.WaitForTimeoutAsync(50);
            fired += await visit.Page.EvaluateAsync<int>("window.hit ?? 0");
        }

        Assert.InRange(fired, 8, Payloads.Length);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/review")]
    [InlineData("/runs")]
    [InlineData("/frameworks")]
    [InlineData("/frameworks/NONE")]
    [InlineData("/curation.js")]
    [InlineData("/api/runs/latest/events")]
    public async Task Every_answer_forbids_what_is_not_ours(string path)
    {
        using var client = NewClient();
        using var answer = await client.GetAsync(new Uri(Address, path), HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1:5080", true)]
    [InlineData("[::1]:1234", true)]
    [InlineData("LOCALHOST:80", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example:5080", false)]
    [InlineData("192.168.1.2", false)]
    public async Task A_host_that_is_not_this_machine_is_refused(string host, bool isServed)
    {
        using var client = NewClient();
        foreach (var path in new[] { "/health/live", "/review" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path)) { Headers = { Host = host } };
            using var answer = await client.SendAsync(request, Ct);
            Assert.Equal(isServed ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task The_theme_form_sends_nobody_elsewhere(string back)
    {
        using var client = NewClient(follows: false);
        using var form = new FormUrlEncodedContent([new("back", back), new("__RequestVerificationToken", await TokenAsync())]);
        using var answer = await client.PostAsync(new Uri(Address, "/theme"), form, Ct);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/review/00000000-0000-0000-0000-000000000001")]
    [InlineData("/review/no-id")]
    [InlineData("/runs/00000000-0000-0000-0000-000000000001")]
    [InlineData("/frameworks/NONE")]
    [InlineData("/frameworks/<script>")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_is_said_to_be_missing_with_a_way_on(string path)
    {
        using var client = NewClient();
        using var answer = await client.GetAsync(new Uri(Address, path), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }
}
