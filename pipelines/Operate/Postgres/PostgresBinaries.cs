using System.Globalization;
using Curation.Storage;

namespace Curation.Pipelines.Operate.Postgres;

/// <summary>A folder with PostgreSQL's server programs, and their major version.</summary>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = SchemaInstaller.OldestServer / 10000;

    private const string DebianRoot = "/usr/lib/postgresql";

    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>
    /// The configured folder alone if there is one; else what is on PATH, under Debian's /usr/lib/postgresql, and where pg_config points.
    /// The newest wins, but for a cluster that exists: that wants its own major version.
    /// </summary>
    /// <param name="configured">The setting <c>Pipelines:PostgresBinaries</c>.</param>
    /// <param name="major">The major version of the cluster that exists; null for any.</param>
    public static async Task<PostgresBinaries?> FindAsync(string? configured, int? major, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in await FoldersAsync(configured, ct))
            if (await ProbeAsync(folder, ct) is { } binaries) found.Add(binaries);
        return found.Where(binaries => binaries.Major >= OldestMajor && (major is null || binaries.Major == major)).MaxBy(binaries => binaries.Major);
    }

    private static async Task<IReadOnlyList<string>> FoldersAsync(string? configured, CancellationToken ct)
    {
        if (configured is { Length: > 0 }) return [configured];
        var folders = new List<string>();
        if (Directory.Exists(DebianRoot)) folders.AddRange(Directory.EnumerateDirectories(DebianRoot).Select(version => Path.Combine(version, "bin")));
        if (Shell.Find("initdb") is { } initdb) folders.Add(Path.GetDirectoryName(initdb)!);
        if (Shell.Find("pg_config") is { } pgConfig && await Shell.RunAsync(pgConfig, ["--bindir"], ct) is { Ok: true } bindir) folders.Add(bindir.Output.Trim());
        return [.. folders.Distinct()];
    }

    private static async Task<PostgresBinaries?> ProbeAsync(string folder, CancellationToken ct)
    {
        if (!((string[])["initdb", "pg_ctl", "postgres", "createdb"]).All(program => File.Exists(Path.Combine(folder, program)))) return null;
        var version = await Shell.RunAsync(Path.Combine(folder, "postgres"), ["--version"], ct);
        return version.Ok && MajorOf(version.Output) is { } major ? new PostgresBinaries(folder, major) : null;
    }

    /// <summary>"postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)" gives 15; "17beta1" gives 17.</summary>
    internal static int? MajorOf(string version)
    {
        var text = version[(version.IndexOf(')', StringComparison.Ordinal) + 1)..].TrimStart();
        var digits = text.AsSpan(0, text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? text.Length : end);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
