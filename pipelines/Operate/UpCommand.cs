using System.CommandLine;
using System.Globalization;
using Curation.Pipelines.Operate.Running;
using Curation.Pipelines.Operate.Settings;
using Curation.Pipelines.Sample;
using Curation.Storage;
using Curation.Storage.Accounts;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate;

/// <summary>
/// <c>up</c>: 1 the data folder and its lock, 2 the port, 3 PostgreSQL and the schema, 4 the worker and the web application, each in a process of
/// its own, 5 the address, 6 waits and starts again what dies, 7 on Ctrl-C stops worker and web, then the private cluster.
/// </summary>
public static class UpCommand
{
    private static readonly TimeSpan WebPatience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan FirstLinkLifetime = TimeSpan.FromDays(1);

    private static readonly Option<int?> Port = new("--port") { Description = $"The port on 127.0.0.1 (default: the setting CurationUi:Port, {LoopbackPort.Usual})", HelpName = "N" };

    private static readonly Option<bool> Open = new("--open") { Description = "Look at the sample without an account: whoever asks from this machine is a lead; opens the browser" };

    public static Command Create()
    {
        var command = new Command("up", "Start Curation: PostgreSQL, the worker and the web application. Ctrl-C stops all of it.\nExample: ./curation up --port 8080") { Port, Open };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken stop)
    {
        var settings = HostConfiguration.Load();
        var port = parse.GetValue(Port) ?? settings.GetValue<int?>("CurationUi:Port") ?? LoopbackPort.Usual;
        if (port is < 1 or > 65535) throw new RefusalException(ExitCode.Usage, $"--port is {port}, but must be from 1 to 65535.");
        if (!File.Exists(Installation.WebApplication))
            throw new RefusalException(ExitCode.BrokenInstallation, $"The web application is not built: {Installation.WebApplication} is missing. Remove the folder artifacts and start ./curation again: it builds what is missing.");
        var data = DataFolder.Open(parse.GetValue(SharedOptions.Data));
        using var only = FileLock.TryExclusive(data.UpLock) ?? throw AlreadyRunning(data);
        LoopbackPort.Check(port);
        await using var database = await DatabaseSession.OpenAsync(data.Path, parse.GetValue(SharedOptions.Database), Say, stop);
        if (parse.GetValue(Open) && await MoreThanSampleAsync(database, settings, stop) is { } more)
            throw new RefusalException(ExitCode.Failed, $"--open shows the sample to whoever is on this machine, and this database holds more: {more}. Start without --open and sign in, or choose another with --database NAME.");
        using var guardian = database.IsPrivate && !OperatingSystem.IsWindows() ? Guardian.Start(data) : null;
        return await ServeAsync(parse, database, $"http://127.0.0.1:{port}", stop);
    }

    private static async Task<int> ServeAsync(ParseResult parse, DatabaseSession database, string address, CancellationToken stop)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var worker = new Keeper(WorkerPlan(parse, database, address), database.Data, TimeProvider.System, Say);
        var web = new Keeper(WebPlan(parse, database, address), database.Data, TimeProvider.System, Say);
        var record = new UpRecord(Environment.ProcessId, TimeProvider.System.GetUtcNow(), address, database.IsPrivate ? "private" : "configured");
        void Note() => (record with { Worker = worker.Pid, Web = web.Pid }).Write(database.Data);
        Note();
        Task[] running = [worker.RunAsync(Note, all.Token), web.RunAsync(Note, all.Token)];
        try
        {
            if (await AnswersAsync(address, web, stop) is { } problem) throw problem;
            if (!stop.IsCancellationRequested)
            {
                Console.WriteLine($"Curation is at {address}");
                await SayHowToEnterAsync(parse, database, address, stop);
                if (parse.GetValue(Open)) await Shell.RunAsync(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address], stop);
            }

            await new Watch(database, TimeProvider.System, Say).RunAsync(stop);
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(running);
            File.Delete(database.Data.UpFile);
        }

        Say("Stopped.");
        return ExitCode.Ok;
    }

    /// <summary>Waits until the web application answers anything; a refusal when it died or is too slow.</summary>
    private static async Task<RefusalException?> AnswersAsync(string address, Keeper web, CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = TimeProvider.System.GetTimestamp();
        while (!stop.IsCancellationRequested && TimeProvider.System.GetElapsedTime(started) < WebPatience)
        {
            if (web.Death is { } death) return new RefusalException(ExitCode.BrokenInstallation, $"The web application does not start: {death}");
            try
            {
                using var answer = await client.GetAsync(new Uri($"{address}/health/live"), stop);
                return null;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(100, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return stop.IsCancellationRequested ? null : new RefusalException(ExitCode.BrokenInstallation, $"The web application has not answered at {address} for {WebPatience.TotalSeconds:0} s: see its log in the data folder.");
    }

    private static ChildPlan WorkerPlan(ParseResult parse, DatabaseSession database, string address)
    {
        List<string> arguments = [Installation.Program, "worker", "--data", database.Data.Path];
        if (parse.GetValue(SharedOptions.Database) is { } name) arguments.AddRange(["--database", name]);
        return new ChildPlan("worker", arguments, new Dictionary<string, string> { ["CURATION_ADDRESS"] = address });
    }

    private static ChildPlan WebPlan(ParseResult parse, DatabaseSession database, string address) => new(
        "web",
        [Installation.WebApplication, "--urls", address],
        new Dictionary<string, string>
        {
            ["Storage__ConnectionString"] = database.OwnerConnectionString,
            ["CURATION_DATA"] = database.Data.Path,
            ["CURATION_OPEN"] = parse.GetValue(Open) ? string.Join(',', SampleIds) : "",
        });

    private static IEnumerable<string> SampleIds => SampleSources.All(new Uri("http://localhost"), DateOnly.MinValue).Select(source => source.Id.ToString());

    private static async Task<string?> MoreThanSampleAsync(DatabaseSession database, IConfiguration settings, CancellationToken ct)
    {
        if (settings["CurationUi:PublicUrl"] is { Length: > 0 } url) return $"CurationUi:PublicUrl serves it to others ({url})";
        await using var db = new Database(database.OwnerConnectionString);
        return await new AccountCensus(db).MoreThanSampleAsync([.. SampleIds], ct);
    }

    /// <summary>Only while there is no account: the link with which the first is made.</summary>
    private static async Task SayHowToEnterAsync(ParseResult parse, DatabaseSession database, string address, CancellationToken ct)
    {
        if (parse.GetValue(Open))
        {
            Console.WriteLine("It is open: whoever is on this machine is the demo's lead. Accounts and sources of your own: start without --open.");
            return;
        }

        await using var db = new Database(database.OwnerConnectionString);
        if (await new OneTimeCodes(db).MintFirstAsync(FirstLinkLifetime, ct) is { } code)
            Console.WriteLine($"Make the first account, once, within a day: {Reached(address)}/first?code={code}");

        string Reached(string usual) => database.Configuration["CurationUi:PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : usual;
    }

    private static RefusalException AlreadyRunning(DataFolder data) => UpRecord.Running(data) is { } up
        ? new RefusalException(ExitCode.AlreadyRunning, string.Create(CultureInfo.InvariantCulture, $"Curation already runs at {up.Address} (process {up.Pid}, data folder {data}): ./curation down stops it."))
        : new RefusalException(ExitCode.AlreadyRunning, $"Curation is already starting on the data folder {data}: wait for it, or choose another folder with --data DIR.");

    private static void Say(string line) => Console.Error.WriteLine(line);
}
