using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Settings;
using Curation.Storage.Backup;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Backup;

/// <summary>pg_dump and pg_restore: those beside the server's programs, else those on PATH.</summary>
internal sealed class PostgresClient(DatabaseSession database)
{
    /// <exception cref="RefusalException">The program is missing, or says no.</exception>
    public async Task RunAsync(string program, IReadOnlyList<string> arguments, string file, CancellationToken ct)
    {
        var path = await FindAsync(program, ct)
            ?? throw new RefusalException(ExitCode.NoPostgres, $"{program} is not installed. Run: sudo apt-get install postgresql-client, or name the folder of PostgreSQL's programs in Pipelines:PostgresBinaries.");
        var done = await Shell.RunAsync(path, arguments, ct, ClientEnvironment.Of(database.OwnerConnectionString));
        if (done.Ok) return;
        throw done.Errors.Contains("No space left", StringComparison.Ordinal)
            ? new RefusalException(ExitCode.DataFolder, $"The disk of {file} is full.")
            : new RefusalException(ExitCode.Failed, $"{program} failed: {done.LastLine}");
    }

    private async Task<string?> FindAsync(string program, CancellationToken ct)
    {
        var major = database.IsPrivate ? PrivateCluster.ExistingMajor(database.Data) : null;
        var beside = (await PostgresBinaries.FindAsync(database.Configuration[$"Pipelines:{PipelinesSettings.PostgresBinaries}"], major, ct))?[program];
        return beside is not null && File.Exists(beside) ? beside : Shell.Find(program);
    }
}
