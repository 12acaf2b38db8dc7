namespace Curation.Ui.Hosting;

/// <summary>A way back that a form or an address carries.</summary>
internal static class LocalPath
{
    /// <summary>The path where it leads to a page of ours, else the start: nobody is sent elsewhere.</summary>
    public static string OrStart(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : "/";
}
