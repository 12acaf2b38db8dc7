using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>A night that is running, which the sample's is not when its screens are looked at: it scrolls sideways at no width, and says no error.</summary>
public sealed class RunningNightLooksTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Fact]
    public async Task A_running_night_with_its_problems_fits_every_width()
    {
        string[] sources = ["brightwater", "calder", "harbour", "lumenfield", "meridian", "nordvacancy"];
        await Market.PublishAsync(Ct);
        await Market.SourcesAsync(Ct, sources);
        await using var night = await Market.BeginAsync(Ct);
        await night.PlanAsync(RunStep.Discover, 1, Ct, sources);
        await night.WorkAsync(RunStep.Discover, 6, Ct);
        await night.PlanAsync(RunStep.Fetch, 1204, Ct, sources);
        await night.WorkAsync(RunStep.Fetch, 1, Ct);
        await night.WorkAsync(RunStep.Fetch, 1, Ct);
        await night.WorkAsync(RunStep.Fetch, 1, Ct, failure: "the server closed the connection after 30 seconds");
        await night.WorkAsync(RunStep.Fetch, 1, Ct, problems: 14);
        await night.UnreadableAsync("harbour", "https://harbour.example/jobs/17?ref=a-rather-long-address-that-has-to-break-somewhere", "JSON-LD ends in the middle of a string");
        await using var visit = await VisitAsync(dark: true);
        foreach (var path in new[] { "/", $"/runs/{night.Id}", "/review" })
        {
            foreach (var width in new[] { 1440, 390, 320 })
            {
                await visit.Page.SetViewportSizeAsync(width, 844);
                await visit.Page.GotoAsync(path);
                Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways at {width}");
            }
        }

        Assert.Contains("A night is running: what it finds comes here when it is done.", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        visit.AssertClean();
    }
}
