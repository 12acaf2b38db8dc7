using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using Curation.Pipelines.Operate;
using Xunit;

namespace Curation.ServiceTests.Operate;

[UnsupportedOSPlatform("windows")]
public sealed class UpTests : DataFolderOfATest
{
    private readonly string port = TheProgram.FreePort().ToString(CultureInfo.InvariantCulture);

    private string Ready => $"Curation is at http://127.0.0.1:{port}";

    [Fact]
    public async Task It_says_where_it_is_refuses_a_second_one_and_leaves_nothing_when_stopped()
    {
        await TheProgram.NeedsPostgresAsync();
        await using var up = TheProgram.Start(Folder, "up", "--port", port);
        await up.SaysAsync(Ready);
        using var client = new HttpClient();
        Assert.True((await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"), TestContext.Current.CancellationToken)).IsSuccessStatusCode);

        var second = await TheProgram.RunAsync(Folder, "up");
        Assert.Equal(ExitCode.AlreadyRunning, second.Code);
        Assert.StartsWith($"curation: Curation already runs at http://127.0.0.1:{port} (process {up.Pid}", second.Said, StringComparison.Ordinal);

        await TheProgram.SignalAsync(up.Pid, "-INT");
        Assert.Equal(ExitCode.Ok, await up.EndAsync());
        await TheProgram.EventuallyAsync(() => TheProgram.ProcessesOf(Folder).Count == 0, string.Join('\n', TheProgram.ProcessesOf(Folder)));
        Assert.Equal(ExitCode.Failed, (await TheProgram.RunAsync(Folder, "status")).Code);
    }

    [Fact]
    public async Task It_prints_the_first_link_while_there_is_no_account_and_with_open_none()
    {
        await TheProgram.NeedsPostgresAsync();
        using var client = new HttpClient();
        await using (var up = TheProgram.Start(Folder, "up", "--port", port))
        {
            await up.SaysAsync("/first?code=");
            var link = up.Said.Split('\n').Single(line => line.Contains("/first?code=", StringComparison.Ordinal)).Split(' ')[^1].Trim();
            Assert.True((await client.GetAsync(new Uri(link), TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        }

        await using var open = TheProgram.Start(Folder, "up", "--port", port, "--open");
        await open.SaysAsync("It is open");
        Assert.DoesNotContain("/first?code=", open.Said, StringComparison.Ordinal);
        var me = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/api/me"), TestContext.Current.CancellationToken);
        Assert.Equal("""{"name":"demo","roles":["Lead"],"scopes":[]}""", me);
    }

    [Fact]
    public async Task A_killed_worker_is_started_again_and_a_killed_up_takes_everything_with_it()
    {
        await TheProgram.NeedsPostgresAsync();
        await using var up = TheProgram.Start(Folder, "up", "--port", port);
        await up.SaysAsync(Ready);
        var worker = await PidOfAsync("worker");
        await TheProgram.SignalAsync(worker, "-KILL");
        await up.SaysAsync("worker stopped: killed by signal 9");
        await TheProgram.EventuallyAsync(() => PidOfAsync("worker").Result is not 0 and var pid && pid != worker, "The worker was not started again.");

        await TheProgram.SignalAsync(up.Pid, "-KILL");
        await TheProgram.EventuallyAsync(() => TheProgram.ProcessesOf(Folder).Count == 0, string.Join('\n', TheProgram.ProcessesOf(Folder)));
    }

    [Fact]
    public async Task A_taken_port_is_named_before_anything_is_started()
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        other.Start();
        var (code, said) = await TheProgram.RunAsync(Folder, "up", "--port", port);
        Assert.Equal(ExitCode.PortTaken, code);
        Assert.Matches($@"^curation: Port {port} is taken by .+ \(process {Environment.ProcessId}\): choose another with --port, for example --port \d+\.\s*$", said);
        Assert.Empty(TheProgram.ProcessesOf(Folder));
    }

    private async Task<int> PidOfAsync(string child)
    {
        var (_, said) = await TheProgram.RunAsync(Folder, "status", "--json");
        return JsonDocument.Parse(said).RootElement.TryGetProperty(child, out var pid) ? pid.GetInt32() : 0;
    }
}
