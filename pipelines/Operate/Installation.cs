namespace Curation.Pipelines.Operate;

/// <summary>Where the program and its parts lie.</summary>
internal static class Installation
{
    /// <summary>The folder of the clone that this program was built in; null when it was copied elsewhere.</summary>
    public static string? Clone { get; } = FindClone();

    /// <summary>The built web application, beside this program: artifacts/bin/CurationUi/CONFIGURATION/CurationUi.dll.</summary>
    public static string WebApplication { get; } = Environment.GetEnvironmentVariable("CURATION_UI_DLL") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "CurationUi", Configuration, "CurationUi.dll"));

    public static string Program => Path.Combine(AppContext.BaseDirectory, "curation.dll");

    /// <summary>The dotnet host that runs this program.</summary>
    public static string DotNet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string? FindClone()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Curation.sln"))) return folder.FullName;
        return null;
    }
}
