using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Curation.ServiceTests.Ui;

/// <summary>The web application as <c>up</c> starts it: a process of its own on a free port of 127.0.0.1, stopped by the end of its input.</summary>
internal sealed class WebApplication : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> log = [];

    private WebApplication(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public string Log
    {
        get
        {
            lock (log) return string.Join('\n', log);
        }
    }

    public static async Task<WebApplication> StartAsync(string connectionString, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "CurationUi", configuration, "CurationUi.dll"));
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Storage__ConnectionString"] = connectionString;
        start.Environment["CURATION_STOP_WITH_PARENT"] = "1";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var child = new Process { StartInfo = start };
        var started = new WebApplication(child, address);
        child.OutputDataReceived += (_, line) => started.Note(line.Data);
        child.ErrorDataReceived += (_, line) => started.Note(line.Data);
        child.Start();
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        await started.AnswersAsync(ct);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync(CancellationToken ct)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600 * Browser.Patience; attempt++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The web application ended: {Log}");
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/health/live"), ct);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, ct);
            }
        }

        throw new TimeoutException($"The web application does not answer: {Log}");
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (log) log.Add(line);
    }
}
