using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Curation.Domain;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Operate;
using Curation.Storage.Postings;
using Curation.Storage.Search;

namespace Curation.Pipelines.Commands;

/// <summary><c>bench search</c>: how long searches take on the database as it is, with either engine, and how long the index takes to rebuild.</summary>
public static class BenchCommand
{
    private static readonly string[] Queries =
    [
        "", "engineer", "software engineer", "\"software engineer\"", "c#", "c++ -java", "python OR ruby remote", "customer success", "\"machine learning\" remote:yes",
        "sql from:2016-01 to:2018-12", "manager -senior", "node.js react", "has:salary", "language:en kubernetes", "role:none", "-role:none data", "sales account location:london", "zzzz",
    ];

    public static Command Create() => new("bench", "Measure on this machine.") { Search(), BenchClassifyCommand.Create() };

    private static Command Search()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each query is asked.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var rebuild = new Option<bool>("--rebuild") { Description = "Rebuild the index too." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of a table." };
        var command = new Command("search", "Searches on the present database, with facets, by both engines. Example: curation bench search --rebuild") { rounds, rebuild, json };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            var times = new List<BenchLine>();
            double? rebuilt = null;
            if (host.Get<SearchServer>().IsConfigured)
            {
                var watch = Stopwatch.StartNew();
                var came = result.GetValue(rebuild) ? await host.Get<SearchRebuild>().RebuildAsync(cancellation) : await host.Get<SearchRebuild>().EnsureAsync(cancellation);
                rebuilt = result.GetValue(rebuild) && came.Current ? watch.Elapsed.TotalSeconds : null;
                if (!came.Current)
                    throw new RefusalException(ExitCode.Failed, came.Problem?.ToString() ?? "Another process is building the index.");
                times.Add(await MeasureAsync(host, SearchEngine.Elasticsearch, Math.Max(1, result.GetValue(rounds)), cancellation));
            }

            times.Add(await MeasureAsync(host, SearchEngine.Postgres, Math.Max(1, result.GetValue(rounds)), cancellation));
            var postings = (await host.Get<PostingStore>().CountsAsync(cancellation)).All;
            if (result.GetValue(json))
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Postings = postings, Queries = Queries.Length, RebuildSeconds = rebuilt, Engines = times }, CurationJson.Line));
            else
                await SayAsync(postings, rebuilt, times);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Every query is asked once before the clock starts.</summary>
    private static async Task<BenchLine> MeasureAsync(NightHost host, SearchEngine engine, int rounds, CancellationToken ct)
    {
        var search = host.Get<PostingSearch>();
        var all = new List<(double Milliseconds, string Query)>();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var query in Queries)
            {
                var read = (QueryReading.Read)QueryReader.Read(query);
                var watch = Stopwatch.StartNew();
                var (page, problem) = await search.FindAsync(new SearchRequest(read.Query, SearchOrder.Relevance), ct, engine);
                if (page is null)
                    throw new RefusalException(ExitCode.Failed, problem!);
                if (round > 0)
                    all.Add((watch.Elapsed.TotalMilliseconds, query));
            }
        }

        var sorted = all.OrderBy(a => a.Milliseconds).ToArray();
        return new BenchLine(
            engine.ToString().ToLowerInvariant(), Math.Round(At(0.5).Milliseconds, 1), Math.Round(At(0.95).Milliseconds, 1), Math.Round(sorted[^1].Milliseconds, 1), sorted[^1].Query);

        (double Milliseconds, string Query) At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    private static async Task SayAsync(int postings, double? rebuilt, IEnumerable<BenchLine> times)
    {
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{postings:N0} postings, {Queries.Length} queries, each with facets, months and 50 hits"));
        foreach (var line in times)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{line.Engine,-14} p50 {line.P50,7:0.0} ms   p95 {line.P95,7:0.0} ms   slowest {line.Slowest,7:0.0} ms ({line.SlowestQuery})"));
        if (rebuilt is { } seconds)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The index was rebuilt in {seconds:0.0} s."));
    }

    /// <summary>Milliseconds, from the question to the page with its hits.</summary>
    private sealed record BenchLine(string Engine, double P50, double P95, double Slowest, string SlowestQuery);
}
