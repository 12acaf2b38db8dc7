using System.Globalization;
using System.IO.Compression;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>
/// How long a decision takes for the person who decides, with 5,000 proposals open (<c>./curation test figures</c>), and what the card weighs.
/// </summary>
public sealed class KeyToCardTests(FreshDatabase database, Browser browser, ITestOutputHelper output) : UiTest(database, browser)
{
    private static readonly (int Open, int Decisions) Size = Environment.GetEnvironmentVariable("CURATION_TEST_FIGURES") == "1" ? (5000, 60) : (200, 8);

    // From the key to the frame after the one in which the next card was put: it is painted then.
    private const string Clock =
        """
        performance.setResourceTimingBufferSize(5000);
        window.painted = [];
        addEventListener("keydown", event => {
          if (event.key !== "a") return;
          const start = performance.now(), before = document.querySelector(".case").dataset.id;
          const look = () => document.querySelector(".case")?.dataset.id === before
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - start)));
          requestAnimationFrame(look);
        }, true);
        """;

    [Fact]
    public async Task Every_decision_in_a_row_is_painted_and_stored()
    {
        var (open, decisions) = Size;
        var profile = Market.Care.Profiles[0].Code;
        await NightAsync([.. Enumerable.Range(0, open).Select(n => Market.Proposal(
            new Change.AddSkill(profile, $"Tool {n}", SkillKind.Knowledge, null), $"Should Tool {n} become a skill?", "", $"Tool {n}", 0.2 + (n * 0.0001), 0.1, 40, $"Tool {n}", 5, "Many ask"))]);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.AddInitScriptAsync(Clock);
        await page.GotoAsync("/review");
        await page.Locator("a.ask-row").First.ClickAsync();
        await page.WaitForTimeoutAsync(2000);
        for (var n = 1; n <= decisions; n++)
        {
            await page.Keyboard.PressAsync("a");
            await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync($"Accepted. {open - n:N0} left.", new() { Timeout = 20_000 });
            // Nobody reads a card in less; the one after the next is fetched meanwhile.
            await page.WaitForTimeoutAsync(1000);
        }

        var painted = await page.EvaluateAsync<double[]>("window.painted");
        var stored = await page.EvaluateAsync<double[]>("performance.getEntriesByType('resource').filter(e => e.name.includes('/decide')).map(e => e.duration)");
        Assert.Equal((decisions, decisions), (painted.Length, stored.Length));
        output.WriteLine($"{decisions} decisions with {open:N0} open: key to next painted card {Figures(painted)}; to the server's answer, stored, {Figures(stored)}");
        visit.AssertClean();
    }

    [Fact]
    public async Task The_card_with_its_stylesheet_and_scripts_weighs_at_most_30_KB()
    {
        await NightAsync();
        using var client = NewClient();
        var heaviest = 0L;
        foreach (var proposal in Market.Proposals().DistinctBy(p => p.Change.GetType()))
            heaviest = Math.Max(heaviest, Packed(await client.GetByteArrayAsync(new Uri(Address, $"/review/{proposal.Id}"), Ct)));
        var page = await client.GetStringAsync(new Uri(Address, $"/review/{Market.Proposals()[0].Id}"), Ct);
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in new[] { "style", "curation", "review" })
        {
            var path = page.Split('"').First(p => p.StartsWith($"/{name}.", StringComparison.Ordinal));
            files[name] = Packed(await client.GetByteArrayAsync(new Uri(Address, path), Ct));
        }

        output.WriteLine($"Compressed: page {heaviest}, {string.Join(", ", files.Select(f => $"{f.Key} {f.Value}"))}, together {heaviest + files.Values.Sum()} bytes");
        Assert.InRange(heaviest + files.Values.Sum(), 1, 30_000);
    }

    private static long Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        return packed.Length;
    }

    private static double Part(double[] times, double part) => times.Order().ElementAt((int)(part * (times.Length - 1)));

    private static string Figures(double[] times) => string.Create(CultureInfo.InvariantCulture, $"p50 {Part(times, 0.5):0} ms, p95 {Part(times, 0.95):0} ms");
}
