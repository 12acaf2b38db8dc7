using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

public sealed class ReviewTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Fact]
    public async Task From_the_queue_to_a_card_and_back_by_keyboard_alone()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/review");
        var first = await page.Locator(".ask-row .q").First.EvaluateAsync<string>("q => q.lastChild.textContent");
        await TabToAsync(page, "a.ask-row");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(first);
        await Assertions.Expect(page.Locator("article > .evidence > .quotes > .quote")).ToHaveCountAsync(5);
        await TabToAsync(page, "a.row:not([aria-current])");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync(first);
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(first);
        visit.AssertClean();
    }

    [Fact]
    public async Task Filters_are_in_the_address_and_come_off_one_by_one()
    {
        await NightAsync();
        var all = Market.Proposals();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/review?kind=change_level&profile=SUC-5CSM&framework=CARE");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"1 of {all.Count} to decide");
        await Assertions.Expect(page.Locator(".ask-row")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove filter: Customer Success Manager" }).ClickAsync();
        var levels = all.Count(p => p.Change is Change.ChangeLevel);
        await Assertions.Expect(page.Locator(".ask-row")).ToHaveCountAsync(levels);
        Assert.Contains("kind=change_level", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("profile", page.Url, StringComparison.Ordinal);
        await page.Locator("summary", new() { HasText = "Profile" }).ClickAsync();
        await page.Locator(".menu").GetByRole(AriaRole.Link, new() { Name = "Account Executive" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ask-row")).ToHaveCountAsync(1);
        visit.AssertClean();
    }

    [Fact]
    public async Task Fifty_stand_on_a_page_and_the_next_page_goes_on()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync("/review");
        await Assertions.Expect(visit.Page.Locator(".ask-row")).ToHaveCountAsync(50);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".ask-row")).ToHaveCountAsync(Market.Proposals().Count - 50);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_card_marks_the_words_in_their_sentence_and_links_to_http_only()
    {
        var change = new Change.AddSkill(Domain.Frameworks.ElementCode.Parse("SUC-5CSM"), "Gainsight", Domain.Frameworks.SkillKind.Knowledge, null);
        var proposal = Market.Proposal(change, "Should Gainsight become a skill?", "", "Gainsight", 0.4, 0.1, 40, "Gainsight", 0, "Many ask") with
        {
            Evidence = [Market.Sentence(0, "Gainsight"), Market.Sentence(1, "Gainsight", url: new Uri("javascript:alert(1)")), Market.Sentence(2, "Gainsight") with { SpanEnd = 100_000 }],
        };
        await NightAsync(proposal);
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync($"/review/{proposal.Id}");
        var quotes = visit.Page.Locator(".quote");
        await Assertions.Expect(quotes.Nth(0).Locator("mark")).ToHaveTextAsync("Gainsight");
        var link = quotes.Nth(0).Locator("a");
        Assert.Equal("noopener noreferrer nofollow", await link.GetAttributeAsync("rel"));
        await Assertions.Expect(quotes.Nth(1).Locator("a")).ToHaveCountAsync(0);
        await Assertions.Expect(quotes.Nth(2).Locator("mark")).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_withdrawn_proposal_says_why()
    {
        var proposals = Market.Proposals();
        var run = await NightAsync([.. proposals]);
        await Market.ProposeAsync(run, [.. proposals.Skip(1)]);
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync($"/review/{proposals[0].Id}");
        await Assertions.Expect(visit.Page.GetByText("no longer found enough evidence")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }

        Assert.Fail($"No Tab leads to {selector}.");
    }
}
