using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Commands;
using Curation.ServiceTests.Nightly;
using Curation.ServiceTests.Storage;
using Curation.Storage.Sources;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui.Hostile;

/// <summary>What comes in from outside is text wherever it is shown: no script of it runs, and nothing asks another host.</summary>
public sealed class ScriptTests(FreshDatabase database, Browser browser, ITestOutputHelper output) : UiTest(database, browser)
{
    private const int AtOnce = 3;
    private static readonly DateOnly Night = new(2026, 6, 15);

    [Fact]
    public async Task No_payload_that_came_in_by_page_feed_or_file_runs_on_any_page_that_shows_it_or_becomes_a_formula_in_an_export()
    {
        Assert.Equal(200, Payloads.All.Count);
        var watch = Stopwatch.StartNew();
        await BringInAsync();
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0} s to bring them in: {await Database.AskAsync<long>("SELECT count(*) FROM postings")} postings");
        var paths = await PathsAsync();
        var (left, shown, wrong) = (new ConcurrentQueue<string>(paths), new ConcurrentDictionary<string, string>(StringComparer.Ordinal), new ConcurrentBag<string>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await using var visit = await VisitAsync();
            await HookAsync(visit, wrong);
            while (left.TryDequeue(out var path))
            {
                var before = visit.Errors.Count;
                var answer = await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
                if (answer is not { Ok: true }) wrong.Add($"{path}: {answer?.Status}");
                shown[path] = await visit.Page.Locator("main").InnerTextAsync();
                foreach (var error in visit.Errors.Skip(before)) wrong.Add($"{path}: {error}");
            }

            foreach (var request in visit.ForeignRequests) wrong.Add($"asks {request}");
        }));
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0} s with {paths.Count} pages looked at");
        Assert.Empty(wrong);

        // That they were shown, as text: else nothing was tried.
        var missing = Payloads.All.Where(p => !shown.Values.Any(text => Tidy(text).Contains(Tidy(p), StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var payload in missing) output.WriteLine($"nowhere shown as it is: {payload}");
        Assert.InRange(missing.Count, 0, 20);
        await AssertExportsAsync();
    }

    [Fact]
    public async Task The_control_page_that_encodes_nothing_fires()
    {
        var silent = new List<string>();
        foreach (var some in Payloads.All.Chunk(20))
        {
            // A page goes through a few only: some of what fires leaves it busy.
            await using var visit = await VisitAsync();
            var dialogs = 0;
            visit.Page.Dialog += (_, dialog) =>
            {
                dialogs++;
                _ = dialog.DismissAsync();
            };
            await visit.Page.Context.RouteAsync(url => url.Contains(Payloads.Elsewhere, StringComparison.Ordinal), route => route.AbortAsync());
            foreach (var payload in some)
            {
                var (asked, said) = (visit.ForeignRequests.Count, visit.Errors.Count(e => e == "fired"));
                dialogs = 0;
                await visit.Page.GotoAsync("about:blank", new() { Timeout = 60_000 });
                await visit.Page.SetContentAsync($"<body>{string.Concat(Places(payload).Select(place => $"<iframe srcdoc=\"{WebUtility.HtmlEncode(place)}\"></iframe>"))}", new() { Timeout = 60_000 });
                await visit.Page.WaitForTimeoutAsync(60);
                var fired = await visit.Page.EvaluateAsync<bool>("window.__fired !== undefined") || dialogs > 0 || visit.ForeignRequests.Count > asked || visit.Errors.Count(e => e == "fired") > said;
                if (!fired) silent.Add(payload);
            }
        }

        output.WriteLine($"{Payloads.All.Count - silent.Count} of {Payloads.All.Count} fire where nothing is encoded. The others need another place:");
        foreach (var payload in silent) output.WriteLine(payload);
        Assert.InRange(Payloads.All.Count - silent.Count, 140, Payloads.All.Count);
    }

    private async Task AssertExportsAsync()
    {
        using var client = NewClient();
        foreach (var (format, type) in new[] { ("csv", "text/csv"), ("jsonl", "application/jsonl") })
        {
            using var answer = await client.GetAsync(new Uri(Address, $"/search/export?format={format}"), Ct);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            if (format != "csv") continue;
            using var reader = new StringReader((await answer.Content.ReadAsStringAsync(Ct)).TrimStart('\ufeff'));
            var cells = Csv.Cells(reader).ToList();
            Assert.True(cells.Count > 280 * 20, $"{cells.Count} cells");
            Assert.DoesNotContain(cells, cell => cell.TrimStart(' ', '"', '\u00a0') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..]);
        }
    }

    /// <summary>Page, feed and file, each by the way that the product has for it; the night; and proposals that quote them.</summary>
    private async Task BringInAsync()
    {
        await using var board = await HostileBoard.StartAsync();
        var card = new SourceCard("<img src=x onerror=top.__fired=1>", "\"><svg onload=top.__fired=1>", new Uri("javascript:top.__fired=1"), "'><script>top.__fired=1</script>", Night);
        foreach (var (id, kind, path) in new[] { ("evil-pages", SourceKind.SchemaOrg, "/jobs"), ("evil-feed", SourceKind.Feed, "/feed"), ("evil-gone", SourceKind.Feed, "/<img src=x onerror=top.__fired=1>") })
            await new SourceStore(Db).SaveAsync(new Source(SourceId.Parse(id), kind, $"{id} <img src=x onerror=top.__fired=1>", new Uri(board.Address, path), card), Ct);
        await Market.PublishAsync(Ct);
        var folder = Directory.CreateTempSubdirectory("hostile");
        try
        {
            var (lines, framework) = (Path.Combine(folder.FullName, "lines.jsonl"), Path.Combine(folder.FullName, "framework.json"));
            await File.WriteAllTextAsync(lines, HostileFiles.Lines(), Ct);
            await File.WriteAllTextAsync(framework, HostileFiles.Framework(Market.Care), Ct);
            (await CommandRun.OnAsync(Database.Owner, "import", "postings", lines, "--as-of", "2026-06-15")).Ends(0);
            (await CommandRun.OnAsync(Database.Owner, "import", "framework", framework, "--as-of", "2026-06-15")).Ends(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await using var night = new NightServices(Database.Owner, board.Address);
        var end = await night.RunAsync(Night);
        Assert.True(end.Run is not null, end.Reason);
        await Market.ProposeAsync(end.Run.Id, [.. Enumerable.Range(0, Payloads.All.Count / 5).Select(k => Proposal([.. Payloads.All.Skip(5 * k).Take(5)], k))]);
    }

    private static Proposal Proposal(string[] five, int k) =>
        Market.Proposal(new Change.AddSkill(ElementCode.Parse("SUC-5CSM"), five[0], SkillKind.Skill, null), $"Should {five[0]} become a skill?", five[1], five[2], 0.4, 0.1, 60 - k, five[3], 1, five) with
        {
            Evidence = [.. five.Select((p, i) => Market.Sentence(i, p, employer: p, url: new Uri("https://jobs.example/?q=" + Uri.EscapeDataString(p))))],
        };

    private async Task<IReadOnlyList<string>> PathsAsync()
    {
        async Task<string[]> IdsAsync(string sql) => (await Database.AskAsync<string>($"SELECT string_agg(id::text, ',') FROM ({sql}) AS x"))?.Split(',') ?? [];
        var run = (await IdsAsync("SELECT id FROM runs")).Single();
        var competencies = Market.Care.Competencies.Select(c => $"/frameworks/EVIL/competencies/{c.Code}");
        var profiles = Market.Care.Profiles.Select(p => $"/frameworks/EVIL/profiles/{p.Code}");
        var typed = Payloads.All.Where((_, i) => i % 5 == 0).Select(Uri.EscapeDataString).ToList();
        return
        [
            "/", "/review", "/review?page=2", "/runs", $"/runs/{run}", "/frameworks", "/frameworks/EVIL", "/frameworks/CARE", "/search", "/search?q=customer", "/search?q=manager", "/search?sort=newest",
            .. competencies, .. profiles,
            .. typed.Select(p => $"/search?q={p}"),
            .. typed.Select(p => $"/review?framework={p}&kind={p}&profile={p}"),
            .. (await IdsAsync("SELECT id FROM proposals")).Select(id => $"/review/{id}"),
            .. (await IdsAsync("SELECT id FROM postings")).Select(id => $"/postings/{id}"),
        ];
    }

    private static async Task HookAsync(Visit visit, ConcurrentBag<string> wrong)
    {
        visit.Page.Dialog += (_, dialog) =>
        {
            wrong.Add($"{visit.Page.Url}: a dialog");
            _ = dialog.DismissAsync();
        };
        await visit.Page.AddInitScriptAsync("Object.defineProperty(window, '__fired', { set() { console.error('fired'); }, get() { return undefined; }, configurable: false })");
    }

    /// <summary>Where a page may put a text: between tags, in either kind of quotes, in a script's string, where a link leads, in a text area.</summary>
    private static string[] Places(string payload) =>
    [
        $"<p>{payload}</p>", $"<input value=\"{payload}\">", $"<input value='{payload}'>", $"<script>var a=\"{payload}\"</script>", $"<script>var a='{payload}'</script>", $"<script>var a=`{payload}`</script>",
        $"<a id=way href=\"{payload}\">x</a><script>way.click()</script>", $"<textarea>{payload}</textarea>", $"<title>{payload}</title>", $"<p>{WebUtility.HtmlDecode(payload)}</p>", $"<p>{Uri.UnescapeDataString(payload)}</p>",
    ];

    private static string Tidy(string text) => string.Concat(WebUtility.HtmlDecode(text).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
}
