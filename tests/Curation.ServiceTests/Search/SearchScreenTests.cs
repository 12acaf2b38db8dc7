using System.Net;
using System.Text.Json.Nodes;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Search;

/// <summary>The search as a person sees it, answered by PostgreSQL.</summary>
public sealed class SearchScreenTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private const string Hostile = "<script>window.hit=1</script><img src=x onerror=window.hit=1>";
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CURATION_PICTURES");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SearchCorpus.FillAsync(Db, Ct);
    }

    [Fact]
    public async Task A_search_is_narrowed_paged_and_opened_and_all_of_it_stands_in_the_address()
    {
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("customer source:board-a");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("customer");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Remove filter: board-a careers" }).First).ToBeVisibleAsync();
        var said = await page.Locator("[data-say]").InnerTextAsync();
        Assert.Contains("answered by PostgreSQL", said, StringComparison.Ordinal);
        var facet = page.Locator("#facet-role + ul a").First;
        var count = await facet.Locator(".n").InnerTextAsync();
        await facet.ClickAsync();
        await Assertions.Expect(page.Locator("[data-say] b")).ToHaveTextAsync($"{count} postings");
        Assert.Contains("role%3A", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        Assert.Equal(said.Split(';')[0], (await page.Locator("[data-say]").InnerTextAsync()).Split(';')[0]);
        await page.GotoAsync("/search?q=customer");
        await Assertions.Expect(page.Locator(".hit")).ToHaveCountAsync(50);
        await Assertions.Expect(page.Locator(".hit mark").First).ToBeVisibleAsync();
        await page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(page.Locator("nav[aria-label=Pages]")).ToContainTextAsync("51 to");
        await page.Locator(".hit h2 a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the results" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task The_search_works_by_keyboard_and_without_a_script()
    {
        await using var visit = await VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/search");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        for (var tab = 0; tab < 40 && await page.Locator("#q:focus").CountAsync() == 0; tab++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("c#");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".hit mark").First).ToHaveTextAsync("C#");
        for (var tab = 0; tab < 200 && await page.Locator(".hit h2 a:focus").CountAsync() == 0; tab++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".posting-text")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task What_is_wrong_with_a_query_is_said_in_one_line_and_nothing_found_shows_the_way_on()
    {
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/search?q=" + Uri.EscapeDataString("\"not closed"));
        await Assertions.Expect(page.Locator("#wrong")).ToContainTextAsync("A quotation mark is not closed");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("\"not closed");
        await page.GotoAsync("/search?q=crm&f=" + Uri.EscapeDataString("source:board-a language:xx"));
        await Assertions.Expect(page.Locator(".ways li")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Without language:xx" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task A_script_in_a_posting_is_text_on_every_screen_and_in_every_export()
    {
        await Make.PageAsync(Db, Make.Night(21), "https://board-a.example/hostile", Make.Posting("evil", $"Hostile {Hostile} text", Hostile) with { Title = $"Hostile {Hostile}", Location = Hostile });
        await using var visit = await VisitAsync();
        foreach (var path in new[] { "/search?q=hostile", $"/postings/{PostingId.Of(Make.Board, "evil")}", "/search?q=" + Uri.EscapeDataString($"\"{Hostile}\""), "/search?q=" + Uri.EscapeDataString(Hostile), "/search?f=" + Uri.EscapeDataString($"location:\"{Hostile}\"") })
        {
            await visit.Page.GotoAsync(path);
            Assert.True(await visit.Page.EvaluateAsync<bool>("window.hit === undefined"), path);
        }

        visit.AssertClean();
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("  \"=1", "'  \"=1")]
    [InlineData("Engineer = good", "Engineer = good")]
    [InlineData("C++", "C++")]
    public void No_text_becomes_a_formula(string text, string expected) => Assert.Equal(expected, Curation.Storage.Exchange.SafeCell.Write(text));

    [Fact]
    public async Task An_export_holds_the_whole_view_with_its_query_and_versions_and_no_formula()
    {
        await Make.PageAsync(
            Db, Make.Night(21), "https://board-a.example/formulas",
            Make.Posting("f1", "Formula, \"quoted\"\nsecond line", "=cmd|' /C calc'!A0") with { Title = "=HYPERLINK(\"http://evil\")" },
            Make.Posting("f2", "Formula", "＝1") with { Title = "  @formula", Location = "-1" });
        using var client = NewClient();
        client.BaseAddress = Address;
        var csv = await client.GetStringAsync(new Uri("/search/export?format=csv&q=" + Uri.EscapeDataString("formula OR hyperlink"), UriKind.Relative), Ct);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'＝1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'-1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"formula OR hyperlink\"", csv, StringComparison.Ordinal);
        Assert.Contains(SearchCorpus.Model, csv, StringComparison.Ordinal);
        Assert.Contains("CARE 1", csv, StringComparison.Ordinal);
        var lines = (await client.GetStringAsync(new Uri("/search/export?format=jsonl&f=source:board-a", UriKind.Relative), Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = JsonNode.Parse(lines[0])!["export"]!;
        Assert.Equal("source:board-a", (string)head["query"]!);
        Assert.Equal(lines.Length - 1, (int)head["total"]!);
        var list = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/postings?f=source:board-a&limit=100", UriKind.Relative), Ct))!;
        Assert.Equal((int)head["total"]!, (int)list["total"]!);
        Assert.Equal(lines.Skip(1).Take(20).Select(l => (string)JsonNode.Parse(l)!["id"]!), list["postings"]!.AsArray().Take(20).Select(p => (string)p!["id"]!));
    }

    [Fact]
    public async Task Five_hundred_queries_made_by_chance_never_break_the_server()
    {
        using var client = NewClient();
        client.BaseAddress = Address;
        var random = new Random(7);
        string[] bits = ["\"", "(", ")", "-", "*", "?", "~", "^", ":", "\\", "/", "&&", "||", "!", "+", "[", "]", "{", "}", "'", "%", "$", "\0", "\n", "\u202e", "\ud800", "é", "日", "💥", "OR", "AND", "NOT", "a", "crm", "c#", ".net", "employer:", "role:", "skill:", "source:=", "location:", "from:", "to:2026", "remote:", "has:salary", "language:en", "-role:none", "from:9999-12", "to:0001-01-01", "' OR 1=1 --", "<->", "|", "&", "{\"match_all\":{}}", "..", "1e999", new string('x', 300)];
        var slow = TimeSpan.Zero;
        for (var n = 0; n < 500; n++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => bits[random.Next(bits.Length)] + (random.Next(3) == 0 ? "" : " ")));
            var path = random.Next(3) switch { 0 => "/search", 1 => "/api/postings", _ => "/search/export" };
            var more = $"&after={Uri.EscapeDataString(Clean(bits[random.Next(bits.Length)]))}&sort={(random.Next(2) == 0 ? "newest" : "relevance")}&format=csv";
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri($"{path}?{(random.Next(4) == 0 ? "f" : "q")}={Uri.EscapeDataString(Clean(query))}{(random.Next(2) == 0 ? more : "&format=jsonl")}", UriKind.Relative), Ct);
            await answer.Content.ReadAsByteArrayAsync(Ct);
            if (watch.Elapsed > slow) slow = watch.Elapsed;
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode}: {path} {query}");
        }

        TestContext.Current.SendDiagnosticMessage($"The slowest of 500 took {slow.TotalMilliseconds:0} ms.");

        // A half of a surrogate pair cannot be written in an address.
        static string Clean(string text) => text.Replace('\ud800', '\ufffd');
    }

    [Fact]
    public async Task The_posting_page_shows_what_was_found_where_it_comes_from_and_what_rests_on_it()
    {
        await NightAsync([.. Market.Proposals().Take(1).Select(p => p with { Evidence = [p.Evidence[0] with { Posting = SearchCorpus.Postings[0].Id }] })]);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/postings/{SearchCorpus.Postings[0].Id}");
        await Assertions.Expect(page.Locator(".provenance")).ToContainTextAsync("ashby:title");
        await Assertions.Expect(page.Locator("#duplicates")).ToContainTextAsync("2");
        await Assertions.Expect(page.Locator(".trace li")).ToHaveCountAsync(1);
        await page.Locator(".trace a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".quote").First).ToBeVisibleAsync();
        using var client = NewClient();
        client.BaseAddress = Address;
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/postings/00000000000000000000000000000001", UriKind.Relative), Ct)).StatusCode);
        visit.AssertClean();
    }

    [Fact]
    public async Task The_screens_fit_their_width_in_both_themes()
    {
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (1024, false), (390, false), (390, true), (320, false) })
        {
            await using var visit = await VisitAsync(width, width < 500 ? 844 : 900, dark);
            foreach (var (name, path) in new[]
            {
                ("search", "/search?q=customer%20OR%20crm&f=source%3Aboard-a%20from%3A2025-08"), ("search-none", "/search?q=crm&f=language:xx"), ("search-wrong", "/search?q=colour:red"),
                ("search-all", "/search"), ("posting", $"/postings/{SearchCorpus.Postings[20].Id}?q=crm"),
            })
            {
                await visit.Page.GotoAsync(path);
                if (Pictures is not null)
                    await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });
                Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} at {width}");
            }

            visit.AssertClean();
        }
    }
}
