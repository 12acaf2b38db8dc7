using System.Globalization;

namespace Curation.Pipelines.Operate.Postgres;

/// <summary>The system user that the private cluster runs as. PostgreSQL refuses root, so that root lends it another.</summary>
internal sealed record SystemAccount(string Name, int User, int Group)
{
    /// <summary>Made where root starts the cluster and the machine has no user <c>postgres</c>.</summary>
    private const string Ours = "curation";

    /// <summary>Null for the user who runs this program; for root the owner of the cluster that exists, else <c>postgres</c>, else a user of our own.</summary>
    public static async Task<SystemAccount?> ForAsync(DataFolder data, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) return null;
        var owner = Directory.Exists(data.Postgres) ? (await Shell.RunAsync("stat", ["-c", "%U", data.Postgres], ct)).Output.Trim() : "";
        foreach (var name in (string[])[owner, "postgres", Ours])
            if (name is not ("" or "root") && await FindAsync(name, ct) is { } account) return account;
        var made = await Shell.RunAsync("useradd", ["--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", Ours], ct);
        return await FindAsync(Ours, ct)
            ?? throw new RefusalException(ExitCode.NoPostgres, $"PostgreSQL does not run as root, and the user '{Ours}' could not be made ({made.LastLine}): start Curation as an ordinary user.");
    }

    /// <summary>The same command, run as this user.</summary>
    public static IReadOnlyList<string> Wrap(SystemAccount? account, params IReadOnlyList<string> command) => account is null
        ? command
        : ["setpriv", $"--reuid={account.User}", $"--regid={account.Group}", "--init-groups", "env", "HOME=/", .. command];

    private static async Task<SystemAccount?> FindAsync(string name, CancellationToken ct)
    {
        var entry = await Shell.RunAsync("getent", ["passwd", name], ct);
        return entry.Ok && entry.Output.Split(':') is { Length: >= 4 } fields
            ? new SystemAccount(name, int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture))
            : null;
    }
}
