namespace Curation.Pipelines.Operate;

/// <summary>
/// An advisory lock on a file (flock), which the kernel lets go when the process dies in whatever way: a stale lock cannot be.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>The only holder; null when another process holds it in either way.</summary>
    public static FileLock? TryExclusive(string path) => Try(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>One of several holders; null while another process holds it exclusively.</summary>
    public static FileLock? TryShared(string path) => Try(path, FileAccess.Read, FileShare.Read);

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TimeoutException">Another process held it for longer than <paramref name="limit"/>.</exception>
    public static async Task<FileLock> ExclusiveAsync(string path, TimeSpan limit, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < limit; waited += Pause)
        {
            if (TryExclusive(path) is { } held) return held;
            await Task.Delay(Pause, ct);
        }

        throw new TimeoutException($"Another process holds {path}");
    }

    public void Dispose() => stream.Dispose();

    private static FileLock? Try(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, access, share));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
