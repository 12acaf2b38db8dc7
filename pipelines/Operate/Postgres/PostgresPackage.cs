namespace Curation.Pipelines.Operate.Postgres;

/// <summary>Installs Debian's and Ubuntu's package of the PostgreSQL server, where that is allowed without asking for a password.</summary>
internal static class PostgresPackage
{
    public const string Command = "apt-get install postgresql";

    /// <summary>Keeps the package from making and starting a cluster of its own; taken away again afterwards.</summary>
    private const string NoMainCluster = "/etc/postgresql-common/createcluster.d/curation.conf";

    private const string Script = $"""
        set -e
        export DEBIAN_FRONTEND=noninteractive
        mkdir -p /etc/postgresql-common/createcluster.d
        trap 'rm -f {NoMainCluster}' EXIT
        echo 'create_main_cluster = false' > {NoMainCluster}
        apt-get update -q || true
        apt-get install -y -q --no-install-recommends postgresql
        """;

    /// <summary>How it would be installed: as root, through sudo, or null where neither is possible.</summary>
    public static async Task<IReadOnlyList<string>?> WayAsync(CancellationToken ct)
    {
        if (Shell.Find("apt-get") is null) return null;
        if (Environment.IsPrivilegedProcess) return [];
        return Shell.Find("sudo") is { } sudo && (await Shell.RunAsync(sudo, ["-n", "true"], ct)).Ok ? [sudo, "-n"] : null;
    }

    /// <exception cref="RefusalException">It could not be installed.</exception>
    public static async Task InstallAsync(IReadOnlyList<string> way, DataFolder data, CancellationToken ct)
    {
        var log = Path.Combine(data.Logs, "install.log");
        IReadOnlyList<string> command = [.. way, "sh", "-c", Script];
        var outcome = await Shell.RunAsync(command[0], command.Skip(1), ct);
        await File.WriteAllTextAsync(log, outcome.Output + outcome.Errors, ct);
        if (!outcome.Ok)
            throw new RefusalException(ExitCode.NoPostgres, $"Debian's package postgresql could not be installed ({outcome.LastLine}; all of it in {log}). Without a network: install it from a mirror of yours, or name a running server in Storage:ConnectionString.");
    }
}
