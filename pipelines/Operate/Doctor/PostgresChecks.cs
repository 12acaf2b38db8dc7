using System.Globalization;
using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Settings;
using Curation.Storage;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary>Looks at PostgreSQL: the configured one, or the programs and the private cluster. Installs and makes nothing.</summary>
internal static class PostgresChecks
{
    private const string Name = "PostgreSQL";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Check>> LookAsync(IConfiguration configuration, DataFolder data, string? database, CancellationToken ct)
    {
        if (HostConfiguration.Storage(configuration).ConnectionString is { Length: > 0 } configured)
            return await ConnectionAsync(database is null ? configured : DatabaseProbe.WithDatabase(configured, database), ct);
        var setting = configuration[$"Pipelines:{PipelinesSettings.PostgresBinaries}"];
        var major = PrivateCluster.ExistingMajor(data);
        var binaries = await PostgresBinaries.FindAsync(setting, major, ct);
        if (binaries is null) return [await MissingAsync(setting, major, ct)];
        var programs = Check.Ok(Name, $"version {binaries.Major} in {binaries.Folder}");
        if (major is null) return [programs, Check.Ok("database", "none yet: the first ./curation up makes it")];
        return [programs, .. await ClusterAsync(data, setting, database, ct)];
    }

    private static async Task<Check> MissingAsync(string? setting, int? major, CancellationToken ct)
    {
        var version = major is null ? "" : $"-{major}";
        if (setting is { Length: > 0 }) return Check.Failed(Name, $"Pipelines:PostgresBinaries names {setting}, where there is no usable PostgreSQL server.", "Correct it, or leave it empty.");
        var found = major is null ? "The server's programs are not installed." : $"The data folder was made by PostgreSQL {major}, whose programs are not installed.";
        return major is null && await PostgresPackage.WayAsync(ct) is not null
            ? Check.Note(Name, found, "./curation up installs Debian's package postgresql.")
            : Check.Failed(Name, found, $"Run: sudo {PostgresPackage.Command}{version}, or name a running server in Storage:ConnectionString.");
    }

    private static async Task<IReadOnlyList<Check>> ClusterAsync(DataFolder data, string? setting, string? database, CancellationToken ct)
    {
        try
        {
            await using var hold = await new PrivateCluster(data, setting, durable: true, _ => { }).HoldAsync(ct);
            return await ConnectionAsync(hold.ConnectionString(database), ct);
        }
        catch (RefusalException refusal)
        {
            return [Check.FromLine("database", refusal.Message)];
        }
    }

    private static async Task<IReadOnlyList<Check>> ConnectionAsync(string connection, CancellationToken ct)
    {
        var (view, problem) = await DatabaseProbe.LookAsync(connection, TimeProvider.System, ct);
        if (view is null) return [Check.Failed("database", problem!.Message, problem.Remedy)];
        List<Check> checks = [.. Judge(view)];
        if (checks.All(check => check.State != CheckState.Failed)) checks.AddRange(await DatabaseContentChecks.LookAsync(connection, ct));
        return checks;
    }

    private static IEnumerable<Check> Judge(DatabaseView view)
    {
        var major = int.Parse(view.Version.Split('.', ' ')[0], CultureInfo.InvariantCulture);
        yield return major >= PostgresBinaries.OldestMajor
            ? Check.Ok("database", $"PostgreSQL {view.Version.Split(' ')[0]} at {view.Where}, as {view.User}")
            : Check.Failed("database", $"The server at {view.Where} is PostgreSQL {view.Version}.", $"Curation needs {PostgresBinaries.OldestMajor} or newer: upgrade it.");
        if (!view.Encoding.Equals("UTF8", StringComparison.OrdinalIgnoreCase))
            yield return Check.Failed("encoding", $"The database is in {view.Encoding}.", "Make it anew with: createdb --encoding=UTF8 --template=template0 NAME");
        yield return (view.MayCreate, view.HasAppRole, view.MayCreateRole, view.MayTakeAppRole) switch
        {
            (false, _, _, _) => Check.Failed("roles", $"{view.User} may not create schemas in {view.Where}.", $"As an administrator of the database: GRANT CREATE ON DATABASE … TO {view.User}"),
            (_, false, false, _) => Check.Failed("roles", $"The role {SchemaInstaller.AppRole} is missing, and {view.User} may not create it.", $"As an administrator of the server: CREATE ROLE {SchemaInstaller.AppRole}; GRANT {SchemaInstaller.AppRole} TO {view.User}"),
            (_, true, _, false) => Check.Failed("roles", $"{view.User} may not take on the role {SchemaInstaller.AppRole}.", $"As an administrator of the server: GRANT {SchemaInstaller.AppRole} TO {view.User}"),
            (_, true, _, true) => Check.Ok("roles", $"{view.User} owns, {SchemaInstaller.AppRole} runs"),
            _ => Check.Ok("roles", $"{SchemaInstaller.AppRole} is made at the first start"),
        };
        if (view.ClockAhead.Duration() > Skew)
            yield return Check.Note("clocks", $"The server's clock differs from this machine's by {view.ClockAhead.Duration().TotalSeconds:0} s.", "Set both by NTP: leases are counted by the server's clock, business dates by this one's.");
    }
}
