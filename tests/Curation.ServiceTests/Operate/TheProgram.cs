using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Curation.Pipelines.Operate.Postgres;
using Xunit;

namespace Curation.ServiceTests.Operate;

/// <summary>The built command line in a process of its own, on a data folder of its own.</summary>
internal sealed class TheProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly StringBuilder said = new();

    private TheProgram(string data, string[] arguments)
    {
        // Where the tests run in the background, Ctrl-C is ignored, and what they start would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(Folder("Curation.Pipelines"), "curation.dll"), .. arguments, "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("Storage__ConnectionString");
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Pid => process.Id;

    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    public static TheProgram Start(string data, params string[] arguments) => new(data, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string data, params string[] arguments)
    {
        await using var program = Start(data, arguments);
        return (await program.EndAsync(), program.Said);
    }

    /// <summary>Skips the test where this machine has no PostgreSQL server.</summary>
    public static async Task NeedsPostgresAsync() =>
        Assert.SkipWhen(await PostgresBinaries.FindAsync(null, null, TestContext.Current.CancellationToken) is null, "No PostgreSQL: install Debian's postgresql package.");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The processes that have the folder on their command line.</summary>
    public static IReadOnlyList<string> ProcessesOf(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Where(entry => int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out _)).Select(CommandLineOf).Where(line => line.Contains(folder, StringComparison.Ordinal))];

    public static async Task EventuallyAsync(Func<bool> holds, string what)
    {
        for (var started = Stopwatch.GetTimestamp(); !holds(); await Task.Delay(50, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, what);
    }

    public Task SaysAsync(string text) => EventuallyAsync(() => Said.Contains(text, StringComparison.Ordinal) || process.HasExited, $"It did not say '{text}' but: {Said}");

    public async Task<int> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public static async Task SignalAsync(int pid, string signal)
    {
        using var kill = Process.Start("kill", [signal, pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await SignalAsync(Pid, "-TERM");
            await EndAsync();
        }

        process.Dispose();
    }

    private static string CommandLineOf(string entry)
    {
        try
        {
            return File.ReadAllText(Path.Combine(entry, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Folder(string project)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, configuration));
    }

    private void Hear(string? line)
    {
        lock (said) said.AppendLine(line);
    }
}
