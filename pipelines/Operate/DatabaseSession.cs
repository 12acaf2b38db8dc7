using System.CommandLine;
using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Settings;
using Curation.Storage;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate;

/// <summary>
/// A command's way to its database: the configured one, else the private cluster, started if need be and held until disposed.
/// The schema is up to date when this is handed out.
/// </summary>
public sealed class DatabaseSession : IAsyncDisposable
{
    private readonly ClusterHold? hold;

    private DatabaseSession(DataFolder data, IConfigurationRoot configuration, string owner, ClusterHold? hold)
    {
        Data = data;
        OwnerConnectionString = owner;
        ConnectionString = SchemaInstaller.AppConnectionString(owner);
        configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"] = owner;
        Configuration = configuration;
        this.hold = hold;
    }

    public DataFolder Data { get; }

    /// <summary>The settings, with <c>Storage:ConnectionString</c> filled in.</summary>
    public IConfigurationRoot Configuration { get; }

    /// <summary>For the application's role: what <see cref="Storage.SchemaInstaller"/> leaves to it.</summary>
    public string ConnectionString { get; }

    /// <summary>For the schema's owner: migrations, Hangfire's schema, backup.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>The database's name.</summary>
    internal string Name => DatabaseProbe.DatabaseOf(OwnerConnectionString);

    /// <summary>Whether the private cluster is used.</summary>
    public bool IsPrivate => hold is not null;

    /// <summary>False when the private cluster has died.</summary>
    internal bool IsRunning => hold?.IsRunning ?? true;

    /// <summary>For a command's action: reads <see cref="SharedOptions"/>.</summary>
    public static Task<DatabaseSession> OpenAsync(ParseResult parse, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(parse);
        return OpenAsync(parse.GetValue(SharedOptions.Data), parse.GetValue(SharedOptions.Database), Console.Error.WriteLine, ct);
    }

    /// <summary>The same without our schema, which a backup brings with it.</summary>
    internal static Task<DatabaseSession> OpenToRestoreAsync(ParseResult parse, CancellationToken ct) =>
        OpenToRestoreAsync(parse.GetValue(SharedOptions.Data), parse.GetValue(SharedOptions.Database), Console.Error.WriteLine, ct);

    internal static Task<DatabaseSession> OpenToRestoreAsync(string? data, string? database, Action<string> say, CancellationToken ct) =>
        OpenAsync(DataFolder.Open(data), HostConfiguration.Load(), database, SchemaInstaller.PrepareAsync, say, ct);

    /// <param name="data">The value of <c>--data</c>.</param>
    /// <param name="database">The value of <c>--database</c>.</param>
    /// <param name="say">Takes a line about what takes long.</param>
    /// <param name="ct">Stops the attempt.</param>
    /// <exception cref="RefusalException">One line says what is in the way and what to do.</exception>
    public static Task<DatabaseSession> OpenAsync(string? data, string? database, Action<string> say, CancellationToken ct) =>
        OpenAsync(DataFolder.Open(data), HostConfiguration.Load(), database, SchemaInstaller.InstallAsync, say, ct);

    /// <summary>Starts the private cluster again after it died.</summary>
    /// <exception cref="RefusalException">It does not start.</exception>
    internal Task StartAgainAsync() => hold?.StartAgainAsync() ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => hold?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <param name="install">Makes the database fit for what is to be done.</param>
    private static async Task<DatabaseSession> OpenAsync(
        DataFolder data, IConfigurationRoot configuration, string? database, Func<string, CancellationToken, Task<StorageProblem?>> install, Action<string> say, CancellationToken ct)
    {
        if (HostConfiguration.Storage(configuration).ConnectionString is { Length: > 0 } configured)
        {
            if (DatabaseProbe.Misread(configured) is { } misread) throw Refuse(misread);
            var owner = database is null ? configured : DatabaseProbe.WithDatabase(configured, database);
            if (await install(owner, ct) is { } problem) throw Refuse(problem);
            return new DatabaseSession(data, configuration, owner, hold: null);
        }

        var held = await new PrivateCluster(data, configuration[$"Pipelines:{PipelinesSettings.PostgresBinaries}"], durable: true, say).HoldAsync(ct);
        try
        {
            var owner = held.ConnectionString(database);
            if (await install(owner, ct) is { } problem)
            {
                if (problem.Kind != StorageProblemKind.DatabaseMissing) throw Refuse(problem);
                await held.CreateDatabaseAsync(database ?? PrivateCluster.UsualDatabase, ct);
                if (await install(owner, ct) is { } still) throw Refuse(still);
            }

            return new DatabaseSession(data, configuration, owner, held);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    internal static RefusalException Refuse(StorageProblem problem) => new(
        problem.Kind switch
        {
            StorageProblemKind.DiskFull => ExitCode.DataFolder,
            StorageProblemKind.WrongSetting => ExitCode.Settings,
            _ => ExitCode.NoDatabase,
        },
        problem.ToString());
}
