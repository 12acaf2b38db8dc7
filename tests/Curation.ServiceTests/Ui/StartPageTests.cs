using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

public sealed class StartPageTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Fact]
    public async Task Before_the_first_night_it_says_what_comes_and_then_follows_the_night_to_its_end_without_a_reload()
    {
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The first night has not begun");
        await page.EvaluateAsync("window.sameDocument = true");

        await Market.PublishAsync(Ct);
        await Market.SourcesAsync(Ct, "acme", "lumen");
        await using var night = await Market.BeginAsync(Ct);
        await night.PlanAsync(RunStep.Discover, 1, Ct, "acme", "lumen");
        await night.WorkAsync(RunStep.Discover, 2, Ct);
        await night.PlanAsync(RunStep.Fetch, 4, Ct, "acme", "lumen");
        await night.WorkAsync(RunStep.Fetch, 1, Ct);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("24 November 2026 is running");
        await Assertions.Expect(page.Locator(".steps .busy")).ToContainTextAsync("Fetch4 of 8 pages");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Acme careers" })).ToContainTextAsync("Done");

        await night.WorkAsync(RunStep.Fetch, 1, Ct, failure: "the connection was closed");
        await Market.ProposeAsync(night.Id, Market.Proposals());
        await night.FinishAsync(RunState.SucceededWithProblems, Ct);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("is done, with problems");
        await Assertions.Expect(page.GetByText("Lumen careers: fetching was given up")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#open .ask-row").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#to-decide")).ToContainTextAsync($"{Market.Proposals().Count}");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        visit.AssertClean();
    }

    [Fact]
    public async Task Without_a_script_the_page_shows_the_state_and_a_reload_shows_the_next()
    {
        await NightAsync();
        await using var visit = await VisitAsync(script: false);
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The night of 24 November 2026 is done");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Theme: system. Change" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Theme: light. Change" })).ToBeVisibleAsync();
        Assert.Equal("light", await visit.Page.Locator("html").GetAttributeAsync("data-theme"));
        visit.AssertClean();
    }

    [Fact]
    public async Task A_night_whose_worker_died_is_said_to_wait()
    {
        await Market.PublishAsync(Ct);
        await using (var night = await Market.BeginAsync(Ct))
            await night.PlanAsync(RunStep.Discover, 1, Ct, "acme");
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("was cut off and waits to go on");
        await Assertions.Expect(visit.Page.GetByText("No worker is at it just now.")).ToBeVisibleAsync();
        visit.AssertClean();
    }
}
