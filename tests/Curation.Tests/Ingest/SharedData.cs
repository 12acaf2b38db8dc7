using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace Curation.Tests.Ingest;

/// <summary>Public data beside the repository; tests that need it are skipped where it is absent. Unpacked into <c>.data/public</c>, which git ignores.</summary>
internal static class SharedData
{
    private static readonly Lock Gate = new();

    /// <summary>The folder of a set, as in <c>Set("postings", "ashby_boards")</c>.</summary>
    public static string Set(string archive, string set)
    {
        var root = RepositoryRoot();
        var shared = Environment.GetEnvironmentVariable("CURATION_SHARED") ?? Above(root);
        var unpack = shared is null ? null : Path.Combine(shared, "data", "unpack");
        if (unpack is null || !File.Exists(unpack))
        {
            Assert.Skip("The public data (../shared/data, or CURATION_SHARED) is not here.");
        }

        var to = Path.Combine(root, ".data", "public");
        lock (Gate)
        {
            if (!File.Exists(Path.Combine(to, "." + archive)))
            {
                using var process = Process.Start(new ProcessStartInfo(unpack, ["--to", to, archive]) { RedirectStandardOutput = true, UseShellExecute = false })!;
                process.WaitForExit();
                Assert.Equal(0, process.ExitCode);
            }
        }

        return Path.Combine(to, set);
    }

    public static string RepositoryRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Curation.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private static string? Above(string root)
    {
        for (var folder = Directory.GetParent(root); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
            {
                return Path.Combine(folder.FullName, "shared");
            }
        }

        return null;
    }
}
