using System.Text;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage.Decisions;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Versions;

/// <summary>In Chromium; pictures go into the folder that CURATION_PICTURES names.</summary>
public sealed class VersionPagesTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private const string Publish = "/frameworks/CARE/publish";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES");

    private FrameworkStore Frameworks => field ??= new FrameworkStore(Db);

    private DecisionStore Decisions => new(Db, Frameworks, TimeProvider.System);

    [Fact]
    public async Task Publishing_is_confirmed_in_place_and_notes_are_kept_while_they_are_typed()
    {
        await NightAsync();
        await ApproveAsync(6);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Publish);
        await page.RunAndWaitForResponseAsync(() => page.GetByLabel("Notes for readers").PressSequentiallyAsync("Kept words"), r => r.Url.EndsWith("/publish/notes", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByText("Saved as you type.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Notes for readers")).ToHaveValueAsync("Kept words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("6 accepted changes");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Not yet" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        Assert.Single(await Frameworks.VersionsAsync(Market.Care.Code, Ct));
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Version 2 has been in effect since");
        Assert.Equal("Kept words", (await Frameworks.VersionsAsync(Market.Care.Code, Ct))[0].Notes);
        visit.AssertClean();
    }

    [Fact]
    public async Task What_is_typed_into_the_draft_of_a_profile_is_kept_for_the_person_until_it_is_saved()
    {
        await NightAsync();
        await ApproveAsync(40);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        var draft = $"/frameworks/CARE/drafts/{Market.Proposals().First(p => p.Change is Change.NewProfile).Id}";
        await page.GotoAsync(draft);
        await page.RunAndWaitForResponseAsync(() => page.GetByLabel("Role description").PressSequentiallyAsync("Keeps partners selling."), r => r.Url.EndsWith("/typed", StringComparison.Ordinal) && r.Ok);
        await Assertions.Expect(page.GetByText("What you typed is kept, for you alone.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Role description")).ToHaveValueAsync("Keeps partners selling.");
        await Assertions.Expect(page.GetByText("What you typed is kept and not saved yet.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at what is saved" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Role description")).ToHaveValueAsync("");
        await page.GotoAsync(draft);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync(draft);
        await Assertions.Expect(page.GetByLabel("Role description")).ToHaveValueAsync("Keeps partners selling.");
        await Assertions.Expect(page.GetByText("What you typed is kept and not saved yet.")).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    [Fact]
    public async Task Without_a_script_publishing_goes_over_a_page_that_asks()
    {
        await NightAsync();
        await ApproveAsync(2);
        await using var visit = await VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync(Publish);
        await page.GetByLabel("Notes for readers").FillAsync("By hand");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Publish version 2?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Version 2 is published.")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task The_pages_fit_their_width_in_both_themes()
    {
        (int Width, bool Dark)[] looks = Folder is null ? [(1440, false), (390, true), (320, false)] : [(1440, false), (1440, true), (1024, false), (390, false), (390, true), (320, false)];
        var visits = new List<(Visit Visit, string Name)>();
        foreach (var (width, dark) in looks) visits.Add((await VisitAsync(width, width < 500 ? 844 : 900, dark), $"{width}-{(dark ? "dark" : "light")}"));
        await LookAsync("versions-none", "/versions");
        await NightAsync();
        await LookAsync("versions-first", "/frameworks/CARE/versions");
        await LookAsync("publish-nothing", Publish);
        await ApproveAsync(40);
        await LookAsync("publish-ready", Publish);
        await LookAsync("draft", $"/frameworks/CARE/drafts/{Market.Proposals().First(p => p.Change is Change.NewProfile).Id}");
        await LookAsync("compare", "/frameworks/CARE/versions/compare?from=1&to=draft");
        await LookAsync("compare-changelog", "/frameworks/CARE/versions/compare?from=1&to=draft&as=changelog");
        await LookAsync("compare-table", "/frameworks/CARE/versions/compare?from=1&to=draft&as=table");
        await new PublishStore(Db, Frameworks, TimeProvider.System).PublishAsync(Market.Care.Code, "CRM work moves up a level for customer success.\nTicket triage is now part of case prioritisation, and three roles ask for more than they did in spring.", new DateOnly(2099, 1, 1), "ada", null, Ct);
        var care = (await Frameworks.LatestAsync(Market.Care.Code, null, Ct))!.Content;
        var competency = care.Competencies.First(c => c.DevelopmentStatements.Count > 0);
        await Frameworks.PublishAsync(
            care with
            {
                Profiles = [care.Profiles[0] with { Responsibilities = [.. care.Profiles[0].Responsibilities.Take(3)] }, .. care.Profiles.Skip(1)],
                Competencies = [.. care.Competencies.Select(c => c.Code != competency.Code ? c : c with { Description = c.Description.Replace("ability to", "proven ability to plan, run and", StringComparison.Ordinal) })],
            },
            "", Market.At.AddDays(3), Ct);
        var made = Assert.IsType<HandMadeOutcome.Opened>(await new HandMade(Db, Frameworks, TimeProvider.System).ProposeAsync(Market.Care.Code, new Change.AddSkill(null, "Claims handling", SkillKind.Skill, null), "Asked for in two workshops.", "ada", Ct));
        await Decisions.DecideAsync(made.Proposal.Proposal.Id, new Verdict.Accept(), "Agreed with the claims team.", "ada", made.Proposal.Revision, Ct);
        await LookAsync("publish-blocked", Publish);
        await LookAsync("versions", "/frameworks/CARE/versions");
        await LookAsync("version", "/frameworks/CARE/versions/2?said=published");
        await LookAsync("compare-text", "/frameworks/CARE/versions/compare?from=2&to=3");
        await LookAsync("forward", "/frameworks/CARE/versions/1/forward");
        await LookAsync("import", "/frameworks/CARE/import");
        await UploadAsync("import-differences", Market.Care with { Purpose = "What people need who keep our customers.", Profiles = [.. Market.Care.Profiles.Skip(1)] });
        await UploadAsync("import-faults", Market.Care with { Profiles = [Market.Care.Profiles[0] with { Responsibilities = [] }, Market.Care.Profiles[1] with { Code = Market.Care.Profiles[0].Code }, .. Market.Care.Profiles.Skip(2)] });
        foreach (var (visit, _) in visits)
        {
            Assert.All(visit.Errors, e => Assert.Contains("422", e, StringComparison.Ordinal));
            Assert.Empty(visit.ForeignRequests);
            await visit.DisposeAsync();
        }

        async Task LookAsync(string name, string path)
        {
            foreach (var (visit, look) in visits)
            {
                await visit.Page.GotoAsync(path);
                await SeeAsync(visit, name, look);
            }
        }

        async Task UploadAsync(string name, Framework content)
        {
            foreach (var (visit, look) in visits)
            {
                await visit.Page.GotoAsync("/frameworks/CARE/import");
                await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "care.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(FrameworkJson.Write(content)) });
                await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Locator("main .btn.primary").ClickAsync(), r => r.Request.Method == "POST");
                await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(name == "import-faults" ? "The file cannot be published" : "The file makes");
                await SeeAsync(visit, name, look);
            }
        }

        static async Task SeeAsync(Visit visit, string name, string look)
        {
            await visit.Page.EvaluateAsync("document.fonts.ready");
            if (Folder is not null) await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{look}.png"), FullPage = true });
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways at {look}");
        }
    }

    private async Task ApproveAsync(int count)
    {
        foreach (var asked in Market.Proposals().Take(count).Concat(count > 20 ? Market.Proposals().Where(p => p.Change is Change.NewProfile) : []).DistinctBy(p => p.Id))
        {
            var kept = (await new ProposalStore(Db).GetAsync(asked.Id, Ct))!;
            Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(asked.Id, new Verdict.Accept(), null, "ada", kept.Revision, Ct));
        }
    }
}
