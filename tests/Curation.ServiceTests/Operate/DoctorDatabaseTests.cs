using Curation.Domain.Market;
using Curation.Pipelines.Operate.Doctor;
using Curation.ServiceTests.Storage;
using Curation.Storage.Sources;
using Xunit;

namespace Curation.ServiceTests.Operate;

public sealed class DoctorDatabaseTests(PostgresServer server, FreshDatabase database) : StorageTest(database)
{
    [Fact]
    public async Task An_empty_database_is_no_fault()
    {
        var check = Assert.Single(await DatabaseContentChecks.LookAsync(await server.CreateDatabaseAsync(), Ct));
        Assert.Equal((CheckState.Ok, "none yet: the first start makes it"), (check.State, check.Found));
    }

    [Fact]
    public async Task A_database_of_an_older_or_newer_program_is_told_from_a_current_one()
    {
        Assert.StartsWith("up to date", (await DatabaseContentChecks.LookAsync(Database.Owner, Ct))[0].Found, StringComparison.Ordinal);

        await Database.AskAsync<object>("INSERT INTO schema_versions (scriptname, applied) VALUES ('Curation.Storage.Schema.9999_later.sql', now())");
        var newer = Assert.Single(await DatabaseContentChecks.LookAsync(Database.Owner, Ct));
        await Database.AskAsync<object>("DELETE FROM schema_versions WHERE scriptname LIKE '%9999%'");
        Assert.Equal(CheckState.Failed, newer.State);
        Assert.Contains("9999_later", newer.Found, StringComparison.Ordinal);
        Assert.StartsWith("Update the clone", newer.Fix, StringComparison.Ordinal);

        var last = await Database.AskAsync<string>("SELECT max(scriptname) FROM schema_versions");
        await Database.AskAsync<object>($"UPDATE schema_versions SET scriptname = '' WHERE scriptname = '{last}'; DELETE FROM schema_versions WHERE scriptname = ''");
        var older = Assert.Single(await DatabaseContentChecks.LookAsync(Database.Owner, Ct));
        await Database.AskAsync<object>($"INSERT INTO schema_versions (scriptname, applied) VALUES ('{last}', now())");
        Assert.Equal(CheckState.Note, older.State);
        Assert.StartsWith("The database is older", older.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_with_an_address_and_no_card_is_named()
    {
        var source = new Source(SourceId.Parse("board-x"), SourceKind.Feed, "Board X", new Uri("https://example.org/feed"));
        await new SourceStore(Db).SaveAsync(source, Ct);
        var check = (await DatabaseContentChecks.LookAsync(Database.Owner, Ct))[^1];
        Assert.Equal(CheckState.Note, check.State);
        Assert.Equal("1 without a card, so not fetched: board-x.", check.Found);
        Assert.StartsWith("Give each its card", check.Fix, StringComparison.Ordinal);

        await new SourceStore(Db).SaveAsync(source with { Enabled = false }, Ct);
        Assert.Equal(CheckState.Ok, (await DatabaseContentChecks.LookAsync(Database.Owner, Ct))[^1].State);
    }
}
