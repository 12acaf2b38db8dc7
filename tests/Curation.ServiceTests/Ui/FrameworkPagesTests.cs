using System.IO.Compression;
using System.Net;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

public sealed class FrameworkPagesTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    [Fact]
    public async Task From_the_list_through_a_profile_to_the_proposal_that_is_marked_in_it()
    {
        await NightAsync();
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/frameworks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Customer Relationships" }).ClickAsync();
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Customer Success Manager" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator(".duties li")).ToHaveCountAsync(4);
        await page.Locator("a.ask.add").First.ClickAsync();
        await Assertions.Expect(page.Locator(".compare .new")).ToBeVisibleAsync();
        await page.GotoAsync("/frameworks/CARE/competencies/T550");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Customer Health and Voice");
        visit.AssertClean();
    }

    [Fact]
    public async Task No_page_weighs_more_than_40_KB_compressed()
    {
        var run = await NightAsync();
        using var client = NewClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        string[] paths =
        [
            "/", "/review", $"/review/{Market.Proposals()[0].Id}", "/runs", $"/runs/{run}", "/frameworks", "/frameworks/CARE",
            "/frameworks/CARE/profiles/SUC-5CSM", "/frameworks/CARE/competencies/T530",
        ];
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(new Uri(Address, path), Ct);
            Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
            var weight = (await answer.Content.ReadAsByteArrayAsync(Ct)).Length;
            TestContext.Current.TestOutputHelper?.WriteLine($"{weight,6} {path}");
            Assert.InRange(weight, 500, 40_000);
        }
    }
}
