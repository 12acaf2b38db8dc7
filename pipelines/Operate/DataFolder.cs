namespace Curation.Pipelines.Operate;

/// <summary>The one folder in which Curation keeps things: the private cluster, logs and locks.</summary>
public sealed record DataFolder
{
    /// <summary>Below this many free bytes nothing is started.</summary>
    public const long LeastFreeBytes = 200L << 20;

    private DataFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The private cluster: its data, its socket and its log; owned by the cluster's user.</summary>
    public string Postgres => Combine("postgres");

    public string Logs => Combine("logs");

    /// <summary>What can be computed again, as the vectors of labels; may be deleted at any time.</summary>
    public string Cache => Combine("cache");

    internal string UpLock => Combine("up.lock");

    internal string UpFile => Combine("up.json");

    /// <summary>Held exclusively while the cluster is being started or stopped.</summary>
    internal string ClusterLock => Combine("cluster.lock");

    /// <summary>Held shared by every process that uses the cluster.</summary>
    internal string ClusterUsers => Combine("cluster.users");

    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;

    /// <summary>The folder that a command uses; nothing is made or checked.</summary>
    /// <param name="chosen">The value of <c>--data</c>; null for the usual place.</param>
    public static DataFolder At(string? chosen) => new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(chosen is { Length: > 0 } ? chosen : Usual())));

    /// <summary>Makes the folder where it is missing, and checks that it can be used.</summary>
    /// <exception cref="RefusalException">It lies inside the clone, cannot be written, or its disk is full.</exception>
    public static DataFolder Open(string? chosen)
    {
        var folder = At(chosen);
        if (folder.Problem() is { } problem) throw new RefusalException(ExitCode.DataFolder, problem);
        return folder;
    }

    /// <summary>Makes the folder and says what is wrong with it, in one line; null when it can be used.</summary>
    public string? Problem()
    {
        if (Installation.Clone is { } clone && IsInside(Path, clone))
            return $"The data folder {Path} lies inside the clone: choose one outside it with --data DIR.";
        try
        {
            Make(Path, Traversable);
            Make(Logs, Private);
            File.WriteAllText(Combine(".writable"), "");
            File.Delete(Combine(".writable"));
            return LowOnSpace();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var reason = fault is IOException { HResult: 28 } ? "its disk is full" : fault is UnauthorizedAccessException ? $"{Environment.UserName} may not write there" : fault.Message.Split('\n')[0].TrimEnd('.');
            return $"The data folder {Path} cannot be used ({reason}): choose another with --data DIR.";
        }
    }

    /// <summary>The line that says so when less than <see cref="LeastFreeBytes"/> are free; null while there is room.</summary>
    internal string? LowOnSpace() => FreeBytes is var free && free < LeastFreeBytes
        ? $"Only {free >> 20} MB are free on the disk of {Path}, and {LeastFreeBytes >> 20} MB are needed: free some space, or choose another folder with --data DIR."
        : null;

    public override string ToString() => Path;

    internal const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The cluster's own user has to pass through a folder that root owns; it sees nothing of it.</summary>
    private static UnixFileMode Traversable => Environment.IsPrivilegedProcess ? Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Private;

    /// <summary>Lets the cluster's own user pass through a folder that root made for itself alone.</summary>
    internal static void LetPass(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Traversable);
    }

    private static void Make(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, mode);
    }

    private static string Usual()
    {
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()) return "/var/lib/curation";
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.IsPathRooted(local)
            ? System.IO.Path.Combine(local, "curation")
            : throw new RefusalException(ExitCode.DataFolder, "Neither XDG_DATA_HOME nor HOME names a folder: choose one with --data DIR.");
    }

    private static bool IsInside(string path, string folder) => path == folder || path.StartsWith(folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string Combine(string name) => System.IO.Path.Combine(Path, name);
}
