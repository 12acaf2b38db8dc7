using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Pictures of all screens into the folder that CURATION_PICTURES names; and everywhere: no screen scrolls sideways, none says an error.</summary>
public sealed class PictureTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES");

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(1024, false)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task Screens_fit_their_width_in_both_themes(int width, bool dark)
    {
        await using var visit = await VisitAsync(width, width < 500 ? 844 : 900, dark);
        await LookAsync(visit, "start-first", "/");
        await LookAsync(visit, "review-empty", "/review");
        await LookAsync(visit, "frameworks-empty", "/frameworks");

        await Market.PublishAsync(Ct);
        await Market.SourcesAsync(Ct, "brightwater", "calder", "harbour", "lumenfield", "meridian", "nordvacancy");
        await using var night = await Market.BeginAsync(Ct);
        await night.PlanAsync(RunStep.Discover, 1, Ct, "brightwater", "calder", "harbour", "lumenfield", "meridian", "nordvacancy");
        await night.WorkAsync(RunStep.Discover, 6, Ct);
        await night.PlanAsync(RunStep.Fetch, 1204, Ct, "brightwater", "calder", "harbour", "lumenfield", "meridian", "nordvacancy");
        await night.WorkAsync(RunStep.Fetch, 1, Ct);
        await night.WorkAsync(RunStep.Fetch, 1, Ct, failure: "the server closed the connection after 30 seconds");
        await night.WorkAsync(RunStep.Fetch, 1, Ct, problems: 14);
        await night.UnreadableAsync("harbour", "https://harbour.example/jobs/17?ref=a-rather-long-address-that-has-to-break-somewhere", "JSON-LD ends in the middle of a string");
        await LookAsync(visit, "start-running", "/");
        await LookAsync(visit, "run", $"/runs/{night.Id}");
        var proposals = Market.Proposals();
        await Market.ProposeAsync(night.Id, proposals);
        await night.FinishAsync(RunState.SucceededWithProblems, Ct);
        await LookAsync(visit, "start", "/");
        await LookAsync(visit, "runs", "/runs");
        await LookAsync(visit, "review", "/review");
        await LookAsync(visit, "review-none", "/review?kind=new_profile&framework=CARE&profile=SUC-5CSM");
        foreach (var kind in proposals.DistinctBy(p => p.Change.GetType()))
            await LookAsync(visit, $"card-{Domain.Proposals.Proposal.KindOf(kind.Change)}", $"/review/{kind.Id}");
        await LookAsync(visit, "frameworks", "/frameworks");
        await LookAsync(visit, "framework", "/frameworks/CARE");
        await LookAsync(visit, "profile", "/frameworks/CARE/profiles/SUC-5CSM");
        await LookAsync(visit, "competency", "/frameworks/CARE/competencies/T530");
        visit.AssertClean();

        async Task LookAsync(Visit at, string name, string path)
        {
            await at.Page.GotoAsync(path);
            await at.Page.EvaluateAsync("document.fonts.ready");
            if (path == "/") await at.Page.WaitForTimeoutAsync(300);
            if (Folder is not null)
                await at.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });
            Assert.True(await at.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways at {width}");
        }
    }
}
