using System.Security.Cryptography;
using System.Text;

namespace Curation.Pipelines.Operate.Postgres;

/// <summary>
/// Where the private cluster's socket lies: in the data folder where the path is short enough (the kernel allows 107 bytes),
/// else under a name that is a hash of the data folder. Its permissions (0700) are the cluster's only lock, so that its owner is checked.
/// </summary>
internal static class SocketFolder
{
    private const int LongestFolder = 100 - 16;

    public static string Of(DataFolder data, long uid)
    {
        var inside = Path.Combine(data.Postgres, "socket");
        return Encoding.UTF8.GetByteCount(inside) <= LongestFolder ? inside : Short(data.Path, uid);
    }

    /// <summary>Makes the folder for <paramref name="owner"/> alone.</summary>
    /// <exception cref="RefusalException">Somebody else made it first.</exception>
    public static async Task MakeAsync(string folder, long owner, CancellationToken ct)
    {
        var made = await Shell.RunAsync("mkdir", ["-m", "700", folder], ct);
        if (made.Ok && Environment.IsPrivilegedProcess) await Shell.RunAsync("chown", [owner.ToString(), folder], ct);
        var found = await Shell.RunAsync("stat", ["-c", "%u %a %F", folder], ct);
        if (found.Output.Trim() != $"{owner} 700 directory")
            throw new RefusalException(ExitCode.NoPostgres, $"The folder {folder} for PostgreSQL's socket belongs to somebody else: remove it, or choose a shorter path with --data DIR.");
    }

    private static string Short(string path, long uid)
    {
        var name = $"curation-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12]}";
        var runtime = $"/run/user/{uid}";
        return Environment.IsPrivilegedProcess ? $"/run/{name}" : Directory.Exists(runtime) ? $"{runtime}/{name}" : $"/tmp/{name}-{uid}";
    }
}
