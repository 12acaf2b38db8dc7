using System.Globalization;
using Npgsql;

namespace Curation.Storage.Backup;

/// <summary>A connection as PostgreSQL's own programs take it: by their environment, so that no password stands on a command line.</summary>
public static class ClientEnvironment
{
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Of(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = settings.Host ?? "",
            ["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = settings.Database ?? "",
            ["PGAPPNAME"] = "curation backup",
            ["PGSSLMODE"] = settings.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
        };
        Add("PGUSER", settings.Username);
        Add("PGPASSWORD", settings.Password);
        Add("PGPASSFILE", settings.Passfile);
        Add("PGSSLROOTCERT", settings.RootCertificate);
        Add("PGSSLCERT", settings.SslCertificate);
        Add("PGSSLKEY", settings.SslKey);
        return variables;

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 }) variables[name] = value;
        }
    }
}
