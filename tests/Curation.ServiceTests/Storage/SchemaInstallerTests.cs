using Curation.Storage;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class SchemaInstallerTests(FreshDatabase database, PostgresServer server) : StorageTest(database)
{
    [Theory]
    [InlineData("UPDATE audit SET actor = 'x'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    [InlineData("UPDATE decisions SET outcome = 'x'")]
    [InlineData("UPDATE framework_versions SET notes = 'x'")]
    [InlineData("DELETE FROM framework_versions")]
    [InlineData("UPDATE framework_elements SET json = '{}'")]
    [InlineData("DELETE FROM framework_elements")]
    [InlineData("UPDATE framework_version_elements SET hash = 'x'")]
    [InlineData("DELETE FROM framework_version_elements")]
    [InlineData("UPDATE texts SET text = 'x'")]
    [InlineData("ALTER TABLE audit DISABLE TRIGGER ALL")]
    [InlineData("CREATE TABLE curation.mine (id integer)")]
    public async Task The_application_may_not_change_what_was_audited_or_published(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Db.ExecuteAsync(sql, null, Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(StorageProblemKind.NotAllowed, StorageProblem.Describe(refused)!.Kind);
    }

    [Fact]
    public async Task The_application_adds_to_the_audit() => Assert.Equal(1, await Db.ExecuteAsync(
        "INSERT INTO audit (at, actor, act, subject, detail, previous_hash, hash) VALUES (@at, 'a', 'b', 'c', '{}', '', 'h')", new { at = Make.Night(1) }, Ct));

    [Fact]
    public async Task Several_processes_install_at_once_and_again()
    {
        var owner = await server.CreateDatabaseAsync();
        var problems = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SchemaInstaller.InstallAsync(owner, Ct)));
        Assert.All(problems, Assert.Null);
        Assert.Null(await SchemaInstaller.InstallAsync(owner, Ct));
    }

    [Fact]
    public async Task An_owner_without_the_right_is_told_what_a_superuser_has_to_do()
    {
        await Database.AskAsync<object>("DROP ROLE IF EXISTS weak_owner; CREATE ROLE weak_owner LOGIN");
        try
        {
            var problem = await SchemaInstaller.InstallAsync(As(Database.Owner, "weak_owner"), Ct);
            Assert.Equal(StorageProblemKind.NotAllowed, problem!.Kind);
            Assert.Contains("GRANT curation_app TO weak_owner", problem.Remedy, StringComparison.Ordinal);
        }
        finally
        {
            await Database.AskAsync<object>("DROP ROLE weak_owner");
        }
    }

    [Fact]
    public async Task An_owner_that_is_no_superuser_installs_and_runs()
    {
        var owner = await server.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(owner).Database;
        await Database.AskAsync<object>($"DROP ROLE IF EXISTS plain_owner; CREATE ROLE plain_owner LOGIN; GRANT curation_app TO plain_owner; ALTER DATABASE {name} OWNER TO plain_owner");
        Assert.Null(await SchemaInstaller.InstallAsync(As(owner, "plain_owner"), Ct));
        await using var db = new Database(As(owner, "plain_owner"));
        await Make.SourcesAsync(db, "board-a");
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("DELETE FROM audit", null, Ct));
    }

    [Fact]
    public async Task A_wrong_connection_is_one_line_that_says_what_to_do()
    {
        await Expect("Host=/nonexistent;Username=x;Database=y", StorageProblemKind.NotReachable);
        await Expect("Host=127.0.0.1;Port=1;Username=x;Database=y;Timeout=2", StorageProblemKind.NotReachable);
        await Expect("Host=x;Nonsense=1", StorageProblemKind.WrongSetting);
        await Expect(new NpgsqlConnectionStringBuilder(Database.Owner) { Database = "not_there" }.ConnectionString, StorageProblemKind.DatabaseMissing);
        await Expect(As(Database.Owner, "nobody_we_know"), StorageProblemKind.WrongPassword);

        async Task Expect(string connectionString, StorageProblemKind kind)
        {
            var problem = await SchemaInstaller.InstallAsync(connectionString, Ct);
            Assert.Equal(kind, problem!.Kind);
            Assert.DoesNotContain('\n', problem.ToString());
        }
    }

    [Fact]
    public async Task A_database_without_the_schema_says_so()
    {
        await using var db = new Database(await server.CreateDatabaseAsync());
        var missing = await Assert.ThrowsAsync<PostgresException>(() => new Curation.Storage.Sources.SourceStore(db).AllAsync(Ct));
        Assert.Equal(StorageProblemKind.SchemaMissing, StorageProblem.Describe(missing)!.Kind);
        Assert.Null(await db.CheckAsync(Ct));
    }

    [Fact]
    public void The_applications_connection_string_stays_as_it_is_when_made_twice()
    {
        var once = SchemaInstaller.AppConnectionString("Host=h;Database=d;Username=u;Options=-c work_mem=8MB");
        Assert.Equal(once, SchemaInstaller.AppConnectionString(once));
        Assert.Contains("work_mem=8MB -c role=curation_app", once, StringComparison.Ordinal);
    }

    private static string As(string connectionString, string user) => new NpgsqlConnectionStringBuilder(connectionString) { Username = user }.ConnectionString;
}
