using System.Net;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>The database goes and comes back: made so by renaming it, as its owner may.</summary>
public sealed class StorageAwayTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Fact]
    public async Task While_the_database_is_away_pages_say_what_is_safe_and_an_open_one_goes_on_by_itself()
    {
        await NightAsync();
        using var client = NewClient();
        await using var visit = await VisitAsync();
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.GotoAsync("/"), answer => answer.Url.Contains("/events", StringComparison.Ordinal) && answer.Ok);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Address, "/health/ready"), Ct)).StatusCode);

        await Database.MoveAsync(away: true, Ct);
        using (var answer = await client.GetAsync(new Uri(Address, "/review"), Ct))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            Assert.Contains("What is safe", text, StringComparison.Ordinal);
            Assert.Contains("What to do", text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri(Address, "/health/ready"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Address, "/health/live"), Ct)).StatusCode);
        await Assertions.Expect(visit.Page.Locator("#away")).ToContainTextAsync("The database does not answer.", new() { Timeout = 20_000 });

        await Database.MoveAsync(away: false, Ct);
        await Assertions.Expect(visit.Page.Locator("#away")).ToBeEmptyAsync(new() { Timeout = 20_000 });
        visit.AssertClean();
    }
}
