using System.CommandLine;
using System.Text.Json;
using Curation.Domain;
using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Running;
using Curation.Pipelines.Operate.Settings;
using Curation.Storage;
using Curation.Storage.Search;

namespace Curation.Pipelines.Operate;

/// <summary><c>status</c>: what runs on the data folder. Exit code 0 when Curation is up, else 1.</summary>
public static class StatusCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };

    public static Command Create()
    {
        var command = new Command("status", "Say what runs.\nExample: ./curation status --json") { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken ct)
    {
        var data = DataFolder.At(parse.GetValue(SharedOptions.Data));
        var up = UpRecord.Running(data);
        var cluster = PrivateCluster.RunningPid(data);
        IReadOnlyList<IndexCheck> checks = [];
        string? unknown = null;
        if (up is not null) (checks, unknown) = await ChecksAsync(parse, ct);
        if (parse.GetValue(Json))
        {
            var state = new { running = up is not null, address = up?.Address, pid = up?.Pid, started = up?.Started, worker = up?.Worker, web = up?.Web, database = up?.Database, postgres = cluster, data_folder = data.Path, search_indexes = checks };
            Console.WriteLine(JsonSerializer.Serialize(state, CurationJson.Line));
        }
        else
        {
            Console.WriteLine(up is null ? "Curation does not run: ./curation up starts it." : $"Curation is at {up.Address} (process {up.Pid}, since {up.Started.ToLocalTime():yyyy-MM-dd HH:mm})");
            if (up is not null) Console.WriteLine($"worker      {Process(up.Worker)}\nweb         {Process(up.Web)}\ndatabase    {up.Database}");
            foreach (var check in checks) Console.WriteLine($"search      {check} ({check.At.ToLocalTime():yyyy-MM-dd HH:mm})");
            if (unknown is not null) Console.WriteLine($"search      {unknown}");
            Console.WriteLine($"postgresql  {(cluster is null ? "the private cluster does not run" : $"private cluster, process {cluster}")}\ndata        {data}");
        }

        return up is null ? ExitCode.Failed : ExitCode.Ok;
    }

    /// <summary>What the daily comparison of the search indexes with the database found last, or why that is not known; neither where there are none.</summary>
    private static async Task<(IReadOnlyList<IndexCheck> Checks, string? Unknown)> ChecksAsync(ParseResult parse, CancellationToken ct)
    {
        if (!HostConfiguration.Storage(HostConfiguration.Load()).Elasticsearch.IsConfigured) return ([], null);
        try
        {
            await using var session = await DatabaseSession.OpenAsync(parse, ct);
            await using var db = new Database(session.OwnerConnectionString);
            var checks = await SearchCheck.LatestAsync(db, ct);
            return (checks, checks.Count == 0 ? "the indexes are not compared with the database yet" : null);
        }
        catch (RefusalException refusal)
        {
            return ([], $"not known: {refusal.Message}");
        }
    }

    private static string Process(int? pid) => pid is null ? "being started" : $"process {pid}";
}
