using Curation.Domain.Models;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage.Models;
using Curation.Storage.Postings;
using Curation.Storage.Work;
using Curation.Ui.Accounts;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Models;

/// <summary>The screen Models in a browser, by the keyboard.</summary>
public sealed class ModelsScreenTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private ModelRegistry Registry => new(Db, TimeProvider.System);

    private ModelChoices Choices => new(Db, Registry, new RunRequests(Db, TimeProvider.System), TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lead_compares_takes_a_worse_one_with_a_reason_and_goes_back(bool script)
    {
        await ArrangeAsync();
        await using var visit = await VisitAsync(script: script);
        var page = visit.Page;
        await page.GotoAsync("/models");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "aaaaaaaaaaaa" })).ToContainTextAsync("In force");
        var hands = new Hands(page);
        await hands.TabToAsync($"main a[href='/models?a={ModelData.Shipped[0].Hash}&b={ModelData.Shipped[1].Hash}']");
        await hands.FollowAsync("Enter", "Tagger bbbbbbbbbbbb beside aaaaaaaaaaaa");
        await Assertions.Expect(page.GetByText("It is worse.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("details[id$=lost]")).ToContainTextAsync("10 examples");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "strict F1" })).ToContainTextAsync("−20.0");

        await page.FillAsync("#why", "It is ten times as fast.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in force" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("in force?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in force" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("nothing was changed", new() { Exact = false }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#why")).ToHaveValueAsync("It is ten times as fast.");
        Assert.Equal(ModelData.Shipped[0].Hash, (await Choices.InForceAsync(Ct))[ModelKind.Tagger].Hash);

        await page.GetByRole(AriaRole.Checkbox).PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in force" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in force" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "bbbbbbbbbbbb" })).ToContainTextAsync("In force");
        await Assertions.Expect(page.GetByText("although it was worse")).ToBeVisibleAsync();
        Assert.Equal(("ada", true), ((await Choices.InForceAsync(Ct))[ModelKind.Tagger].ChosenBy, (await Choices.InForceAsync(Ct))[ModelKind.Tagger].IsWorse));

        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back the Tagger" }).PressAsync("Enter");
        await page.FillAsync("#why", "It misses too much.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "aaaaaaaaaaaa" })).ToContainTextAsync("In force");
        await Assertions.Expect(page.GetByText("It misses too much.")).ToBeVisibleAsync();
        Assert.All(visit.Errors, error => Assert.Contains("422", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_follows_the_analysis_without_a_reload()
    {
        await ArrangeAsync();
        var posting = Make.Posting("1");
        await Make.SourcesAsync(Db, "board-a");
        await Make.PageAsync(Db, Make.Night(1), "https://board-a.example/jobs", posting, Make.Posting("2"));
        await new ModelStore(Db).RegisterAsync("m1", new AnalystParts(ModelData.Shipped[0].Hash, ModelData.Shipped[2].Hash, ModelData.Shipped[3].Hash), 3, new DateOnly(2025, 6, 1), new DateOnly(2026, 3, 1), Make.Night(1), Ct);
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync("/models");
        await visit.Page.EvaluateAsync("window.sameDocument = true");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("2 postings are still to be judged");
        await Db.InTransactionAsync(work => new PostingStore(Db).SaveAnalysis(work, Make.Analysis(posting)), Ct);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("1 posting is still to be judged");
        await Db.InTransactionAsync(work => new PostingStore(Db).SaveAnalysis(work, Make.Analysis(Make.Posting("2"))), Ct);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The models in force have judged every posting of the window");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.sameDocument"));
        visit.AssertClean();
    }

    [Fact]
    public async Task An_operator_looks_and_does_not_choose_and_an_unknown_version_is_said_to_be_missing()
    {
        await ArrangeAsync();
        using var otto = await Person.AddAsync("otto", "Otto Lind", [Role.Operator]);
        await using var visit = await VisitAsync(otto);
        await visit.Page.GotoAsync($"/models?a={ModelData.Shipped[0].Hash}&b={ModelData.Shipped[1].Hash}");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Tagger bbbbbbbbbbbb");
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Put it in force" }).CountAsync());
        using var client = NewClient();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri(Address, "/models?a=5555"), Ct)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri(Address, $"/models?a={ModelData.Shipped[2].Hash}&b={ModelData.Shipped[1].Hash}"), Ct)).StatusCode);
    }

    private async Task ArrangeAsync()
    {
        await Registry.RegisterShippedAsync(ModelData.Shipped, Market.At, Ct);
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(ModelData.Shipped[0], 0.7, new string('1', 20)), Ct);
        await Registry.SaveEvaluationAsync(ModelData.Evaluation(ModelData.Shipped[1], 0.5, "00000000001111111111"), Ct);
    }
}
