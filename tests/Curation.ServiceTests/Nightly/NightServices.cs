using Curation.Classify;
using Curation.Domain.Runs;
using Curation.Pipelines;
using Curation.Pipelines.Nightly;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Proposals;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Nightly;

/// <summary>The night's services in this process, as a host registers them, over one analyst: building it for each takes longer than most nights here.</summary>
internal sealed class NightServices : IAsyncDisposable
{
    private static readonly Analysts Shared = new(new ClassifyOptions());

    private readonly string owner;
    private readonly ServiceProvider services;

    public NightServices(string owner, ServedBoard board)
        : this(owner, board.Address)
    {
    }

    /// <param name="board">The one place on this machine that may be asked.</param>
    public NightServices(string owner, Uri board)
    {
        this.owner = owner;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = owner,
            ["Ingest:AllowedPrivateEndpoints:0"] = board.Authority,
        });
        services = new ServiceCollection().AddLogging(log => log.ClearProviders()).AddNight(settings.Build()).AddSingleton(Shared).BuildServiceProvider(validateScopes: true);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A database with the schema, the sample frameworks and the board's sources.</summary>
    public static async Task<string> InstallAsync(PostgresServer server, ServedBoard board, DateOnly date)
    {
        var database = await server.CreateInstalledAsync();
        await using var db = new Database(database);
        await board.InstallAsync(db, date, Ct);
        return database;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<NightEnd> RunAsync(DateOnly date, string? only = null, RunStep? step = null, Action<Run>? onStarted = null) => Get<Nights>().RunAsync(
        new NightRequest(date, new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), Again: true, only, step, onStarted), Ct);

    /// <summary>Runs the night, which must succeed without a problem.</summary>
    public async Task SucceedAsync(DateOnly date, string? only = null, RunStep? step = null)
    {
        var end = await RunAsync(date, only, step);
        Assert.Equal(RunState.Succeeded, end.Run?.State);
    }

    public Task<IReadOnlyList<KeptProposal>> OpenAsync() => Get<ProposalStore>().OpenAsync(framework: null, Ct);

    public Task<IReadOnlyList<TableChecksum>> ChecksumAsync() => BusinessTables.ChecksumAsync(Get<Database>(), Ct);

    /// <summary>One value, asked as the owner.</summary>
    public async Task<T?> AskAsync<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await command.ExecuteScalarAsync(Ct) is T value ? value : default;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
