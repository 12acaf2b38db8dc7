using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>From signing in to a published version in Chromium, without a mouse.</summary>
public sealed class WholeWayTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private const string Reason = "Our level is what they mean";
    private const string Notes = "Levels as employers ask for them now, and Custify.";

    private static readonly IReadOnlyList<Proposal> Levels = [.. Market.Proposals().Where(p => p.Change is Change.ChangeLevel).OrderByDescending(p => p.Rank).Take(4)];
    private static readonly Proposal Skill = Market.Proposals().First(p => p.Change is Change.AddSkill);
    private static readonly Proposal Alias = Market.Proposals().Where(p => p.Change is Change.AddAlias).OrderBy(p => p.Rank).First();

    private FrameworkStore Frameworks => new(Db);

    [Fact]
    public async Task A_lead_goes_from_signing_in_to_a_published_version_by_the_keyboard_alone_and_always_sees_where_the_focus_is()
    {
        await NightAsync([.. Levels, Skill, Alias]);
        using var lena = await Person.AddAsync("lena", "Lead");
        using var stranger = new Visitor(Address);
        await using var visit = await VisitAsync(stranger);
        var (page, hands) = (visit.Page, new Hands(visit.Page));

        await page.GotoAsync("/sign-in");
        await hands.TypeAsync("lena");
        await hands.PressAsync("Tab");
        await hands.TypeAsync(Visitor.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("nav a[href='/review']")).ToBeVisibleAsync();
        await hands.TabToAsync("nav a[href='/review']");
        await hands.FollowAsync("Enter", "6 to decide");

        await hands.PressAsync("j");
        await hands.FollowAsync("Enter", Levels[0].Question);
        await DecideAsync(page, hands);
        await PublishAsync(page, hands);

        await hands.TabToAsync("a[href*='/versions/compare']");
        await hands.FollowAsync("Enter", "from version 1 to version 2");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Market.Care.Profile(Levels[0].Change.Profile!.Value)!.Name);
        visit.AssertClean();

        var published = (await Frameworks.LatestAsync(Market.Care.Code, asOf: null, Ct))!;
        Assert.Equal(2, published.Version);
        Assert.Equal(((Change.ChangeLevel)Levels[0].Change).To, LevelOf(published, Levels[0]));
        Assert.Equal(Other(Levels[1]), LevelOf(published, Levels[1]));
        Assert.Equal(((Change.ChangeLevel)Levels[2].Change).From, LevelOf(published, Levels[2]));
        Assert.Contains("Custify", published.Content.Skills.Single(s => s.Label == "Salesforce").Aliases);
        var version = (await Frameworks.VersionsAsync(Market.Care.Code, Ct))[0];
        Assert.Equal((2, Notes, "lena"), (version.Version, version.Notes, version.PublishedBy));
    }

    private async Task DecideAsync(IPage page, Hands hands)
    {
        await hands.PressAsync("a");
        await AtAsync(Levels[1], "Accepted");

        await hands.PressAsync("e");
        await Assertions.Expect(page.Locator("[name=level]:checked")).ToBeFocusedAsync();
        await hands.PressAsync($"{Other(Levels[1])}");
        await hands.PressAsync("Enter");
        await AtAsync(Levels[2], "Accepted as edited");

        await hands.PressAsync("r");
        await hands.PressAsync("4");
        await AtAsync(Levels[3], "Rejected: too rare");

        await hands.PressAsync("r");
        await hands.PressAsync("6");
        await hands.TypeAsync(Reason);
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(Reason);
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        await hands.PressAsync("Control+Enter");
        await AtAsync(Skill, "Rejected");
        await hands.PressAsync("z");
        await AtAsync(Levels[3], "Undone, and open again");
        await hands.PressAsync("s");
        await hands.PressAsync("3");
        await AtAsync(Skill, "Snoozed until 5 more employers ask");

        await hands.PressAsync("m");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await hands.TypeAsync("salesf");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Salesforce");
        await hands.PressAsync("Enter");
        await hands.PressAsync("Enter");
        await AtAsync(Alias, "Merged into");
        await hands.FollowAsync("Escape", "1 to decide");

        async Task AtAsync(Proposal proposal, string said)
        {
            await Assertions.Expect(page.Locator(".case")).ToHaveAttributeAsync("data-id", proposal.Id.ToString());
            await Assertions.Expect(page.Locator("#live")).ToContainTextAsync(said);
            await hands.SeenAsync($"at {proposal.Question}");
        }
    }

    private static async Task PublishAsync(IPage page, Hands hands)
    {
        await hands.TabToAsync("nav a[href='/versions']");
        await hands.FollowAsync("Enter", "One version so far");
        await hands.TabToAsync("a[href$='/publish']");
        await hands.FollowAsync("Enter", "Version 2 is ready to publish");
        await hands.TabToAsync("#notes");
        await hands.TypeAsync(Notes);
        await hands.TabToAsync("[data-ask]");
        await hands.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await hands.TabToAsync("dialog .primary");
        await hands.FollowAsync("Enter", "Version 2 has been in effect since");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Version 2 is published.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Notes);
    }

    /// <summary>Neither the level it has nor the one that is proposed.</summary>
    private static int Other(Proposal proposal) => proposal.Change is Change.ChangeLevel level ? Enumerable.Range(1, 4).First(n => n != level.From && n != level.To) : 0;

    private static int LevelOf(PublishedFramework published, Proposal proposal) =>
        published.Content.Profile(proposal.Change.Profile!.Value)!.Requirements.Single(r => r.Competency == ((Change.ChangeLevel)proposal.Change).Competency).Level;
}
