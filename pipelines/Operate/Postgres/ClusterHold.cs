namespace Curation.Pipelines.Operate.Postgres;

/// <summary>A process's hold on the running private cluster. Letting go stops the cluster if nobody else holds it.</summary>
internal sealed class ClusterHold(DataFolder data, PostgresBinaries binaries, SystemAccount? account, string socket, FileLock user, Func<Task> startAgain) : IAsyncDisposable
{
    /// <summary>The folder of the socket: a connection string's host.</summary>
    public string Socket { get; } = socket;

    /// <summary>As the schema's owner.</summary>
    /// <param name="database">Its name; null for the usual one.</param>
    public string ConnectionString(string? database) => $"Host={Socket};Username={PrivateCluster.Owner};Database={database ?? PrivateCluster.UsualDatabase}";

    /// <summary>Whether the server still runs.</summary>
    public bool IsRunning => PrivateCluster.RunningPid(data) is not null;

    /// <exception cref="RefusalException">It does not start.</exception>
    public Task StartAgainAsync() => startAgain();

    /// <summary>Makes the database unless it exists.</summary>
    /// <exception cref="RefusalException">It could not be made.</exception>
    public async Task CreateDatabaseAsync(string name, CancellationToken ct)
    {
        IReadOnlyList<string> command = SystemAccount.Wrap(account, binaries["createdb"], "-h", Socket, "-U", PrivateCluster.Owner, "--maintenance-db=postgres", "-T", "template0", "--", name);
        var made = await Shell.RunAsync(command[0], command.Skip(1), ct);
        if (!made.Ok && !made.Errors.Contains("already exists", StringComparison.Ordinal))
            throw made.Errors.Contains("No space left", StringComparison.Ordinal)
                ? RefusalException.DiskFull(data.Path)
                : new RefusalException(ExitCode.NoPostgres, $"The database '{name}' could not be made: {made.LastLine}");
    }

    public async ValueTask DisposeAsync()
    {
        using var turn = await PrivateCluster.TurnAsync(data, CancellationToken.None);
        user.Dispose();
        using var last = FileLock.TryExclusive(data.ClusterUsers);
        if (last is not null && PrivateCluster.RunningPid(data) is not null) await PrivateCluster.StopAsync(data, binaries, account, CancellationToken.None);
    }
}
