using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>The queue: words, filters, orders. All of it is in the address, and all of it works without a script.</summary>
public sealed class QueueTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_and_filters_narrow_the_queue_and_the_list_beside_the_card_keeps_to_them(bool script)
    {
        await NightAsync();
        await using var visit = await VisitAsync(script: script);
        var page = visit.Page;
        await page.GotoAsync("/review?kind=change_level");
        await page.Locator("#queue-search").FillAsync("customer success OR support");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#queue-search")).ToHaveValueAsync("customer success OR support");
        Assert.Contains("kind=change_level", page.Url, StringComparison.Ordinal);
        var shown = await page.Locator(".ask-row").CountAsync();
        Assert.InRange(shown, 2, Market.Proposals().Count(p => p.Change is Change.ChangeLevel) - 1);
        await Assertions.Expect(page.Locator(".ask-row mark").First).ToBeVisibleAsync();
        await page.Locator(".drop summary", new() { HasText = "Profile" }).ClickAsync();
        var choice = page.Locator(".drop[open] .menu a").First;
        var left = int.Parse(await choice.Locator(".num").InnerTextAsync());
        await choice.ClickAsync();
        await Assertions.Expect(page.Locator(".ask-row")).ToHaveCountAsync(left);
        Assert.Contains("profile=", page.Url, StringComparison.Ordinal);
        await page.Locator(".ask-row").First.ClickAsync();
        await Assertions.Expect(page.Locator(".queue-list .row")).ToHaveCountAsync(left);
        Assert.Contains("profile=", page.Url, StringComparison.Ordinal);
        await page.Locator(".queue-head h2 a").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Take all off" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{Market.Proposals().Count} to decide");
        visit.AssertClean();
    }

    [Fact]
    public async Task A_competency_leads_to_the_proposals_about_it_and_its_skills()
    {
        await NightAsync();
        var skills = Market.Care.Skills.Where(s => s.Competency is not null).ToLookup(s => s.Competency!.Value, s => s.Code);
        var competency = Market.Care.Competencies.Select(c => (c.Code, Count: Market.Proposals().Count(p => IsAbout(p.Change, c.Code)))).MaxBy(c => c.Count);
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync($"/frameworks/CARE/competencies/{competency.Code}");
        await Assertions.Expect(page.Locator(".notice strong")).ToHaveTextAsync($"{competency.Count} proposals are open about it.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Review them" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{competency.Count}");
        await Assertions.Expect(page.Locator(".ask-row")).ToHaveCountAsync(competency.Count);
        await Assertions.Expect(page.Locator(".pill.on", new() { HasText = Market.Care.Competency(competency.Code)!.Name })).ToBeVisibleAsync();
        visit.AssertClean();

        bool IsAbout(Change change, ElementCode code) => change switch
        {
            Change.AddRequirement c => c.Requirement.Competency == code,
            Change.RetireRequirement c => c.Requirement.Competency == code,
            Change.ChangeLevel c => c.Competency == code,
            Change.ChangePriority c => c.Competency == code,
            Change.AddSkill c => c.Competency == code,
            Change.AddAlias c => skills[code].Contains(c.Skill),
            _ => false,
        };
    }

    [Fact]
    public async Task What_has_the_words_in_its_sentences_alone_shows_the_sentence()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync("/review?q=%22daily+tool%22");
        await Assertions.Expect(visit.Page.Locator(".ask-row .said mark").First).ToHaveTextAsync("daily tool");
        visit.AssertClean();
    }

    [Fact]
    public async Task An_order_is_a_link_and_stays_while_the_filters_change()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/review");
        await page.GetByRole(AriaRole.Link, new() { Name = "Employers", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Employers", Exact = true })).ToHaveAttributeAsync("aria-current", "true");
        var employers = (await page.Locator(".ask-row .em b").AllInnerTextsAsync()).Select(int.Parse).ToArray();
        Assert.Equal(employers.OrderDescending(), employers);
        await page.Locator("summary", new() { HasText = "Kind" }).ClickAsync();
        await page.Locator(".drop[open] .menu a").First.ClickAsync();
        Assert.Contains("sort=employers", page.Url, StringComparison.Ordinal);
        visit.AssertClean();
    }

    [Fact]
    public async Task Words_that_cannot_be_searched_are_said_and_nothing_left_shows_the_way_on()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/review?q=" + Uri.EscapeDataString("employer:acme"));
        await Assertions.Expect(page.Locator("#queue-wrong")).ToContainTextAsync("is for postings");
        await Assertions.Expect(page.Locator("#queue-search")).ToHaveValueAsync("employer:acme");
        await page.GotoAsync("/review?q=zzzz&kind=change_level");
        await Assertions.Expect(page.Locator(".ways li")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "Without “zzzz”" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ask-row").First).ToBeVisibleAsync();
        // Whatever else an address says is left out.
        await page.GotoAsync("/review?kind=nonsense&since=yesterday&employers=7&state=7&sort=best&origin=x&family=%27&page=-1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{Market.Proposals().Count} to decide");
        visit.AssertClean();
    }
}
