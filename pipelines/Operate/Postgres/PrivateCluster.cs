using System.Globalization;

namespace Curation.Pipelines.Operate.Postgres;

/// <summary>
/// The PostgreSQL cluster in the data folder. Every process that uses it holds a shared lock; the last one out stops it.
/// The lock is the kernel's, so that a killed process counts no longer.
/// </summary>
internal sealed class PrivateCluster(DataFolder data, string? configuredBinaries, bool durable, Action<string> say)
{
    /// <summary>The cluster's superuser, who owns the schema.</summary>
    public const string Owner = "curation_owner";

    public const string UsualDatabase = "curation";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string Cluster => Path.Combine(data.Postgres, "data");

    private string Log => Path.Combine(data.Postgres, "server.log");

    /// <summary>The process that serves the cluster; null when it is not running.</summary>
    public static int? RunningPid(DataFolder data)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(data.Postgres, "data", "postmaster.pid"));
            var pid = int.Parse(lines[0], CultureInfo.InvariantCulture);
            var ready = lines.Length > 7 && lines[7].Trim() == "ready";
            return ready && File.ReadAllText($"/proc/{pid}/cmdline").Contains("postgres", StringComparison.Ordinal) ? pid : null;
        }
        catch (Exception fault) when (fault is IOException or FormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The major version of the cluster that exists; null when there is none.</summary>
    public static int? ExistingMajor(DataFolder data)
    {
        var file = Path.Combine(data.Postgres, "data", "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    /// <summary>Makes the cluster if it is missing, starts it if it stands still, and holds it.</summary>
    /// <exception cref="RefusalException">PostgreSQL is missing, or does not start.</exception>
    public async Task<ClusterHold> HoldAsync(CancellationToken ct)
    {
        try
        {
            return await TakeAsync(ct);
        }
        catch (OperationCanceledException)
        {
            await StopUnusedAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Stops a cluster that no process uses any more, as a killed <c>up</c> leaves it.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> StopUnusedAsync(CancellationToken ct)
    {
        using var turn = await TurnAsync(data, ct);
        using var last = FileLock.TryExclusive(data.ClusterUsers);
        if (last is null || RunningPid(data) is null) return false;
        await StopAsync(data, await BinariesAsync(ct), await SystemAccount.ForAsync(data, ct), ct);
        return true;
    }

    /// <summary>One process at a time starts or stops the cluster.</summary>
    internal static async Task<FileLock> TurnAsync(DataFolder data, CancellationToken ct)
    {
        try
        {
            return await FileLock.ExclusiveAsync(data.ClusterLock, Patience, ct);
        }
        catch (TimeoutException)
        {
            throw new RefusalException(ExitCode.NoPostgres, $"Another command has been starting or stopping PostgreSQL in {data} for {Patience.TotalMinutes:0} minutes: see {data.Postgres}/server.log.");
        }
    }

    internal static async Task StopAsync(DataFolder data, PostgresBinaries binaries, SystemAccount? account, CancellationToken ct)
    {
        var stopped = await RunAsync(account, [binaries["pg_ctl"], "stop", "-D", Path.Combine(data.Postgres, "data"), "-m", "fast", "-w", "-t", "60"], ct);
        if (!stopped.Ok && RunningPid(data) is not null) throw new RefusalException(ExitCode.NoPostgres, $"PostgreSQL in {data} did not stop ({stopped.LastLine}).");
    }

    private static Task<Shell.Outcome> RunAsync(SystemAccount? account, IReadOnlyList<string> command, CancellationToken ct)
    {
        var wrapped = SystemAccount.Wrap(account, command);
        return Shell.RunAsync(wrapped[0], wrapped.Skip(1), ct);
    }

    private static async Task<long> OwnUserAsync(CancellationToken ct) => long.Parse((await Shell.RunAsync("id", ["-u"], ct)).Output, CultureInfo.InvariantCulture);

    private async Task<ClusterHold> TakeAsync(CancellationToken ct)
    {
        using var turn = await TurnAsync(data, ct);
        var binaries = await BinariesAsync(ct);
        var account = await SystemAccount.ForAsync(data, ct);
        var uid = account?.User ?? await OwnUserAsync(ct);
        var socket = SocketFolder.Of(data, uid);
        if (ExistingMajor(data) is null) await MakeAsync(binaries, account, ct);
        if (RunningPid(data) is null) await StartAsync(binaries, account, uid, socket, ct);
        var user = FileLock.TryShared(data.ClusterUsers) ?? throw new RefusalException(ExitCode.NoPostgres, $"The lock {data.ClusterUsers} is held by another program.");
        return new ClusterHold(data, binaries, account, socket, user, () => StartAgainAsync(binaries, account, uid, socket));
    }

    private async Task<PostgresBinaries> BinariesAsync(CancellationToken ct)
    {
        var major = ExistingMajor(data);
        if (await PostgresBinaries.FindAsync(configuredBinaries, major, ct) is { } found) return found;
        if (configuredBinaries is { Length: > 0 })
            throw new RefusalException(ExitCode.NoPostgres, $"The setting Pipelines:PostgresBinaries names {configuredBinaries}, but there is no PostgreSQL server{Wanted(major)} there (initdb, pg_ctl, postgres, createdb).");
        if (await PostgresPackage.WayAsync(ct) is not { } way)
            throw new RefusalException(ExitCode.NoPostgres, $"PostgreSQL's server{Wanted(major)} is not installed. Run: sudo {PostgresPackage.Command}{(major is null ? "" : $"-{major}")}, or name a running server in Storage:ConnectionString.");
        say("PostgreSQL's server is not installed: installing Debian's package postgresql (a minute) ...");
        await PostgresPackage.InstallAsync(way, data, ct);
        return await PostgresBinaries.FindAsync(configuredBinaries, major, ct) ?? throw new RefusalException(ExitCode.NoPostgres, major is null
            ? "The package postgresql is installed, but its server programs were not found: name their folder in Pipelines:PostgresBinaries."
            : $"The data folder {data} was made by PostgreSQL {major}, and another version is installed. Run: {PostgresPackage.Command}-{major}, or choose another folder with --data DIR.");
    }

    private static string Wanted(int? major) => major is null ? $" (version {PostgresBinaries.OldestMajor} or newer)" : $" in version {major}, which made the data folder,";

    private async Task MakeAsync(PostgresBinaries binaries, SystemAccount? account, CancellationToken ct)
    {
        if (durable) say($"Making a private PostgreSQL {binaries.Major} cluster in {data.Postgres} ...");
        var folder = await Shell.RunAsync("mkdir", ["-p", "-m", "700", data.Postgres], ct);
        if (folder.Ok && account is not null) folder = await Shell.RunAsync("chown", [$"{account.User}:{account.Group}", data.Postgres], ct);
        if (!folder.Ok) throw new RefusalException(ExitCode.DataFolder, $"The folder {data.Postgres} could not be made ({folder.LastLine}).");
        if (!(await RunAsync(account, ["test", "-x", data.Postgres, "-a", "-w", data.Postgres], ct)).Ok)
            throw new RefusalException(ExitCode.DataFolder, $"PostgreSQL's user '{account?.Name ?? Environment.UserName}' may not enter {data.Postgres}: choose a folder that every user can pass through with --data DIR.");

        // Made under another name first: a half-made cluster is never taken for a whole one.
        var half = Cluster + ".new";
        await RunAsync(account, ["rm", "-rf", half], ct);
        var made = await RunAsync(account, [binaries["initdb"], "-D", half, "-U", Owner, "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--data-checksums", .. durable ? [] : (string[])["--no-sync"]], ct);
        if (!made.Ok) throw Explain($"PostgreSQL's cluster could not be made: {made.LastLine}", made.Output + made.Errors);
        var named = await RunAsync(account, ["sh", "-c", "printf \"%s\\n\" \"include_if_exists = 'curation.conf'\" >> \"$0/postgresql.conf\" && mv -T \"$0\" \"$1\"", half, Cluster], ct);
        if (!named.Ok) throw Explain($"PostgreSQL's cluster could not be made: {named.LastLine}", named.Errors);
    }

    private async Task StartAsync(PostgresBinaries binaries, SystemAccount? account, long uid, string socket, CancellationToken ct)
    {
        await SocketFolder.MakeAsync(socket, uid, ct);
        await WriteAsync(account, "curation.conf", ClusterSettings.Text(socket, durable), ct);
        await WriteAsync(account, "pg_hba.conf", ClusterSettings.HostBased, ct);
        await RunAsync(account, ["mv", "-f", Log, Log + ".1"], ct);
        var started = await RunAsync(account, [binaries["pg_ctl"], "start", "-D", Cluster, "-l", Log, "-w", "-t", "90"], CancellationToken.None);
        if (started.Ok) return;
        var log = File.Exists(Log) ? await File.ReadAllTextAsync(Log, ct) : "";
        var reason = log.Split('\n').LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal)) ?? started.LastLine;
        throw Explain($"PostgreSQL did not start: {reason.Trim()} (all of it in {Log})", log + started.Errors);
    }

    private async Task StartAgainAsync(PostgresBinaries binaries, SystemAccount? account, long uid, string socket)
    {
        using var turn = await TurnAsync(data, CancellationToken.None);
        if (RunningPid(data) is null) await StartAsync(binaries, account, uid, socket, CancellationToken.None);
    }

    private async Task WriteAsync(SystemAccount? account, string name, string text, CancellationToken ct)
    {
        var written = await RunAsync(account, ["sh", "-c", "printf %s \"$1\" > \"$0\"", Path.Combine(Cluster, name), text], ct);
        if (!written.Ok) throw Explain($"PostgreSQL's settings in {Cluster} could not be written: {written.LastLine}", written.Errors);
    }

    private RefusalException Explain(string line, string said) =>
        said.Contains("No space left on device", StringComparison.Ordinal) ? RefusalException.DiskFull(data.Path) : new RefusalException(ExitCode.NoPostgres, line);
}
