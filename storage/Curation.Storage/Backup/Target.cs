using Dapper;
using Npgsql;

namespace Curation.Storage.Backup;

/// <summary>What a database holds that a restore would replace.</summary>
/// <param name="IsBrokenOff">An earlier restore did not come to its end: what was there before it is still set aside.</param>
/// <param name="Others">Other sessions that are in it now.</param>
public sealed record TargetView(bool HasSchema, long Versions, long Decisions, long Postings, long Accounts, DateOnly? LastNight, int Others, bool IsBrokenOff)
{
    /// <summary>Whether there is nothing to lose.</summary>
    public bool IsEmpty => !HasSchema || (Versions == 0 && Decisions == 0 && Postings == 0 && Accounts == 0 && LastNight is null);
}

/// <summary>
/// The database that a backup is restored into. What it held is set aside under other names until the restored rows are verified, and brought
/// back when they are not.
/// </summary>
public sealed class Target(string ownerConnectionString)
{
    private const string Aside = "_set_aside";

    public async Task<TargetView> LookAsync(CancellationToken ct)
    {
        await using var connection = await Snapshot.OpenAsync(ownerConnectionString, ct);
        var others = await connection.QuerySingleAsync<int>(new CommandDefinition(
            "SELECT count(*)::integer FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", cancellationToken: ct));
        var there = await connection.QuerySingleAsync<string[]>(new CommandDefinition(
            "SELECT coalesce(array_agg(schemaname || '.' || tablename), '{}') FROM pg_tables WHERE schemaname = ANY(@schemas)",
            new { schemas = Snapshot.Schemas.ToArray() }, cancellationToken: ct));
        var brokenOff = await connection.QuerySingleAsync<bool>(new CommandDefinition($"SELECT to_regnamespace('{SchemaInstaller.Schema}{Aside}') IS NOT NULL", cancellationToken: ct));
        if (there.Length == 0)
            return new TargetView(false, 0, 0, 0, 0, null, others, brokenOff);
        var night = there.Contains("curation.runs") ? await connection.QuerySingleAsync<DateOnly?>(new CommandDefinition("SELECT max(business_date) FROM curation.runs", cancellationToken: ct)) : null;
        return new TargetView(true, await CountAsync("curation.framework_versions"), await CountAsync("curation.decisions"), await CountAsync("curation.postings"), await CountAsync("accounts.users"), night, others, brokenOff);

        async Task<long> CountAsync(string table) => there.Contains(table)
            ? await connection.QuerySingleAsync<long>(new CommandDefinition($"SELECT count(*) FROM {table}", cancellationToken: ct))
            : 0;
    }

    /// <summary>Makes way.</summary>
    public Task SetAsideAsync(CancellationToken ct) => InOneAsync(schema => Rename(schema, schema + Aside), ct);

    /// <summary>Undoes a restore.</summary>
    public Task BringBackAsync(CancellationToken ct) => InOneAsync(schema => $"DROP SCHEMA IF EXISTS {schema} CASCADE; {Rename(schema + Aside, schema)}", ct);

    /// <summary>
    /// The search index holds what was there before, under versions that may be higher: it is made anew, under a number that none had.
    /// </summary>
    public async Task ForgetIndexesAsync(CancellationToken ct)
    {
        await using var connection = await Snapshot.OpenAsync(ownerConnectionString, ct);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE search_indexes SET live = NULL, building = NULL;
            SELECT setval('search_versions', greatest(last_value, extract(epoch FROM clock_timestamp())::bigint)) FROM search_versions;
            """,
            cancellationToken: ct));
    }

    /// <summary>Ends a restore: what was there before is gone for good.</summary>
    public Task DropAsideAsync(CancellationToken ct) => InOneAsync(schema => $"DROP SCHEMA IF EXISTS {schema}{Aside} CASCADE", ct);

    private static string Rename(string from, string to) =>
        $"DO $$ BEGIN IF to_regnamespace('{from}') IS NOT NULL THEN EXECUTE 'ALTER SCHEMA {from} RENAME TO {to}'; END IF; END $$";

    private async Task InOneAsync(Func<string, string> sql, CancellationToken ct)
    {
        await using var connection = await Snapshot.OpenAsync(ownerConnectionString, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var schema in Snapshot.Schemas)
            await connection.ExecuteAsync(new CommandDefinition(sql(schema), cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }
}
