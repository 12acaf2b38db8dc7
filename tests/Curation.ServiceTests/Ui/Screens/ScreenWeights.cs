using System.Globalization;
using System.Text;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>What each screen of the sample weighs and when it first paints: written beside the pictures, by <c>./curation test pictures</c>.</summary>
public sealed class ScreenWeights(FreshDatabase database, Browser browser, ITestOutputHelper output) : StorageTest(database)
{
    private const int Visits = 5;

    /// <summary>In bytes, as sent; a screen with a script and the stylesheet, without fonts.</summary>
    private const int Most = 80_000;

    private const string Weigh =
        """
        () => new Promise(done => new PerformanceObserver(list => {
          const paint = list.getEntriesByName("first-contentful-paint")[0];
          if (!paint) return;
          const kept = performance.getEntriesByType("resource").filter(r => !/\.woff2?(\?|$)/.test(r.name));
          done([paint.startTime, performance.getEntriesByType("navigation")[0].encodedBodySize, kept.reduce((sum, r) => sum + r.encodedBodySize, 0)]);
        }).observe({ type: "paint", buffered: true }))
        """;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES_TO");

    [Fact]
    public async Task No_screen_weighs_more_than_80_kB()
    {
        Assert.SkipWhen(Folder is null, "Screens are weighed by ./curation test pictures.");
        await using var house = await SampleHouse.OpenAsync(Database);
        var weighed = new List<(ScreenRow Row, Weight Weight)>();
        foreach (var stage in ScreenList.All.GroupBy(row => row.Stage).OrderBy(g => g.Key))
        {
            await house.ReachAsync(stage.Key);
            foreach (var row in stage)
            {
                if (row.Then is null) weighed.Add((row, await WeighAsync(house, row)));
                else if (stage.Key == Stage.Deciding) await DecideAsync(house, row);
            }
        }

        var table = Table(weighed);
        await File.WriteAllTextAsync($"{Path.TrimEndingDirectorySeparator(Folder)}.md", table, Ct);
        output.WriteLine(table);
        Assert.Empty(weighed.Where(w => w.Weight.Page + w.Weight.Rest > Most).Select(w => $"{w.Row}: {w.Weight.Page + w.Weight.Rest} bytes"));
    }

    /// <summary>What is done on one screen is seen on the next.</summary>
    private async Task DecideAsync(SampleHouse house, ScreenRow row)
    {
        await using var visit = await browser.VisitAsync(house.Address, cookies: house.CookiesOf(row.As));
        await row.OpenAsync(visit.Page, house.Codes);
    }

    /// <summary>Each visit begins with an empty cache; a page that a link leads to is asked for by its own address.</summary>
    private async Task<Weight> WeighAsync(SampleHouse house, ScreenRow row)
    {
        string address;
        await using (var first = await browser.VisitAsync(house.Address, cookies: house.CookiesOf(row.As)))
        {
            await row.OpenAsync(first.Page, house.Codes);
            address = first.Page.Url;
        }

        var visits = new List<double[]>();
        for (var n = 0; n < Visits; n++)
        {
            await using var visit = await browser.VisitAsync(house.Address, cookies: house.CookiesOf(row.As));
            await visit.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            visits.Add(await visit.Page.EvaluateAsync<double[]>(Weigh));
        }

        return new Weight((int)visits[0][1], (int)visits[0][2], visits.Select(v => v[0]).Order().ElementAt(Visits / 2));
    }

    private static string Table(IReadOnlyList<(ScreenRow Row, Weight Weight)> weighed)
    {
        var text = new StringBuilder(
            $"""
            # What the screens weigh

            Of the sample after its first night, in Chromium at 1440 px with an empty cache, on this machine without a network between: bytes as sent
            (compressed), without fonts; the first contentful paint is the median of {Visits} visits. Written by `./curation test pictures`.

            | screen | page, kB | style and scripts, kB | first paint, ms |
            |---|---:|---:|---:|

            """);
        foreach (var (row, weight) in weighed)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {weight.Page / 1000.0:0.0} | {weight.Rest / 1000.0:0.0} | {weight.Paint:0} |\n");
        return text.ToString();
    }

    /// <param name="Page">Bytes of the HTML.</param>
    /// <param name="Rest">Bytes of all else, fonts aside.</param>
    /// <param name="Paint">In milliseconds from the click on.</param>
    private sealed record Weight(int Page, int Rest, double Paint);
}
