using Curation.Storage;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Storage;

/// <summary>A database of a test class's own, with the schema installed.</summary>
public sealed class FreshDatabase(PostgresServer server) : IAsyncLifetime
{
    private Database? db;

    public string Owner { get; private set; } = "";

    public Database Db => db ?? throw new InvalidOperationException("The database was not made.");

    public async ValueTask InitializeAsync()
    {
        if (server.ConnectionString is null)
            return;
        Owner = await server.CreateInstalledAsync();
        db = new Database(Owner);
    }

    public void SkipIfMissing() => Assert.SkipWhen(server.ConnectionString is null, server.Missing ?? "");

    /// <summary>As the owner, past the application's role.</summary>
    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = AsOwner();
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>What the server sees of kill -9: the sessions of this database that hold such locks end.</summary>
    /// <param name="locks">First keys: <see cref="LockKeys"/>.</param>
    public Task<int> KillAsync(params int[] locks) => AskAsync<int>(
        $"""
        SELECT count(pg_terminate_backend(pid, 5000))::integer FROM pg_locks
        WHERE locktype = 'advisory' AND classid IN ({string.Join(',', locks)}) AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """);

    /// <summary>The database goes and comes back: it is renamed, as its owner may.</summary>
    public async Task MoveAsync(bool away, CancellationToken ct)
    {
        var name = new NpgsqlConnectionStringBuilder(Owner).Database!;
        var settings = new NpgsqlConnectionStringBuilder(Owner) { Database = "template1", Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = @name", connection) { Parameters = { new("name", name) } };
                if (away) await end.ExecuteNonQueryAsync(ct);
                await using var rename = new NpgsqlCommand(away ? $"ALTER DATABASE {name} RENAME TO {name}_away" : $"ALTER DATABASE {name}_away RENAME TO {name}", connection);
                await rename.ExecuteNonQueryAsync(ct);
                break;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 20)
            {
                await Task.Delay(50, ct);
            }
        }

        if (away || db is null)
            return;
        // What was connected before is not.
        await using (var ended = AsOwner())
            NpgsqlConnection.ClearPool(ended);
        await db.DisposeAsync();
        db = new Database(Owner);
    }

    private NpgsqlConnection AsOwner() => new(new NpgsqlConnectionStringBuilder(Owner) { SearchPath = SchemaInstaller.Schema }.ConnectionString);

    /// <summary>Empties all tables.</summary>
    public Task EmptyAsync() => AskAsync<object>(
        """
        DO $$ DECLARE names text; BEGIN
            SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names FROM pg_tables
            WHERE schemaname IN ('curation', 'accounts') AND tablename NOT IN ('schema_versions', 'protection_keys');
            EXECUTE 'TRUNCATE ' || names || ' CASCADE';
        END $$
        """);

    public async ValueTask DisposeAsync()
    {
        if (db is not null)
            await db.DisposeAsync();
    }
}

/// <summary>What the tests of storage share: an empty database before each test.</summary>
public abstract class StorageTest(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected FreshDatabase Database => database;

    protected Database Db => database.Db;

    public virtual async ValueTask InitializeAsync()
    {
        database.SkipIfMissing();
        await database.EmptyAsync();
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
