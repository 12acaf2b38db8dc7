using Dapper;
using Curation.Storage.Search;
using DbUp;
using Npgsql;

namespace Curation.Storage;

/// <summary>Brings a database's schema up to date. Safe to call from several processes at once and at every start.</summary>
public static class SchemaInstaller
{
    /// <summary>The role that the application takes on: no change to what was published or audited.</summary>
    public const string AppRole = "curation_app";

    /// <summary>The schema that all our tables stand in.</summary>
    public const string Schema = "curation";

    /// <summary>The oldest server that is supported, as PostgreSQL numbers it.</summary>
    public const int OldestServer = 15_00_00;

    /// <summary>The name of the last schema script, as in <c>0030_accounts.sql</c>.</summary>
    public static string LatestScript { get; } = typeof(SchemaInstaller).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .Select(name => name[(name.IndexOf(".Schema.", StringComparison.Ordinal) + ".Schema.".Length)..])
        .Max(StringComparer.Ordinal)!;

    // A frozen worker must not keep a row locked, and a vanished one not its session.
    private const string SessionSettings =
        "-c timezone=UTC -c idle_in_transaction_session_timeout=120000 -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

    private const int NpgsqlsOwnTimeout = 30;

    /// <summary>Creates the role and the schema if they are missing, and applies the numbered scripts that were not applied yet.</summary>
    /// <returns>None when the schema is up to date; else what is in the way, with its remedy.</returns>
    public static Task<StorageProblem?> InstallAsync(string ownerConnectionString, CancellationToken ct) => InstallAsync(ownerConnectionString, roleAlone: false, ct);

    /// <summary>Creates the role alone, for a database that is about to be restored.</summary>
    /// <returns>None when the database is fit for it; else what is in the way, with its remedy.</returns>
    public static Task<StorageProblem?> PrepareAsync(string ownerConnectionString, CancellationToken ct) => InstallAsync(ownerConnectionString, roleAlone: true, ct);

    private static async Task<StorageProblem?> InstallAsync(string ownerConnectionString, bool roleAlone, CancellationToken ct)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, SearchPath = Schema };
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            if (await UnfitAsync(connection, ct) is { } unfit)
                return unfit;
            await connection.ExecuteAsync(new CommandDefinition(
                "SELECT pg_advisory_lock(@Schema, 0)", new { LockKeys.Schema }, commandTimeout: 600, cancellationToken: ct));
            if (await RoleMissingAsync(connection, ct) is { } missing)
                return missing;
            if (roleAlone)
                return null;
            await connection.ExecuteAsync(new CommandDefinition($"CREATE SCHEMA IF NOT EXISTS {Schema}", cancellationToken: ct));
            await Task.Run(() => Apply(settings.ConnectionString), ct);
            TypeMaps.Register();
            await WordRows.FillAsync(connection, ct);
            await ProposalWordRows.FillAsync(connection, ct);
            return null;
        }
        catch (Exception exception) when (StorageProblem.Describe(exception) is not null)
        {
            return StorageProblem.Describe(exception);
        }
    }

    /// <summary>Compares a database's schema with this program's scripts; changes nothing.</summary>
    /// <returns>The state, or what is in the way of seeing it.</returns>
    public static async Task<(SchemaState? State, StorageProblem? Problem)> LookAsync(string ownerConnectionString, CancellationToken ct)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false };
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            string[] scripts = [.. typeof(SchemaInstaller).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            var isThere = await connection.QuerySingleAsync<bool>(new CommandDefinition($"SELECT to_regclass('{Schema}.schema_versions') IS NOT NULL", cancellationToken: ct));
            string[] applied = isThere ? [.. await connection.QueryAsync<string>(new CommandDefinition($"SELECT scriptname FROM {Schema}.schema_versions ORDER BY scriptname", cancellationToken: ct))] : [];
            return (new SchemaState(applied.Length, [.. scripts.Except(applied)], [.. applied.Except(scripts)]), null);
        }
        catch (Exception exception) when (StorageProblem.Describe(exception) is not null)
        {
            return (null, StorageProblem.Describe(exception));
        }
    }

    /// <summary>The same login, taking on <see cref="AppRole"/> at connect. Given such a string, it gives it back.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static string AppConnectionString(string ownerConnectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString);
        if (settings.Options?.Contains($"role={AppRole}", StringComparison.Ordinal) == true)
            return ownerConnectionString;
        settings.Options = $"{settings.Options} -c role={AppRole} {SessionSettings}".TrimStart();
        settings.SearchPath = Schema;
        if (settings.CommandTimeout == NpgsqlsOwnTimeout)
            settings.CommandTimeout = 300;
        return settings.ConnectionString;
    }

    private static async Task<StorageProblem?> UnfitAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var (version, encoding) = await connection.QuerySingleAsync<(int, string)>(new CommandDefinition(
            "SELECT current_setting('server_version_num')::integer, current_setting('server_encoding')", cancellationToken: ct));
        if (version < OldestServer)
            return new(StorageProblemKind.TooOldServer, $"PostgreSQL {version / 10000} is too old.", "Use PostgreSQL 15 or newer.");
        if (encoding != "UTF8")
        {
            return new(
                StorageProblemKind.WrongEncoding,
                $"The database keeps text as {encoding}.",
                "Make it anew with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
        }

        return null;
    }

    private static async Task<StorageProblem?> RoleMissingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            if (!await AsksAsync("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = @AppRole)"))
                await TryAsync($"CREATE ROLE {AppRole} NOLOGIN");
            if (!await AsksAsync("SELECT pg_has_role(current_user, @AppRole, 'MEMBER')"))
                await TryAsync($"GRANT {AppRole} TO CURRENT_USER");
            return null;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidGrantOperation)
        {
            var login = await connection.QuerySingleAsync<string>(new CommandDefinition("SELECT quote_ident(current_user)", cancellationToken: ct));
            return new(
                StorageProblemKind.NotAllowed,
                $"The login {login} of Storage:ConnectionString may not create the role {AppRole} that the application runs as.",
                $"Once, as a superuser: CREATE ROLE {AppRole} NOLOGIN; GRANT {AppRole} TO {login};");
        }

        Task<bool> AsksAsync(string sql) => connection.QuerySingleAsync<bool>(new CommandDefinition(sql, new { AppRole }, cancellationToken: ct));

        // Roles belong to the whole server: a start for another database may be making the same one just now.
        async Task TryAsync(string sql)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: ct));
                    return;
                }
                catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
                {
                    return;
                }
                catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InternalError && attempt < 5)
                {
                    await Task.Delay(50 * attempt, ct);
                }
            }
        }
    }

    private static void Apply(string connectionString)
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(connectionString, Schema)
            .WithScriptsEmbeddedInAssembly(typeof(SchemaInstaller).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
            .JournalToPostgresqlTable(Schema, "schema_versions")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new InvalidOperationException($"The schema script {result.ErrorScript?.Name} could not be applied.", result.Error);
    }
}

/// <summary>A database's schema against this program's.</summary>
/// <param name="Applied">How many scripts were applied.</param>
/// <param name="Missing">Scripts of this program that were not applied yet.</param>
/// <param name="Unknown">Applied scripts that this program does not have: a newer program was here.</param>
public sealed record SchemaState(int Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown);
