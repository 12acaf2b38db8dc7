using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Curation.ServiceTests.Storage;
using Curation.Ui;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>Every screen under axe, wide and light and then narrow and dark, and that it fits 320 px, keeps to this host and says no error.</summary>
public sealed class AccessibilityTests(FreshDatabase database, Browser browser, ITestOutputHelper output) : StorageTest(database)
{
    private const int AtOnce = 2;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly object Rules = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["runOnly"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = "tag", ["values"] = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ["rules"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["target-size"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["enabled"] = true } },
        ["resultTypes"] = new[] { "violations" },
    };

    [Fact]
    public async Task No_screen_has_a_finding_wide_and_light_or_narrow_and_dark()
    {
        await using var house = await SampleHouse.OpenAsync(Database);
        var findings = new ConcurrentBag<string>();
        foreach (var stage in ScreenList.All.GroupBy(row => row.Stage).OrderBy(g => g.Key))
        {
            await house.ReachAsync(stage.Key);
            var left = new ConcurrentQueue<IGrouping<string?, ScreenRow>>(stage.GroupBy(row => row.As));
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
            {
                while (left.TryDequeue(out var rows)) await LookAsync(house, rows, findings);
            }));
        }

        foreach (var finding in findings.Order(StringComparer.Ordinal)) output.WriteLine(finding);
        Assert.Empty(findings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_test_sees_a_page_that_is_wrong()
    {
        await using var house = await SampleHouse.OpenAsync(Database);
        await using var visit = await browser.VisitAsync(house.Address);
        await visit.Page.SetContentAsync("<html><body><main><img src='data:,'><p style='color:#999;background:#aaa;width:50rem'>faint</p><a href='/'></a></main></body></html>");
        var found = (await FindingsAsync(visit.Page)).Select(f => f.Id).ToList();
        Assert.Contains("image-alt", found);
        Assert.Contains("link-name", found);
        Assert.Contains("html-has-lang", found);
        Assert.Contains("color-contrast", found);
        await visit.Page.SetViewportSizeAsync(320, 800);
        Assert.False(await FitsAsync(visit.Page));
    }

    [Fact]
    public async Task Every_page_that_can_be_got_stands_in_the_list()
    {
        await using var app = CurationWeb.Build(["--Storage:ConnectionString=Host=/nowhere;Username=x;Database=x", "--Logging:Console:LogLevel:Default=None"]);
        var got = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).Cast<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            .Where(route => !route.StartsWith("/api/", StringComparison.Ordinal) && !route.StartsWith("/openapi/", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var listed = ScreenList.All.Select(row => row.Route).Concat(ScreenList.NoScreens.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(got.Except(listed).Order(StringComparer.Ordinal).Select(route => $"{route}: add a row to ScreenList"));
        Assert.Empty(listed.Except(got).Order(StringComparer.Ordinal).Select(route => $"{route}: there is no such page any more"));
    }

    private async Task LookAsync(SampleHouse house, IGrouping<string?, ScreenRow> rows, ConcurrentBag<string> findings)
    {
        await using var visit = await browser.VisitAsync(house.Address, cookies: house.CookiesOf(rows.Key));
        foreach (var row in rows)
        {
            await visit.Page.SetViewportSizeAsync(1440, 900);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            var (before, watch) = (visit.Errors.Count, Stopwatch.StartNew());
            try
            {
                await row.OpenAsync(visit.Page, house.Codes);
            }
            catch (Exception fault) when (fault is TimeoutException or PlaywrightException)
            {
                findings.Add($"{row}: cannot be opened: {fault.Message.Replace('\n', ' ')}");
                continue;
            }

            await WholeAsync(visit.Page, 1440);
            await AddAsync(row, "1440 light");
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await WholeAsync(visit.Page, 390);
            await AddAsync(row, "390 dark");
            await visit.Page.SetViewportSizeAsync(320, 800);
            if (!await FitsAsync(visit.Page)) findings.Add($"{row}: scrolls sideways at 320 px");
            foreach (var error in visit.Errors.Skip(before).Where(e => row.Status < 400 || !e.Contains($"status of {row.Status}", StringComparison.Ordinal))) findings.Add($"{row}: {error}");
            foreach (var request in visit.ForeignRequests) findings.Add($"{row}: asks {request}");
            output.WriteLine($"{watch.ElapsedMilliseconds,6} ms {row}");
        }

        async Task AddAsync(ScreenRow row, string look)
        {
            if (!await FitsAsync(visit.Page)) findings.Add($"{row} {look}: scrolls sideways");
            foreach (var finding in await FindingsAsync(visit.Page))
                findings.Add($"{row} {look}: {finding.Id}: {string.Join(" | ", finding.Nodes.Take(4).Select(n => $"{n.Html} {n.FailureSummary}"))}");
        }
    }

    /// <summary>A window as high as the page: what clings to its lower end covers nothing that could be scrolled away from under it.</summary>
    private static async Task WholeAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.SetViewportSizeAsync(width, Math.Clamp(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 900, 12_000));
    }

    /// <summary>Axe by its own script, put into a page once: each run of the wrapper would put it there again.</summary>
    private static async Task<Finding[]> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string>("options => axe.run(document, options).then(results => JSON.stringify(results.violations))", Rules);
        return JsonSerializer.Deserialize<Finding[]>(found, JsonSerializerOptions.Web)!;
    }

    private static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");

    private sealed record Finding(string Id, IReadOnlyList<Place> Nodes);

    private sealed record Place(string Html, string? FailureSummary);
}
