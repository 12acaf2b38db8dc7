using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Curation.Storage.Work;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

public sealed class RunRequestScreenTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_asks_for_a_retry_once_and_sees_who_asked_and_what_came_of_it(bool script)
    {
        await Market.PublishAsync(Ct);
        await Market.SourcesAsync(Ct, "acme", "lumen");
        await using (var night = await Market.BeginAsync(Ct))
        {
            await night.PlanAsync(RunStep.Discover, 1, Ct, "acme", "lumen");
            await night.WorkAsync(RunStep.Discover, 1, Ct);
            await night.WorkAsync(RunStep.Discover, 1, Ct, failure: "the connection was closed");
            await night.FinishAsync(RunState.SucceededWithProblems, Ct);
        }

        await using var visit = await VisitAsync(script: script);
        var page = visit.Page;
        await page.GotoAsync("/runs");
        await page.Locator("main a[href^='/runs/']").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Lumen careers" })).ToContainTextAsync("none yet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry what failed" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Ada L. asked for what failed to be tried again")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run the night now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Not started.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("ada has asked already")).ToBeVisibleAsync();
        Assert.Equal(1, await Database.AskAsync<long>("SELECT count(*) FROM run_requests"));
        Assert.Equal("ada", await Database.AskAsync<string>("SELECT actor FROM audit WHERE act = 'retry_failed'"));

        var requests = new RunRequests(Db, TimeProvider.System);
        await requests.EndAsync((await requests.TakeAsync(Ct))!.Id, "The night of 2026-11-24 was worked on: all of it is done.", Ct);
        if (!script)
        {
            await page.GotoAsync("/runs");
            await page.Locator("main a[href^='/runs/']").First.ClickAsync();
        }

        await Assertions.Expect(page.GetByText("all of it is done")).ToBeVisibleAsync();
        Assert.All(visit.Errors, error => Assert.Contains("409", error, StringComparison.Ordinal));
    }
}
