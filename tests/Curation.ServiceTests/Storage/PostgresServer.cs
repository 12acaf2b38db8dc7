using System.Diagnostics;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Curation.ServiceTests.Storage;

/// <summary>
/// The PostgreSQL server of all tests: the one that CURATION_TEST_POSTGRES names (a superuser's connection string), else a throw-away cluster
/// of this machine's server binaries on a socket in the temporary folder. Without either the tests are skipped with the reason.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private string? folder;
    private string binaries = "";
    private readonly Lazy<Task<string>> template;
    private int databases;

    public PostgresServer() => template = new Lazy<Task<string>>(InstallAsync);

    public string? ConnectionString { get; private set; }

    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        ConnectionString = Environment.GetEnvironmentVariable("CURATION_TEST_POSTGRES");
        if (ConnectionString is not null)
            return;
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Where(d => File.Exists(Path.Combine(d, "bin", "initdb"))).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (installed.Length == 0)
        {
            Missing = "No PostgreSQL: set CURATION_TEST_POSTGRES to a superuser's connection string, or install Debian's postgresql package.";
            return;
        }

        binaries = Path.Combine(installed[^1], "bin");
        folder = Directory.CreateTempSubdirectory("cur").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "nobody", folder);
        await ServerAsync("initdb", "-D", $"{folder}/d", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await ServerAsync(
            "pg_ctl", "-D", $"{folder}/d", "-l", $"{folder}/log", "-w", "-o",
            $"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300", "start");
        ConnectionString = $"Host={folder};Username=postgres;Database=postgres";
    }

    /// <summary>A new database with the schema: a copy, which takes a tenth of installing it.</summary>
    public async Task<string> CreateInstalledAsync()
    {
        Assert.SkipWhen(ConnectionString is null, Missing ?? "");
        return await CreateDatabaseAsync(await template.Value);
    }

    /// <summary>A new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        Assert.SkipWhen(ConnectionString is null, Missing ?? "");
        var name = NameOf(Interlocked.Increment(ref databases));
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (folder is null)
        {
            // A server that outlives the tests is left as it was.
            for (var n = 1; n <= databases; n++)
                await ExecuteAsync($"DROP DATABASE IF EXISTS {NameOf(n)} WITH (FORCE)");
            return;
        }

        await ServerAsync("pg_ctl", "-D", $"{folder}/d", "-m", "immediate", "-w", "stop");
        await RunAsync("rm", "-rf", folder);
    }

    private async Task<string> InstallAsync()
    {
        var owner = await CreateDatabaseAsync();
        Assert.Null(await SchemaInstaller.InstallAsync(owner, CancellationToken.None));
        return new NpgsqlConnectionStringBuilder(owner).Database!;
    }

    private static string NameOf(int number) => $"curation_test_{Environment.ProcessId}_{number}";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task ServerAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "nobody", "--", Path.Combine(binaries, program), .. arguments])
        : RunAsync(Path.Combine(binaries, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Remove("PGDATABASE");
        using var process = Process.Start(start)!;
        process.StandardOutput.Close();
        var said = program.Contains("runuser", StringComparison.Ordinal) && arguments.Contains("start") ? "" : await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {said}");
    }
}
