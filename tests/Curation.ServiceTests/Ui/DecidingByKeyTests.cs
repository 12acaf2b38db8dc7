using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Deciding in Chromium: by keys alone, and without a script.</summary>
public sealed class DecidingByKeyTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly IReadOnlyList<Proposal> All = Market.Proposals();

    private DecisionStore Decisions => new(Db, new FrameworkStore(Db), TimeProvider.System);

    [Fact]
    public async Task Five_decisions_an_undo_and_a_way_back_without_touching_the_mouse()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review?kind={"change_level"}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        var order = await OrderAsync(page);
        await AtAsync(page, order[0]);

        await page.Keyboard.PressAsync("a");
        await AtAsync(page, order[1]);
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted");
        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync($"Accepted. {order.Count - 1} left.");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.PressAsync("4");
        await AtAsync(page, order[2]);
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Rejected: too rare");
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("3");
        await AtAsync(page, order[3]);
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Snoozed until 5 more employers ask");

        var level = (Change.ChangeLevel)All.First(p => p.Id == order[3]).Change;
        var other = Enumerable.Range(1, 4).First(n => n != level.From && n != level.To);
        await page.Keyboard.PressAsync($"{other}");
        await Assertions.Expect(page.Locator($"[name=level][value='{other}']")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await AtAsync(page, order[4]);
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted as edited");
        Assert.Equal(new Verdict.AcceptEdited(level with { To = other }), (await StandingAsync(order[3]))!.Verdict);

        await page.Keyboard.PressAsync("r");
        await page.Keyboard.PressAsync("6");
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Our level 3 is what they mean");
        await page.Keyboard.PressAsync("Control+Enter");
        await AtAsync(page, order[5]);
        Assert.Equal(new Verdict.Reject(RejectReason.Other, "Our level 3 is what they mean"), (await StandingAsync(order[4]))!.Verdict);

        await page.Keyboard.PressAsync("z");
        await AtAsync(page, order[4]);
        await page.Keyboard.PressAsync("Control+z");
        await AtAsync(page, order[3]);
        Assert.Null(await StandingAsync(order[4]));
        Assert.Null(await StandingAsync(order[3]));
        Assert.Equal(new Verdict.Snooze(null, 5), (await StandingAsync(order[2]))!.Verdict);
        Assert.Equal(new Verdict.Reject(RejectReason.TooRare), (await StandingAsync(order[1]))!.Verdict);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("a.ask-row").First).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task Keys_move_between_cards_and_sentences_and_show_themselves()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{All[0].Id}");
        var order = await OrderAsync(page);
        var at = order.IndexOf(All[0].Id);
        await page.Keyboard.PressAsync("j");
        await AtAsync(page, order[at + 1]);
        await page.Keyboard.PressAsync("ArrowRight");
        await AtAsync(page, order[at + 2]);
        await page.Keyboard.PressAsync("k");
        await AtAsync(page, order[at + 1]);
        await page.GoBackAsync();
        await AtAsync(page, order[at + 2]);
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator(".quote[aria-current] .no")).ToHaveTextAsync("2");
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.Locator(".quote[aria-current] .no")).ToHaveTextAsync("1");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#key-sheet")).ToBeHiddenAsync();
        await AtAsync(page, order[at + 2]);
        visit.AssertClean();
    }

    [Fact]
    public async Task Switched_off_single_keys_do_nothing_and_the_choice_is_remembered()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{All[0].Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keys" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch single keys off" }).ClickAsync();
        await Assertions.Expect(page.Locator(".actions kbd").First).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("j");
        await page.WaitForTimeoutAsync(300);
        await AtAsync(page, All[0].Id);
        Assert.Null(await StandingAsync(All[0].Id));
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Undone");
        Assert.Null(await StandingAsync(All[0].Id));
        visit.AssertClean();
    }

    [Fact]
    public async Task Keys_in_a_field_are_text_and_what_is_typed_is_kept_by_itself()
    {
        await NightAsync();
        var skill = All.First(p => p.Change is Change.AddSkill);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{skill.Id}");
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.Locator("#words")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" arj?z");
        await Assertions.Expect(page.Locator("[data-kept]")).ToHaveTextAsync("What you typed is kept.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#words")).ToHaveValueAsync($"{((Change.AddSkill)skill.Change).Term} arj?z");
        Assert.Null(await StandingAsync(skill.Id));
        visit.AssertClean();
    }

    [Fact]
    public async Task Merging_narrows_the_list_as_one_types()
    {
        await NightAsync();
        var skill = All.First(p => p.Change is Change.AddSkill);
        var target = Market.Care.Skills.First(s => s.Label == "Salesforce");
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{skill.Id}");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("salesf");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Salesforce");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Merged into");
        Assert.Equal(new Verdict.Merge(MergeKind.Skill, target.Code), (await StandingAsync(skill.Id))!.Verdict);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_card_that_somebody_decided_first_comes_back_with_their_decision()
    {
        await NightAsync();
        using var ben = await Person.AddAsync("ben", "Curator");
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{All[0].Id}?kind=change_level");
        await Assertions.Expect(page.Locator(".actions")).ToBeVisibleAsync();
        var kept = (await new ProposalStore(Db).GetAsync(All[0].Id, Ct))!;
        using (await ben.SendAsync("/account", $"/review/{All[0].Id}/decide", ("verdict", "reject:too_rare"), ("revision", kept.Revision))) { }
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator(".notice strong").First).ToHaveTextAsync("ben rejected it: too rare");
        await AtAsync(page, All[0].Id);
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Yours, accepted, was not saved");
        Assert.All(visit.Errors, e => Assert.Contains("409", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_second_person_typed_into_an_edit_stands_beside_the_first_decision_and_stays()
    {
        await NightAsync();
        var skill = All.First(p => p.Change is Change.AddSkill);
        using var ben = await Person.AddAsync("ben", "Ben Ahlers", ["Curator"]);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{skill.Id}");
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.Locator("#words")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Customer journeys");
        await page.Locator("#note").FillAsync("Ours is wider");
        var kept = (await new ProposalStore(Db).GetAsync(skill.Id, Ct))!;
        using (await ben.SendAsync("/account", $"/review/{skill.Id}/decide", ("verdict", "reject:too_rare"), ("revision", kept.Revision))) { }
        await page.Keyboard.PressAsync("Control+Enter");
        var notice = page.Locator(".notice").First;
        await Assertions.Expect(notice.Locator("strong").First).ToHaveTextAsync("Ben Ahlers rejected it: too rare");
        await Assertions.Expect(notice.Locator("strong span")).ToHaveAttributeAsync("title", "ben");
        await AssertTypedAsync();
        await page.ReloadAsync();
        await AssertTypedAsync();
        Assert.Equal("ben", (await StandingAsync(skill.Id))!.Actor);
        Assert.All(visit.Errors, e => Assert.Contains("409", e, StringComparison.Ordinal));

        async Task AssertTypedAsync()
        {
            await Assertions.Expect(notice).ToContainTextAsync("Customer journeys");
            await Assertions.Expect(notice).ToContainTextAsync("Ours is wider");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Undoing_what_is_published_opens_a_proposal_that_takes_it_back_and_says_so(bool script)
    {
        await NightAsync();
        var frameworks = new FrameworkStore(Db);
        var kept = (await new ProposalStore(Db).GetAsync(All[0].Id, Ct))!;
        await Decisions.DecideAsync(All[0].Id, new Verdict.Accept(), null, "ada", kept.Revision, Ct);
        Assert.IsType<PublishOutcome.Published>(await new PublishStore(Db, frameworks, TimeProvider.System).PublishAsync(Market.Care.Code, "Levels", new DateOnly(2099, 1, 1), "ada", null, Ct));
        await using var visit = await VisitAsync(script: script);
        var page = visit.Page;
        await page.GotoAsync($"/review/{All[0].Id}");
        if (script) await page.Keyboard.PressAsync("z");
        else await page.GetByRole(AriaRole.Button, new() { Name = "Propose to take it back" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Not undone: version 2 has it");
        await Assertions.Expect(page.Locator(".case")).ToHaveAttributeAsync("data-state", "Open");
        if (script) await Assertions.Expect(page.Locator("#live")).ToContainTextAsync("This proposal asks to take it back");
        var level = (Change.ChangeLevel)All[0].Change;
        var asked = (await new ProposalStore(Db).GetAsync(Guid.Parse((await page.Locator(".case").GetAttributeAsync("data-id"))!), Ct))!;
        Assert.Equal(level with { From = level.To, To = level.From }, asked.Proposal.Change);
        Assert.Equal(level.To, (await frameworks.LatestAsync(Market.Care.Code, null, Ct))!.Content.Profile(level.ForProfile)!.Requirements.Single(r => r.Competency == level.Competency).Level);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_decision_waits_while_the_line_is_down_and_is_saved_once()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/review/{All[0].Id}?kind=change_level");
        await page.WaitForTimeoutAsync(500);
        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.GetByText("Not saved yet")).ToBeVisibleAsync();
        Assert.Null(await StandingAsync(All[0].Id));
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted");
        await Assertions.Expect(page.GetByText("Not saved yet")).ToBeHiddenAsync();
        Assert.Single(await Decisions.HistoryAsync(All[0].Id, Ct));
    }

    [Fact]
    public async Task Without_a_script_one_decides_edits_and_undoes_by_forms()
    {
        await NightAsync();
        await using var visit = await VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync($"/review/{All[0].Id}?kind=change_level");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted");
        await page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await AtAsync(page, All[0].Id);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Too rare" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Rejected: too rare");
        var second = Guid.Parse((await page.Locator(".case").GetAttributeAsync("data-id"))!);
        var change = (Change.ChangeLevel)All.First(p => p.Id == second).Change;
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.Locator($"[name=level][value='{change.From}']").CheckAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and accept" }).ClickAsync();
        await Assertions.Expect(page.Locator(".err")).ToContainTextAsync("That is the level it has now");
        var other = Enumerable.Range(1, 4).First(n => n != change.From && n != change.To);
        await page.Locator($"[name=level][value='{other}']").CheckAsync(new() { Force = true });
        await page.Locator("#note").FillAsync("Two steps at once");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and accept" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted as edited");
        Assert.Equal((new Verdict.AcceptEdited(change with { To = other }), "Two steps at once"), ((await StandingAsync(second))!.Verdict, (await StandingAsync(second))!.Note));
    }

    private static async Task AtAsync(IPage page, Guid proposal)
    {
        await Assertions.Expect(page.Locator(".case")).ToHaveAttributeAsync("data-id", proposal.ToString());
        Assert.Contains($"/review/{proposal}", page.Url, StringComparison.Ordinal);
    }

    /// <summary>The ids of the queue's column, in its order.</summary>
    private static async Task<List<Guid>> OrderAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".case")).ToBeVisibleAsync();
        var hrefs = await page.Locator("a.row").EvaluateAllAsync<string[]>("rows => rows.map(r => new URL(r.href).pathname.split('/').pop())");
        return [.. hrefs.Select(Guid.Parse)];
    }

    private async Task<Decision?> StandingAsync(Guid proposal) => (await Decisions.HistoryAsync(proposal, Ct)).LastOrDefault(e => e.InForce)?.Decision;
}
