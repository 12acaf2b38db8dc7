using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Letting somebody in, and out again, without a mouse.</summary>
public sealed class AccountsByKeyTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Fact]
    public async Task An_administrator_adds_a_person_who_sets_a_password_and_locks_them_by_the_keyboard_alone()
    {
        await using var visit = await VisitAsync();
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await page.GotoAsync("/admin");
        await hands.TabToAsync("main a[href='/admin/people/new']");
        await hands.FollowAsync("Enter", "Add a person");
        await Assertions.Expect(page.Locator("#name")).ToBeFocusedAsync();
        await hands.TypeAsync("nina");
        await hands.PressAsync("Tab");
        await hands.TypeAsync("Nina Vos");
        // Chosen beforehand: so it is let go, and nobody is let in who may nothing.
        await hands.TabToAsync("[name=role][value=Curator]");
        await hands.PressAsync("Space");
        await hands.TabToAsync("main .primary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Choose at least one role")).ToBeVisibleAsync();
        await hands.TabToAsync("[name=role][value=Curator]");
        await hands.PressAsync("Space");
        await hands.TabToAsync("main .primary");
        await hands.FollowAsync("Enter", "A link for Nina Vos");
        await hands.TabToAsync("#secret");
        Assert.Equal(await page.Locator("#secret").InputValueAsync(), await page.EvaluateAsync<string>("getSelection().toString()"));
        var link = await page.Locator("#secret").InputValueAsync();

        using var stranger = new Visitor(Address);
        await using var other = await VisitAsync(stranger);
        var nina = new Hands(other.Page);
        await other.Page.GotoAsync(link);
        await Assertions.Expect(other.Page.Locator("#password")).ToBeFocusedAsync();
        await nina.TypeAsync(Visitor.Password);
        await nina.PressAsync("Tab");
        await nina.TypeAsync(Visitor.Password);
        await other.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(other.Page.Locator("nav a[href='/review']")).ToBeVisibleAsync();

        await hands.TabToAsync("main .primary");
        await hands.FollowAsync("Enter", "2 people may sign in");
        await hands.TabToAsync($"main tr a[href='/admin/people/{await Database.AskAsync<Guid>("SELECT id FROM accounts.users WHERE user_name = 'nina'")}']");
        await hands.FollowAsync("Enter", "Nina Vos");
        await hands.TabToAsync("form[action$='/lock'] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".sign.cut")).ToHaveTextAsync("Locked");
        await other.Page.GotoAsync("/review");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
        Assert.All(visit.Errors, error => Assert.Contains("status of 422", error, StringComparison.Ordinal));
        Assert.Empty(visit.ForeignRequests);
    }
}
