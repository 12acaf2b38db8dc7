using System.Security.Cryptography;
using System.Text.Json;
using Curation.Domain;
using Curation.Storage;

namespace Curation.Pipelines.Operate.Backup;

/// <summary>What lies beside a backup, in <c>FILE.json</c>: by it a restore is verified.</summary>
/// <param name="Schema">The last schema script that the database had.</param>
/// <param name="Sha256">Of the backup file.</param>
/// <param name="Tables">Rows and hash of every table, as the snapshot had them.</param>
internal sealed record BackupRecord(DateTimeOffset At, string Schema, string Sha256, IReadOnlyList<TableChecksum> Tables)
{
    public static string PathOf(string file) => file + ".json";

    /// <exception cref="RefusalException">There is none, or it cannot be read.</exception>
    public static BackupRecord Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupRecord>(File.ReadAllText(PathOf(file)), CurationJson.Line) ?? throw new JsonException();
        }
        catch (Exception fault) when (fault is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new RefusalException(ExitCode.Failed, $"{PathOf(file)} is missing or cannot be read: it lies beside a backup, and a restore is verified by it.");
        }
    }

    public void Write(string file) => File.WriteAllText(PathOf(file), JsonSerializer.Serialize(this, CurationJson.Line) + "\n");

    public static async Task<string> HashAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }

    /// <summary>The tables that differ, each with what was expected; none where the database holds what the backup held.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyList<TableChecksum> now)
    {
        var found = now.ToDictionary(t => t.Table, StringComparer.Ordinal);
        return [.. Tables.Where(t => found.GetValueOrDefault(t.Table) != t).Select(t => $"{t.Table} ({found.GetValueOrDefault(t.Table)?.Rows ?? 0} rows instead of {t.Rows})")];
    }
}
