using System.Diagnostics;

namespace Curation.Pipelines.Operate.Running;

/// <summary>How a child of <c>up</c> is started.</summary>
/// <param name="Name">As messages call it.</param>
/// <param name="Arguments">For the dotnet host.</param>
/// <param name="Environment">Beside the environment of <c>up</c>.</param>
internal sealed record ChildPlan(string Name, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);

/// <summary>
/// One started process. It is asked to stop by closing its standard input; that also happens when <c>up</c> is killed, so that no child outlives it.
/// </summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;
    private readonly ChildLog log;

    private Child(Process process, ChildLog log)
    {
        this.process = process;
        this.log = log;
    }

    public int Pid => process.Id;

    public int ExitCode => process.ExitCode;

    public bool HasExited => process.HasExited;

    public string? LastError => log.LastError;

    public string LogPath => log.Path;

    public static Child Start(ChildPlan plan, ChildLog log)
    {
        var start = new ProcessStartInfo(Installation.DotNet, plan.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment[StopSignal.StopWithParent] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in plan.Environment) start.Environment[name] = value;
        var started = new Process { StartInfo = start };
        started.OutputDataReceived += (_, line) => log.Add(line.Data ?? "");
        started.ErrorDataReceived += (_, line) => log.Add(line.Data ?? "");
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new Child(started, log);
    }

    public Task ExitedAsync(CancellationToken ct) => process.WaitForExitAsync(ct);

    /// <summary>Asks it to stop, and ends it when it has not after <paramref name="patience"/>.</summary>
    /// <returns>Whether it stopped by itself.</returns>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    public void Dispose()
    {
        process.Dispose();
        log.Dispose();
    }
}
