using System.CommandLine;
using System.Text.Json;
using Curation.Domain;
using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Running;

namespace Curation.Pipelines.Operate;

/// <summary><c>status</c>: what runs on the data folder. Exit code 0 when Curation is up, else 1.</summary>
public static class StatusCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };

    public static Command Create()
    {
        var command = new Command("status", "Say what runs.\nExample: ./curation status --json") { Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parse)
    {
        var data = DataFolder.At(parse.GetValue(SharedOptions.Data));
        var up = UpRecord.Running(data);
        var cluster = PrivateCluster.RunningPid(data);
        if (parse.GetValue(Json))
        {
            var state = new { running = up is not null, address = up?.Address, pid = up?.Pid, started = up?.Started, worker = up?.Worker, web = up?.Web, database = up?.Database, postgres = cluster, data_folder = data.Path };
            Console.WriteLine(JsonSerializer.Serialize(state, CurationJson.Line));
        }
        else
        {
            Console.WriteLine(up is null ? "Curation does not run: ./curation up starts it." : $"Curation is at {up.Address} (process {up.Pid}, since {up.Started.ToLocalTime():yyyy-MM-dd HH:mm})");
            if (up is not null) Console.WriteLine($"worker      {Process(up.Worker)}\nweb         {Process(up.Web)}\ndatabase    {up.Database}");
            Console.WriteLine($"postgresql  {(cluster is null ? "the private cluster does not run" : $"private cluster, process {cluster}")}\ndata        {data}");
        }

        return up is null ? ExitCode.Failed : ExitCode.Ok;
    }

    private static string Process(int? pid) => pid is null ? "being started" : $"process {pid}";
}
