using System.Diagnostics;

namespace Curation.Pipelines.Operate.Running;

/// <summary>
/// A shell that waits for <c>up</c> to be gone, and then stops a private cluster that nobody uses: the worker does that as the last one out,
/// but it may be dead, or not yet in, at the moment when <c>up</c> is killed.
/// </summary>
internal sealed class Guardian : IDisposable
{
    private const string Script = "trap '' INT HUP TERM; cat >/dev/null; exec \"$@\" >/dev/null 2>&1";
    private readonly Process shell;

    private Guardian(Process shell) => this.shell = shell;

    public static Guardian Start(DataFolder data)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "guardian", Installation.DotNet, Installation.Program, "down", "--data", data.Path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return new Guardian(Process.Start(start)!);
    }

    public void Dispose()
    {
        if (!shell.HasExited) shell.Kill(entireProcessTree: true);
        shell.WaitForExit();
        shell.Dispose();
    }
}
