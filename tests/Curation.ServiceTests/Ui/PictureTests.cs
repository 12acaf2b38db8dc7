using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Pictures of all screens into the folder that CURATION_PICTURES names; and everywhere: no screen scrolls sideways, none says an error.</summary>
public sealed class PictureTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES");

    private static readonly (int Width, bool Dark)[] Looks = Folder is null
        ? [(1440, false), (390, true), (320, false)]
        : [(1440, false), (1440, true), (1024, false), (390, false), (390, true), (320, false)];

    [Fact]
    public async Task Screens_fit_their_width_in_both_themes()
    {
        var visits = new List<(Visit Visit, string Name)>();
        foreach (var (width, dark) in Looks)
            visits.Add((await VisitAsync(width, width < 500 ? 844 : 900, dark), $"{width}-{(dark ? "dark" : "light")}"));
        await LookAsync("start-first", "/");
        await LookAsync("review-empty", "/review");
        await LookAsync("frameworks-empty", "/frameworks");

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
        await LookAsync("start-running", "/");
        await LookAsync("run", $"/runs/{night.Id}");
        var proposals = Market.Proposals();
        await Market.ProposeAsync(night.Id, proposals);
        await night.FinishAsync(RunState.SucceededWithProblems, Ct);
        await LookAsync("start", "/");
        await LookAsync("runs", "/runs");
        await LookAsync("review", "/review");
        await LookAsync("review-none", "/review?kind=new_profile&framework=CARE&profile=SUC-5CSM");
        await LookAsync("review-search", "/review?q=renewals%20OR%20forecast&family=SUC&sort=employers");
        await LookAsync("review-wrong", "/review?q=%22half&kind=change_level");
        foreach (var kind in proposals.DistinctBy(p => p.Change.GetType()))
            await LookAsync($"card-{Domain.Proposals.Proposal.KindOf(kind.Change)}", $"/review/{kind.Id}");
        foreach (var panel in new[] { "edit", "merge", "reject", "snooze", "note" })
            await LookAsync($"card-do-{panel}", $"/review/{proposals.First(p => p.Change is Domain.Proposals.Change.AddSkill).Id}?do={panel}");
        await LookAsync("card-do-edit-requirement", $"/review/{proposals.First(p => p.Change is Domain.Proposals.Change.AddRequirement).Id}?do=edit");
        await LookAsync("card-do-edit-level", $"/review/{proposals[0].Id}?do=edit");
        await LookAsync("frameworks", "/frameworks");
        await LookAsync("framework", "/frameworks/CARE");
        await LookAsync("profile", "/frameworks/CARE/profiles/SUC-5CSM");
        await LookAsync("competency", "/frameworks/CARE/competencies/T530");
        await LookAsync("framework-find", "/frameworks/CARE?find=account");
        await LookAsync("competency-bare", "/frameworks/CARE/competencies/T550");
        await LookAsync("for-programs", "/api");
        await LookAsync("account", "/account");
        await LookAsync("admin", "/admin");
        await LookAsync("admin-new-person", "/admin/people/new");
        await LookAsync("admin-new-key", "/admin/keys/new");
        await LookAsync("admin-person", $"/admin/people/{await Database.AskAsync<Guid>("SELECT id FROM accounts.users")}");
        foreach (var (visit, _) in visits) await visit.Page.Context.ClearCookiesAsync();
        await LookAsync("sign-in", "/sign-in");
        foreach (var (visit, _) in visits)
        {
            visit.AssertClean();
            await visit.DisposeAsync();
        }

        async Task LookAsync(string name, string path)
        {
            foreach (var (visit, look) in visits)
            {
                await visit.Page.GotoAsync(path);
                await visit.Page.EvaluateAsync("document.fonts.ready");
                if (Folder is not null)
                    await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{look}.png"), FullPage = true });
                Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways at {look}");
            }
        }
    }
}
