using Dapper;
using Npgsql;

namespace Curation.Storage;

/// <summary>What a look at a PostgreSQL server found.</summary>
/// <param name="Version">The server's, as in "15.14".</param>
/// <param name="User">Who we are there.</param>
/// <param name="Where">Server and database, without a password.</param>
/// <param name="MayCreate">Whether the user may create schemas in this database.</param>
/// <param name="HasAppRole">Whether the application's role exists.</param>
/// <param name="MayCreateRole">Whether the user may create that role.</param>
/// <param name="MayTakeAppRole">Whether the user may take on that role.</param>
/// <param name="Encoding">The database's, which must be UTF8.</param>
/// <param name="ClockAhead">By how much the server's clock is ahead of this machine's.</param>
public sealed record DatabaseView(string Version, string User, string Where, bool MayCreate, bool HasAppRole, bool MayCreateRole, bool MayTakeAppRole, string Encoding, TimeSpan ClockAhead);

/// <summary>Looks at a PostgreSQL server without changing anything.</summary>
public static class DatabaseProbe
{
    private const string Look = """
        select has_database_privilege(current_database(), 'create') as may_create,
               exists (select from pg_roles where rolname = @appRole) as has_app_role,
               (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may_create_role,
               coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = @appRole), false) as may_take_app_role,
               current_user::text as name,
               current_setting('server_encoding') as encoding,
               clock_timestamp() as clock
        """;

    /// <summary>The view, or what is in the way of it; one attempt, of at most ten seconds.</summary>
    public static async Task<(DatabaseView? View, StorageProblem? Problem)> LookAsync(string connectionString, TimeProvider clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (Misread(connectionString) is { } misread) return (null, misread);
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 10, CommandTimeout = 10 };
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            var (mayCreate, hasAppRole, mayCreateRole, mayTakeAppRole, name, encoding, time) =
                await connection.QuerySingleAsync<(bool, bool, bool, bool, string, string, DateTime)>(new CommandDefinition(Look, new { appRole = SchemaInstaller.AppRole }, cancellationToken: ct));
            var ahead = time.ToUniversalTime() - clock.GetUtcNow().UtcDateTime;
            return (new DatabaseView(connection.ServerVersion, name, $"{settings.Host}/{connection.Database}", mayCreate, hasAppRole, mayCreateRole, mayTakeAppRole, encoding, ahead), null);
        }
        catch (Exception fault) when (StorageProblem.Describe(fault) is not null)
        {
            return (null, StorageProblem.Describe(fault));
        }
    }

    /// <summary>What is wrong with the text of a connection string; null when it can be read.</summary>
    public static StorageProblem? Misread(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return settings.Host is { Length: > 0 } && settings.Database is { Length: > 0 }
                ? null
                : StorageProblem.Malformed(new FormatException("it names no Host or no Database."));
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return StorageProblem.Malformed(wrong);
        }
    }

    /// <summary>The database's name.</summary>
    public static string DatabaseOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database ?? "";

    /// <summary>The same connection to another database.</summary>
    public static string WithDatabase(string connectionString, string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
}
