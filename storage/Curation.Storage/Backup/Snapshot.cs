using System.Data;
using Dapper;
using Npgsql;

namespace Curation.Storage.Backup;

/// <summary>A view of the database that stays as it is while it is copied.</summary>
public static class Snapshot
{
    /// <summary>The schemas that a backup holds. Hangfire's is not among them: it only triggers, and is made anew.</summary>
    public static IReadOnlyList<string> Schemas { get; } = [SchemaInstaller.Schema, AccountsSchema];

    internal const string AccountsSchema = "accounts";

    /// <summary>Runs <paramref name="act"/> with the snapshot's name, for pg_dump, and the checksums of every table as it sees them.</summary>
    public static async Task HoldAsync(string ownerConnectionString, Func<string, IReadOnlyList<TableChecksum>, Task> act, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await OpenAsync(ownerConnectionString, ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var name = await connection.QuerySingleAsync<string>(new CommandDefinition("SELECT pg_export_snapshot()", cancellationToken: ct));
        await act(name, await BusinessTables.ChecksumAsync(connection, await TablesAsync(connection, ct), ct));
    }

    /// <summary>The checksums of these tables as they are now, and of none other; a table that is missing counts as empty.</summary>
    public static async Task<IReadOnlyList<TableChecksum>> ChecksumAsync(string ownerConnectionString, IReadOnlyList<string> tables, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ownerConnectionString, ct);
        var there = await TablesAsync(connection, ct);
        return await BusinessTables.ChecksumAsync(connection, [.. tables.Where(there.Contains)], ct);
    }

    internal static async Task<NpgsqlConnection> OpenAsync(string ownerConnectionString, CancellationToken ct)
    {
        // The same settings as the application's sessions: a row's text, and so its checksum, depends on the time zone.
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, SearchPath = SchemaInstaller.Schema, CommandTimeout = 0, Timezone = "UTC" };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken ct) => (await connection.QueryAsync<string>(new CommandDefinition(
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = ANY(@schemas) ORDER BY 1",
        new { schemas = Schemas.ToArray() },
        cancellationToken: ct))).AsList();
}
