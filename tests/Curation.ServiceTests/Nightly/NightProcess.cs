using System.Diagnostics;
using System.Text;

namespace Curation.ServiceTests.Nightly;

/// <summary><c>curation run nightly</c> as a process of its own, as an operator starts it, so that it can be killed.</summary>
internal sealed class NightProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private NightProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <param name="owner">The owner's connection string.</param>
    /// <param name="board">The sample board, which the guard is told of.</param>
    /// <param name="unitDelay">How long each unit is held up, so that it can be hit.</param>
    /// <param name="more">Arguments after the date.</param>
    public static NightProcess Start(string owner, Uri board, DateOnly date, TimeSpan unitDelay, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "curation.dll"), "run", "nightly", "--as-of", date.ToString("yyyy-MM-dd"), .. more])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Storage__ConnectionString"] = owner,
                ["Storage__Elasticsearch__Url"] = "",
                ["Ingest__AllowedPrivateEndpoints__0"] = board.Authority,
                ["CURATION_FAILPOINTS"] = unitDelay > TimeSpan.Zero ? $"unit=delay:{unitDelay.TotalMilliseconds:0}" : "",
                ["XDG_DATA_HOME"] = Path.GetTempPath(),
            },
        };
        return new NightProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it ends and all that it said is heard.</summary>
    public Task EndAsync(CancellationToken cancellation) => process.WaitForExitAsync(cancellation);

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }
}
