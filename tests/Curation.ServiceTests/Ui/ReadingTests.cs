using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Reading a framework with all its content, in any version, and where it comes from.</summary>
public sealed class ReadingTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly JobProfile Manager = Market.Care.Profile(ElementCode.Parse("SUC-5CSM"))!;

    [Fact]
    public async Task An_older_version_says_so_keeps_its_links_and_leads_to_the_latest()
    {
        await Market.PublishAsync(Ct);
        await PublishAsync(Market.Care with { Purpose = "A new purpose.", Competencies = [.. Market.Care.Competencies, Orphan] });
        await using var visit = await VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/frameworks/CARE");
        await Assertions.Expect(page.Locator(".older")).ToHaveCountAsync(0);
        await page.Locator(".versions summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Version 1" }).ClickAsync();
        await Assertions.Expect(page.Locator(".older")).ToContainTextAsync("This is version 1");
        await Assertions.Expect(page.Locator(".lead")).Not.ToHaveTextAsync("A new purpose.");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = Manager.Name }).GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator(".matrix tbody th a").First.ClickAsync();
        Assert.EndsWith("?version=1", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the latest" }).ClickAsync();
        Assert.DoesNotContain("?", page.Url, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (HttpStatusCode)(await page.GotoAsync("/frameworks/CARE?version=9"))!.Status);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the latest version" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync("A new purpose.");

        Assert.Equal(HttpStatusCode.NotFound, (HttpStatusCode)(await page.GotoAsync($"/frameworks/CARE/competencies/{Orphan.Code}?version=1"))!.Status);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read it in version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Orphan.Name);
        foreach (var bad in new[] { "0", "-1", "x", "999999999999", "%3Cscript%3E" })
        {
            using var client = NewClient();
            using var answer = await client.GetAsync(new Uri(Address, $"/frameworks/CARE/profiles/SUC-5CSM?version={bad}"), Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_called_something_is_found()
    {
        await Market.PublishAsync(Ct);
        await using var visit = await VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/frameworks/CARE");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("client success");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Manager.Name, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Manager.Name);
        await page.GotoAsync("/frameworks/CARE?find=zzz");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nothing is called “zzz”");
    }

    [Fact]
    public async Task A_competency_shows_all_its_content()
    {
        var full = Market.Care.Competencies.Single(c => c.Code == ElementCode.Parse("T510")) with { Alignments = [new Alignment("esco", "S1.2", "welcome customers")] };
        full = full with { LearningReferences = [.. full.LearningReferences, new LearningReference("b", "Book", "A Book", "About it.", "An Author", "A House", 2021, "A School", new Uri("https://example.org/book"), "9780306406157"), new LearningReference("j", "Book", "A Trap", "About it.", Url: new Uri("javascript:alert(1)"))] };
        await PublishAsync(Market.Care with { Competencies = [.. Market.Care.Competencies.Select(c => c.Code == full.Code ? full : c)] });
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/frameworks/CARE/competencies/T510");
        var text = (await page.Locator("main").InnerTextAsync()).ReplaceLineEndings(" ");
        string[] said =
        [
            full.Description, .. full.Behaviours.Select(b => b.Text), .. full.InterviewQuestions.Select(q => q.Text), .. full.InterviewQuestions.SelectMany(q => q.ProbingQuestions ?? []).Select(p => p.Text),
            .. full.DevelopmentStatements.Select(d => d.Text), .. full.CoachingTips.Select(t => t.Text), .. full.LearningReferences.Select(r => r.Description),
            .. Market.Care.Skills.Where(s => s.Competency == full.Code).SelectMany(s => s.Aliases.Prepend(s.Label)),
            .. Market.Care.Profiles.Where(p => p.Requirements.Any(r => r.Competency == full.Code)).Select(p => p.Name),
            "An Author, A House, 2021, A School, ISBN 9780306406157", "welcome customers", "goal setting", "Adoption and Value Realisation",
        ];
        Assert.All(said, s => Assert.Contains(s, text, StringComparison.Ordinal));
        var link = page.GetByRole(AriaRole.Link, new() { Name = "A Book" });
        Assert.Equal("https://example.org/book", await link.GetAttributeAsync("href"));
        Assert.Contains("noopener", await link.GetAttributeAsync("rel"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("a[href^='javascript']").CountAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".bar")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".refs .address").First).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task Content_says_which_version_and_which_decision_brought_it()
    {
        var requirement = Manager.Requirements[0];
        var change = new Change.ChangeLevel(Manager.Code, requirement.Competency, requirement.Level, requirement.Level == 4 ? 3 : requirement.Level + 1);
        var proposal = Market.Proposal(change, "Should it be asked for at another level?", "", "", 0.6, 0.4, 60, "x", 6, "Because.");
        await NightAsync(proposal);
        var frameworks = new FrameworkStore(Db);
        var kept = (await new ProposalStore(Db).GetAsync(proposal.Id, Ct))!;
        Assert.IsType<DecideOutcome.Decided>(await new DecisionStore(Db, frameworks, TimeProvider.System).DecideAsync(proposal.Id, new Verdict.Accept(), null, "ann", kept.Revision, Ct));
        Assert.IsType<PublishOutcome.Published>(await new PublishStore(Db, frameworks, TimeProvider.System).PublishAsync(Market.Care.Code, "", null, "lea", null, Ct));

        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/frameworks/CARE/profiles/SUC-5CSM");
        await Assertions.Expect(page.Locator(".matrix")).ToContainTextAsync($"{requirement.Competency}, since version 2");
        await Assertions.Expect(page.Locator(".origin li").First).ToContainTextAsync("decided by ann");
        await page.Locator(".origin").GetByRole(AriaRole.Link, new() { Name = "Should it be asked for at another level?" }).ClickAsync();
        Assert.EndsWith($"/review/{proposal.Id}", page.Url, StringComparison.Ordinal);

        using var administrator = new Visitor(Address);
        using (await administrator.SignInAsync("ada", Visitor.Password)) { }
        using var reader = await administrator.AddAsync("rita", "Reader");
        var shown = await reader.ReadAsync("/frameworks/CARE/profiles/SUC-5CSM");
        Assert.Contains("Should it be asked for at another level?", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/review/", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("decided by", shown, StringComparison.Ordinal);

        using var changes = NewClient();
        var json = await changes.GetStringAsync(new Uri(Address, "/api/frameworks/CARE/changes?since=1"), Ct);
        Assert.Contains("\"kind\": \"change_level\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ann\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_programs_teaches_with_the_address_it_is_read_at()
    {
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync("/api");
        await Assertions.Expect(visit.Page.Locator(".sample").First).ToContainTextAsync($"{Address}api/me");
        await Assertions.Expect(visit.Page.Locator(".addresses")).ToContainTextAsync("/api/frameworks/{code}/versions/{version}");
        await Assertions.Expect(visit.Page.Locator("#unknown-version")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    private static Competency Orphan => Market.Care.Competencies[0] with { Code = ElementCode.Parse("B999"), Name = "Only Lately" };

    private Task<int> PublishAsync(Framework framework) => new FrameworkStore(Db).PublishAsync(framework, "Notes.", Market.At.AddDays(1), Ct);
}
