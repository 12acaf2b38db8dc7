using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Proposals;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>What opens over a card lies inside the window; with pictures into the folder that CURATION_PICTURES names.</summary>
public sealed class DecidingLooksTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CURATION_PICTURES");

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1024, true)]
    [InlineData(390, false)]
    public async Task Menus_messages_and_the_sheet_of_keys_are_seen_whole(int width, bool dark)
    {
        await NightAsync();
        using var ben = await Person.AddAsync("ben", "Curator");
        var skill = Market.Proposals().First(p => p.Change is Change.AddSkill);
        await using var visit = await VisitAsync(width, width < 500 ? 844 : 900, dark);
        var page = visit.Page;
        await page.GotoAsync($"/review/{skill.Id}");
        await page.Keyboard.PressAsync("r");
        await SeenAsync("#reject-menu", "reject");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("s");
        await SeenAsync("#snooze-menu", "snooze");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await SeenAsync("#key-sheet", "keys");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("cust");
        await SeenAsync(".sheet", "merge");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".err")).ToBeVisibleAsync();
        await SeenAsync(".sheet", "merge-fault");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".sheet")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator("#note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Every posting of this week has it");
        var kept = (await new ProposalStore(Db).GetAsync(skill.Id, Ct))!;
        using (await ben.SendAsync("/account", $"/review/{skill.Id}/decide", ("verdict", "reject:other"), ("text", "We call it customer success tooling"), ("note", "Ask me"), ("revision", kept.Revision))) { }
        await page.Locator("[data-key=a]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("ben rejected it");
        await SeenAsync(".notice", "first");
        await page.Locator("[data-key=a]").ClickAsync();
        await Assertions.Expect(page.Locator("#decide")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Accepted");
        await SeenAsync(".toast", "toast");
        Assert.Empty(visit.ForeignRequests);

        async Task SeenAsync(string part, string name)
        {
            var box = (await page.Locator(part).First.BoundingBoxAsync())!;
            if (Folder is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"deciding-{name}-{width}-{(dark ? "dark" : "light")}.png") });
            Assert.True(box.X >= 0 && box.X + box.Width <= width && box.Y >= 0, $"{part} lies outside at {width}: {box.X}, {box.Y}, {box.Width} × {box.Height}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways at {width}");
        }
    }
}
