using System.Globalization;
using System.Text.Json;
using Curation.Domain;

namespace Curation.Pipelines.Operate.Running;

/// <summary>What a running <c>up</c> leaves in its data folder for the others. Whether it still runs is told by the lock, never by this file.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Started">When it started.</param>
/// <param name="Address">Of the web application.</param>
/// <param name="Database">Server and database, or "private".</param>
/// <param name="Worker">The worker's process; null while there is none.</param>
/// <param name="Web">The web application's process; null while there is none.</param>
internal sealed record UpRecord(int Pid, DateTimeOffset Started, string Address, string Database, int? Worker = null, int? Web = null)
{
    /// <summary>The <c>up</c> that runs on the data folder now; null when there is none.</summary>
    public static UpRecord? Running(DataFolder data)
    {
        if (!File.Exists(data.UpLock)) return null;
        using var free = FileLock.TryExclusive(data.UpLock);
        return free is null ? Read(data) : null;
    }

    public void Write(DataFolder data)
    {
        File.WriteAllText(data.UpFile + ".new", JsonSerializer.Serialize(this, CurationJson.Line));
        File.Move(data.UpFile + ".new", data.UpFile, overwrite: true);
    }

    /// <summary>Whether the process that wrote this is still that process: pids are used again.</summary>
    public bool IsAlive()
    {
        try
        {
            return File.ReadAllText($"/proc/{Pid.ToString(CultureInfo.InvariantCulture)}/cmdline").Contains("curation", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static UpRecord? Read(DataFolder data)
    {
        try
        {
            return JsonSerializer.Deserialize<UpRecord>(File.ReadAllText(data.UpFile), CurationJson.Line);
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            return null;
        }
    }
}
