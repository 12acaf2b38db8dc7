using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>
/// Pictures of the screens of the list, as the sample looks after its first night: into the folder that CURATION_PICTURES_TO names, by
/// <c>./curation test pictures</c>. Without it nothing is drawn.
/// </summary>
public sealed class ScreenPictures(FreshDatabase database, Browser browser, ITestOutputHelper output) : StorageTest(database)
{
    private const int Tallest = 1500;
    private const long Most = 3_000_000;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES_TO");

    /// <summary>What is shown in the dark and on a telephone too.</summary>
    private static readonly string[] AlsoDark = ["start", "card", "run", "search"];
    private static readonly string[] AlsoNarrow = ["start", "review", "card", "search", "sign-in"];

    [Fact]
    public async Task All_screens_are_drawn_and_weigh_less_than_3_MB()
    {
        Assert.SkipWhen(Folder is null, "Pictures are drawn by ./curation test pictures.");
        Directory.CreateDirectory(Folder);
        await using var house = await SampleHouse.OpenAsync(Database);
        foreach (var stage in ScreenList.All.GroupBy(row => row.Stage).OrderBy(g => g.Key))
        {
            await house.ReachAsync(stage.Key);
            foreach (var row in stage)
            {
                await DrawAsync(house, row, 1440, dark: false);
                if (AlsoDark.Contains(row.Name)) await DrawAsync(house, row, 1440, dark: true);
                if (AlsoNarrow.Contains(row.Name)) await DrawAsync(house, row, 390, dark: false);
            }
        }

        var weight = new DirectoryInfo(Folder).EnumerateFiles("*.png").Sum(f => f.Length);
        output.WriteLine($"{weight / 1000} kB in {Folder}");
        Assert.InRange(weight, 1, Most);
    }

    private async Task DrawAsync(SampleHouse house, ScreenRow row, int width, bool dark)
    {
        await using var visit = await browser.VisitAsync(house.Address, width, width < 500 ? 844 : 900, dark, cookies: house.CookiesOf(row.As));
        await row.OpenAsync(visit.Page, house.Codes);
        var height = Math.Min(Tallest, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        var picture = await visit.Page.ScreenshotAsync(new() { FullPage = true, Clip = new() { X = 0, Y = 0, Width = width, Height = height }, Animations = ScreenshotAnimations.Disabled });
        await File.WriteAllBytesAsync(Path.Combine(Folder!, $"{row.Name}-{width}-{(dark ? "dark" : "light")}.png"), IndexedPng.Of(picture), Ct);
    }
}
