using System.CommandLine;
using Curation.Storage;
using Curation.Storage.Backup;

namespace Curation.Pipelines.Operate.Backup;

/// <summary><c>backup FILE</c>: everything that we keep, as of one moment, while Curation runs or not.</summary>
public static class BackupCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The file to write; FILE.json beside it holds what a restore is verified by" };

    public static Command Create()
    {
        var command = new Command("backup", "Write the database to a file (PostgreSQL's custom format). It holds password hashes: only you may read it.\nExample: ./curation backup ~/curation-2026-11-24.backup") { File };
        command.SetAction(async (parse, ct) =>
        {
            var file = Path.GetFullPath(parse.GetValue(File)!);
            Check(file);
            await using var database = await DatabaseSession.OpenAsync(parse, ct);
            var record = await WriteAsync(database, file, TimeProvider.System, ct);
            Console.WriteLine($"Written to {file}: {record.Tables.Count} tables, {record.Tables.Sum(t => t.Rows)} rows, {new FileInfo(file).Length >> 10} KB.");
            return ExitCode.Ok;
        });
        return command;
    }

    internal static async Task<BackupRecord> WriteAsync(DatabaseSession database, string file, TimeProvider clock, CancellationToken ct)
    {
        var half = file + ".new";
        try
        {
            Touch(half);
            IReadOnlyList<TableChecksum> tables = [];
            await Snapshot.HoldAsync(
                database.OwnerConnectionString,
                async (snapshot, sums) =>
                {
                    tables = sums;
                    await new PostgresClient(database).RunAsync(
                        "pg_dump", ["--format=custom", "--no-owner", $"--snapshot={snapshot}", $"--file={half}", .. Snapshot.Schemas.Select(s => $"--schema={s}")], file, ct);
                },
                ct);
            var record = new BackupRecord(clock.GetUtcNow(), SchemaInstaller.LatestScript, await BackupRecord.HashAsync(half, ct), tables);
            record.Write(file);
            System.IO.File.Move(half, file);
            return record;
        }
        finally
        {
            System.IO.File.Delete(half);
        }
    }

    private static void Check(string file)
    {
        if (System.IO.File.Exists(file)) throw new RefusalException(ExitCode.Failed, $"{file} is there already: choose another name. A backup is never written over.");
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new RefusalException(ExitCode.Failed, $"The folder {Path.GetDirectoryName(file)} does not exist.");
    }

    /// <summary>Before anything is in it.</summary>
    private static void Touch(string file)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(file, options).Dispose();
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new RefusalException(ExitCode.Failed, $"{file} cannot be written: {fault.Message.TrimEnd('.')}.");
        }
    }
}
