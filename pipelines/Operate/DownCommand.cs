using System.CommandLine;
using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Running;
using Curation.Pipelines.Operate.Settings;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate;

/// <summary><c>down</c>: asks a running <c>up</c> to stop and waits for it; stops a private cluster that a killed one left behind.</summary>
public static class DownCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static Command Create()
    {
        var command = new Command("down", "Stop a running 'up'.\nExample: ./curation down");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken stop)
    {
        var data = DataFolder.At(parse.GetValue(SharedOptions.Data));
        if (UpRecord.Running(data) is { } up) return await StopAsync(data, up, stop);
        if (PrivateCluster.RunningPid(data) is not null)
        {
            var cluster = new PrivateCluster(data, HostConfiguration.Read()[$"Pipelines:{PipelinesSettings.PostgresBinaries}"], durable: true, Console.Error.WriteLine);
            Console.WriteLine(await cluster.StopUnusedAsync(stop) ? "Stopped PostgreSQL, which nobody used any more." : $"No 'up' runs on {data}; PostgreSQL is in use by another command.");
            return ExitCode.Ok;
        }

        Console.WriteLine($"Nothing runs on {data}.");
        return ExitCode.Ok;
    }

    private static async Task<int> StopAsync(DataFolder data, UpRecord up, CancellationToken stop)
    {
        if (!up.IsAlive()) throw new RefusalException(ExitCode.Failed, $"The data folder {data} is locked, but not by process {up.Pid}: try again.");
        var asked = await Shell.RunAsync("kill", ["-TERM", up.Pid.ToString()], stop);
        if (!asked.Ok) throw new RefusalException(ExitCode.Failed, $"Process {up.Pid} could not be asked to stop ({asked.LastLine}): stop it as the user who started it.");
        try
        {
            using var ended = await FileLock.ExclusiveAsync(data.UpLock, Patience, stop);
        }
        catch (TimeoutException)
        {
            throw new RefusalException(ExitCode.Failed, $"Process {up.Pid} has not stopped within {Patience.TotalSeconds:0} s: see {data.Logs}.");
        }

        Console.WriteLine($"Stopped (it was at {up.Address}).");
        return ExitCode.Ok;
    }
}
