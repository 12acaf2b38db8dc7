using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Curation.Domain;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Operate;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;
using Curation.Storage.Search;

namespace Curation.Pipelines.Commands;

/// <summary><c>bench search</c>: how long searches take on the database as it is, with either engine, and how long the indexes take to rebuild.</summary>
public static class BenchCommand
{
    public static Command Create() => new("bench", "Measure on this machine.") { Search(), BenchClassifyCommand.Create() };

    private static Command Search()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each query is asked.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var rebuild = new Option<bool>("--rebuild") { Description = "Rebuild the indexes too, and compare them with the database." };
        var made = new Option<int>("--proposals") { Description = "Open so many made-up proposals first; only in a database that has had no night.", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of a table." };
        var command = new Command("search", "Searches of postings and proposals on the present database, by both engines. Example: curation bench search --rebuild") { rounds, rebuild, made, json };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            if (result.GetValue(made) is > 0 and var wanted)
                await new MadeProposals(host).OpenAsync(wanted, cancellation);
            var (engines, works) = (new List<SearchEngine> { SearchEngine.Postgres }, new List<BenchWork>());
            if (host.Get<SearchServer>().IsConfigured)
            {
                engines.Insert(0, SearchEngine.Elasticsearch);
                works = await PrepareAsync(host, result.GetValue(rebuild), cancellation);
            }

            var bench = new SearchBench(host, Math.Max(1, result.GetValue(rounds)));
            var lines = new List<BenchLine>();
            foreach (var engine in engines)
                lines.AddRange([await bench.PostingsAsync(engine, cancellation), await bench.ProposalsAsync(engine, cancellation)]);
            var postings = (await host.Get<PostingStore>().CountsAsync(cancellation)).All;
            var proposals = await host.Get<ProposalQueue>().CountAsync(new ProposalFilter(), cancellation);
            if (result.GetValue(json))
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Postings = postings, OpenProposals = proposals, Works = works, Engines = lines }, CurationJson.Line));
            else
                await SayAsync(postings, proposals, works, lines);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<List<BenchWork>> PrepareAsync(NightHost host, bool again, CancellationToken ct)
    {
        var (build, works) = (host.Get<SearchRebuild>(), new List<BenchWork>());
        Check(await build.EnsureAsync(ct));
        if (!again)
            return works;
        foreach (var index in new[] { "postings", "proposals" })
        {
            var watch = Stopwatch.StartNew();
            Check(await build.RebuildAsync(ct, index));
            works.Add(new BenchWork($"rebuild {index}", Math.Round(watch.Elapsed.TotalSeconds, 1)));
        }

        var compare = Stopwatch.StartNew();
        await host.Get<SearchCheck>().RunAsync(ct);
        works.Add(new BenchWork("compare both with the database", Math.Round(compare.Elapsed.TotalSeconds, 1)));
        return works;

        static void Check(RebuildResult came)
        {
            if (!came.Current)
                throw new RefusalException(ExitCode.Failed, came.Problem?.ToString() ?? "Another process is building the index.");
        }
    }

    private static async Task SayAsync(int postings, int proposals, List<BenchWork> works, List<BenchLine> lines)
    {
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{postings:N0} postings, {proposals:N0} open proposals; each question with its facets and 50 hits"));
        foreach (var line in lines)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{line.Of,-10} {line.Engine,-14} p50 {line.P50,7:0.0} ms   p95 {line.P95,7:0.0} ms   slowest {line.Slowest,7:0.0} ms ({line.SlowestQuery})"));
        foreach (var work in works)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{work.Name}: {work.Seconds:0.0} s"));
    }
}
