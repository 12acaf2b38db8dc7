using System.Runtime.Versioning;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Operate.Backup;
using Curation.ServiceTests.Operate;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Accounts;
using Curation.Storage.Auditing;
using Curation.Storage.Frameworks;
using Xunit;

namespace Curation.ServiceTests.Accounts;

/// <summary>On a private cluster of the test's own, by the program itself and by what it is made of.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackupTests : DataFolderOfATest
{
    private string BackupFile => Path.Combine(Folder, "a.backup");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_back_has_the_same_rows_and_hashes()
    {
        await TheProgram.NeedsPostgresAsync();
        IReadOnlyList<TableChecksum> before;
        await using (var session = await DatabaseSession.OpenAsync(Folder, null, _ => { }, Ct))
        {
            await FillAsync(session);
            before = await SumsAsync(session);
        }

        var (code, said) = await TheProgram.RunAsync(Folder, "backup", BackupFile);
        Assert.True(code == ExitCode.Ok, said);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
        Assert.Equal(ExitCode.Failed, (await TheProgram.RunAsync(Folder, "backup", BackupFile)).Code);

        (code, said) = await TheProgram.RunAsync(Folder, "restore", BackupFile);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("The database is not empty (1 framework versions, 0 decisions, 0 postings, 0 accounts)", said, StringComparison.Ordinal);

        (code, said) = await TheProgram.RunAsync(Folder, "restore", BackupFile, "--database", "copy");
        Assert.True(code == ExitCode.Ok, said);
        await using (var copy = await DatabaseSession.OpenAsync(Folder, "copy", _ => { }, Ct))
        {
            await using var db = new Database(copy.OwnerConnectionString);
            Assert.Equal(before, await BusinessTables.ChecksumAsync(db, Ct));
            Assert.Null((await new AuditStore(db).VerifyAsync(Ct)).Broken);
            await Assert.ThrowsAnyAsync<Exception>(() => db.ExecuteAsync("DELETE FROM audit", null, Ct));
            await new FrameworkStore(db).PublishAsync(Make.Framework("MORE"), "after", Make.Night(2), Ct);
        }

        (code, said) = await TheProgram.RunAsync(Folder, "restore", BackupFile, "--database", "copy", "--force");
        Assert.True(code == ExitCode.Ok, said);
        Assert.Contains("Replacing what is there: 2 framework versions", said, StringComparison.Ordinal);
        await using var again = await DatabaseSession.OpenAsync(Folder, "copy", _ => { }, Ct);
        Assert.Equal(before, await SumsAsync(again));
    }

    [Fact]
    public async Task A_damaged_file_or_a_restore_that_does_not_match_changes_nothing()
    {
        await TheProgram.NeedsPostgresAsync();
        await using (var session = await DatabaseSession.OpenAsync(Folder, null, _ => { }, Ct))
        {
            await FillAsync(session);
            var record = await BackupCommand.WriteAsync(session, BackupFile, TimeProvider.System, Ct);
            var before = await SumsAsync(session);
            var lying = record with { Tables = [.. record.Tables.Select(t => t.Table == "curation.audit" ? t with { Rows = 7 } : t)] };
            var refusal = await Assert.ThrowsAsync<RefusalException>(() => RestoreCommand.RestoreAsync(session, BackupFile, lying, force: true, _ => { }, Ct));
            Assert.Contains("curation.audit (1 rows instead of 7)", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(before, await SumsAsync(session));
        }

        var bytes = await File.ReadAllBytesAsync(BackupFile, Ct);
        bytes[^9] ^= 1;
        await File.WriteAllBytesAsync(BackupFile, bytes, Ct);
        var (code, said) = await TheProgram.RunAsync(Folder, "restore", BackupFile, "--force");
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("is damaged", said, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<TableChecksum>> SumsAsync(DatabaseSession session)
    {
        await using var db = new Database(session.OwnerConnectionString);
        return await BusinessTables.ChecksumAsync(db, Ct);
    }

    private static async Task FillAsync(DatabaseSession session)
    {
        await using var db = new Database(session.OwnerConnectionString);
        await new FrameworkStore(db).PublishAsync(Make.Framework(), "first", Make.Night(1), Ct);
        await Make.SourcesAsync(db, "board-a");
        await db.InTransactionAsync(work => AuditStore.AppendAsync(work, TimeProvider.System.GetUtcNow(), "a", "b", "c", "{}"), Ct);
        await new OneTimeCodes(db).MintFirstAsync(TimeSpan.FromDays(1), Ct);
    }
}
