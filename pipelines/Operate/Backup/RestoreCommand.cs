using System.CommandLine;
using System.Globalization;
using Curation.Pipelines.Operate.Running;
using Curation.Storage;
using Curation.Storage.Backup;

namespace Curation.Pipelines.Operate.Backup;

/// <summary>
/// <c>restore FILE</c>: into an empty database, or with <c>--force</c> in place of what is there. What is there is set aside until every
/// table's rows and hash are those of the backup; else it is brought back.
/// </summary>
public static class RestoreCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A file that 'backup' wrote, with FILE.json beside it" };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace what the database holds" };

    public static Command Create()
    {
        var command = new Command("restore", "Bring a backup back and verify it.\nExample: ./curation restore ~/curation-2026-11-24.backup") { File, Force };
        command.SetAction(async (parse, ct) =>
        {
            var file = Path.GetFullPath(parse.GetValue(File)!);
            var record = await CheckAsync(file, ct);
            if (UpRecord.Running(DataFolder.At(parse.GetValue(SharedOptions.Data))) is { } up)
                throw new RefusalException(ExitCode.AlreadyRunning, $"Curation runs at {up.Address}: stop it first with ./curation down.");
            await using var database = await DatabaseSession.OpenToRestoreAsync(parse, ct);
            await RestoreAsync(database, file, record, parse.GetValue(Force), Console.Error.WriteLine, ct);
            Console.WriteLine($"Restored and verified: {record.Tables.Count} tables, {record.Tables.Sum(t => t.Rows)} rows, as of {record.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}.");
            return ExitCode.Ok;
        });
        return command;
    }

    internal static async Task RestoreAsync(DatabaseSession database, string file, BackupRecord record, bool force, Action<string> say, CancellationToken ct)
    {
        var client = new PostgresClient(database);
        await client.RunAsync("pg_restore", ["--list", file], file, ct);
        var target = new Target(database.OwnerConnectionString);
        var there = await target.LookAsync(ct);
        if (there.Others > 0) throw new RefusalException(ExitCode.Failed, $"{there.Others} other programs are connected to the database: stop them first.");
        if (!there.IsEmpty || there.IsBrokenOff)
        {
            if (!force) throw new RefusalException(ExitCode.Failed, $"The database is not empty ({Say(there)}): restore into another with --database NAME, or replace it with --force.");
            say($"Replacing what is there: {Say(there)}.");
        }

        if (there.IsBrokenOff) await target.BringBackAsync(ct);
        await target.SetAsideAsync(ct);
        try
        {
            await client.RunAsync("pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", $"--dbname={database.Name}", file], file, ct);
            var wrong = record.Differences(await Snapshot.ChecksumAsync(database.OwnerConnectionString, [.. record.Tables.Select(t => t.Table)], ct));
            if (wrong.Count > 0) throw new RefusalException(ExitCode.Failed, $"What was restored is not what was backed up, and was undone. Different: {string.Join(", ", wrong)}.");
            if (await SchemaInstaller.InstallAsync(database.OwnerConnectionString, ct) is { } problem) throw DatabaseSession.Refuse(problem);
            await target.ForgetIndexesAsync(ct);
        }
        catch
        {
            await target.BringBackAsync(CancellationToken.None);
            throw;
        }

        await target.DropAsideAsync(CancellationToken.None);
    }

    internal static async Task<BackupRecord> CheckAsync(string file, CancellationToken ct)
    {
        if (!System.IO.File.Exists(file)) throw new RefusalException(ExitCode.Failed, $"{file} does not exist.");
        var record = BackupRecord.Read(file);
        if (await BackupRecord.HashAsync(file, ct) != record.Sha256) throw new RefusalException(ExitCode.Failed, $"{file} is damaged: it is not the file that was written (SHA-256). Nothing was changed.");
        if (string.CompareOrdinal(record.Schema, SchemaInstaller.LatestScript) > 0) throw new RefusalException(ExitCode.Failed, $"The backup was made by a newer Curation (schema {record.Schema}): restore it with that one.");
        return record;
    }

    private static string Say(TargetView there) => there.IsBrokenOff
        ? "an earlier restore was broken off; what was there before it comes back first, and is then replaced"
        : string.Create(CultureInfo.InvariantCulture, $"{there.Versions} framework versions, {there.Decisions} decisions, {there.Postings} postings, {there.Accounts} accounts{(there.LastNight is { } night ? $", last night {night:yyyy-MM-dd}" : "")}");
}
