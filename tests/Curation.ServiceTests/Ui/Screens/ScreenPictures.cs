using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>
/// Pictures of the screens of the list, as the sample looks after its first night: into the folder that CURATION_PICTURES_TO names, by
/// <c>./curation test pictures</c>. Without it nothing is drawn. With CURATION_PICTURES_ALL each is drawn in every look, to be gone through.
/// </summary>
public sealed class ScreenPictures(FreshDatabase database, Browser browser, ITestOutputHelper output) : StorageTest(database)
{
    private const int Tallest = 1500;
    private const long Most = 3_000_000;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES_TO");
    private static readonly bool All = Environment.GetEnvironmentVariable("CURATION_PICTURES_ALL") is not null;

    /// <summary>What differs little from another picture: drawn only where all is.</summary>
    private static readonly string[] LikeAnother =
    [
        "review-words", "card-requirement", "card-fading", "card-priority", "card-note", "card-reject", "card-snooze", "card-edit-requirement", "card-edit-skill", "card-accepted", "competency-bare",
    ];

    /// <summary>What is shown in the dark and on a telephone too.</summary>
    private static readonly string[] AlsoDark = ["start", "card", "run", "search"];
    private static readonly string[] AlsoNarrow = ["start", "review", "card", "card-edit", "search", "profile", "sign-in", "audit", "admin"];

    [Fact]
    public async Task All_screens_are_drawn_and_weigh_less_than_3_MB()
    {
        Assert.SkipWhen(Folder is null, "Pictures are drawn by ./curation test pictures.");
        Directory.CreateDirectory(Folder);
        await using var house = await SampleHouse.OpenAsync(Database);
        foreach (var stage in ScreenList.All.GroupBy(row => row.Stage).OrderBy(g => g.Key))
        {
            await house.ReachAsync(stage.Key);
            foreach (var row in stage.Where(row => All || !LikeAnother.Contains(row.Name))) await DrawAsync(house, row);
        }

        var weight = new DirectoryInfo(Folder).EnumerateFiles("*.png").Sum(f => f.Length);
        output.WriteLine($"{weight / 1000} kB in {Folder}");
        Assert.InRange(weight, 1, All ? long.MaxValue : Most);
    }

    private static IEnumerable<(int Width, bool Dark)> LooksOf(ScreenRow row) => from width in new[] { 1440, 1024, 390 }
        from dark in new[] { false, true }
        where All || (width, dark) is (1440, false) || ((width, dark) is (1440, true) && AlsoDark.Contains(row.Name)) || ((width, dark) is (390, false) && AlsoNarrow.Contains(row.Name))
        select (width, dark);

    private async Task DrawAsync(SampleHouse house, ScreenRow row)
    {
        await using var visit = await browser.VisitAsync(house.Address, cookies: house.CookiesOf(row.As));
        await row.OpenAsync(visit.Page, house.Codes);
        foreach (var (width, dark) in LooksOf(row))
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            await visit.Page.SetViewportSizeAsync(width, width < 500 ? 844 : 900);
            // What clings to the lower end of the window is at the end of the picture, where the window is as high as the page.
            var height = Math.Min(Tallest, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
            await visit.Page.SetViewportSizeAsync(width, height);
            var picture = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
            await File.WriteAllBytesAsync(Path.Combine(Folder!, $"{row.Name}-{width}-{(dark ? "dark" : "light")}.png"), All ? picture : IndexedPng.Of(picture), Ct);
        }
    }
}
