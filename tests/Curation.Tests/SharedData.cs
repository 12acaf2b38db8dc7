using Xunit;

namespace Curation.Tests;

/// <summary>The public data and the seed documents beside the clone: tests that read them are skipped where they are absent.</summary>
internal static class SharedData
{
    /// <summary>A folder of <c>../shared</c> (or of <c>CURATION_SHARED</c>), seen from the repository's root; skips the test where it is absent.</summary>
    public static string Folder(string name)
    {
        var folder = Root() is { } root ? Path.Combine(root, name) : null;
        if (folder is null || !Directory.Exists(folder))
            Assert.Skip($"../shared/{name} is not beside the clone.");
        return folder;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("CURATION_SHARED") is { Length: > 0 } set)
            return set;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Curation.sln")))
                return folder.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
        }

        return null;
    }
}
