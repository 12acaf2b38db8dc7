using System.Net;
using Curation.ServiceTests.Storage;
using Microsoft.Playwright;
using Npgsql;
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

        await RenameAsync(away: true);
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

        await RenameAsync(away: false);
        await Assertions.Expect(visit.Page.Locator("#away")).ToBeEmptyAsync(new() { Timeout = 20_000 });
        visit.AssertClean();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task RenameAsync(bool away)
    {
        var name = new NpgsqlConnectionStringBuilder(Database.Owner).Database!;
        var settings = new NpgsqlConnectionStringBuilder(Database.Owner) { Database = "template1", Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(Ct);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = @name", connection) { Parameters = { new("name", name) } };
                if (away) await end.ExecuteNonQueryAsync(Ct);
                await using var rename = new NpgsqlCommand(away ? $"ALTER DATABASE {name} RENAME TO {name}_away" : $"ALTER DATABASE {name}_away RENAME TO {name}", connection);
                await rename.ExecuteNonQueryAsync(Ct);
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 20)
            {
                await Task.Delay(50, Ct);
            }
        }
    }
}
