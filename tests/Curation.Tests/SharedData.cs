using System.Diagnostics;
using Xunit;

namespace Curation.Tests;

/// <summary>The public data and the seed documents beside the clone (or in <c>CURATION_SHARED</c>): tests that read them are skipped where they are absent.</summary>
internal static class SharedData
{
    private static readonly Lock Unpacking = new();

    /// <summary>A folder of <c>../shared</c>, as in <c>Folder("seeds")</c>.</summary>
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable("CURATION_SHARED") is { Length: > 0 } set ? set : Path.Combine(Repository.Root, "..", "shared");
        var folder = Path.GetFullPath(Path.Combine(root, name));
        if (!Directory.Exists(folder))
            Assert.Skip($"../shared/{name} is not beside the clone.");
        return folder;
    }

    /// <summary>The folder of a public set, as in <c>Set("postings", "ashby_boards")</c>; unpacked into <c>.data/public</c>, which git ignores.</summary>
    public static string Set(string archive, string set)
    {
        var unpack = Path.Combine(Folder("data"), "unpack");
        var to = Path.Combine(Repository.Root, ".data", "public");
        lock (Unpacking)
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
}
