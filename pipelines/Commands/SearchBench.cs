using System.Diagnostics;
using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Operate;
using Curation.Storage.Proposals;
using Curation.Storage.Search;

namespace Curation.Pipelines.Commands;

/// <summary>Milliseconds, from the question to the page with its hits: medians of all questions.</summary>
internal sealed record BenchLine(string Of, string Engine, double P50, double P95, double Slowest, string SlowestQuery);

internal sealed record BenchWork(string Name, double Seconds);

/// <summary>Asks what people ask, round after round; the first round is not counted.</summary>
internal sealed class SearchBench(NightHost host, int rounds)
{
    private static readonly string[] Queries =
    [
        "", "engineer", "software engineer", "\"software engineer\"", "c#", "c++ -java", "python OR ruby remote", "customer success", "\"machine learning\" remote:yes",
        "sql from:2016-01 to:2018-12", "manager -senior", "node.js react", "has:salary", "language:en kubernetes", "role:none", "-role:none data", "sales account location:london", "zzzz",
    ];

    public Task<BenchLine> PostingsAsync(SearchEngine engine, CancellationToken ct) => MeasureAsync("postings", engine, Queries, async query =>
    {
        var read = (QueryReading.Read)QueryReader.Read(query);
        var (page, problem) = await host.Get<PostingSearch>().FindAsync(new SearchRequest(read.Query, SearchOrder.Relevance), ct, engine);
        if (page is null)
            throw new RefusalException(ExitCode.Failed, problem!);
    });

    /// <summary>As the queue's screen does it: the numbers from the engine, the page from PostgreSQL.</summary>
    public async Task<BenchLine> ProposalsAsync(SearchEngine engine, CancellationToken ct)
    {
        var (search, queue) = (host.Get<ProposalSearch>(), host.Get<ProposalQueue>());
        var all = await search.FindAsync(new ProposalFilter(), ProposalFields.All, ct, engine);
        var filters = Filters(all).ToDictionary(f => f.Name, f => f.Filter, StringComparer.Ordinal);
        return await MeasureAsync("proposals", engine, [.. filters.Keys], async name =>
        {
            var found = await search.FindAsync(filters[name], ProposalFields.All, ct, engine);
            await queue.PageAsync(filters[name], 0, 50, ct, found.Found);
        });
    }

    /// <summary>The whole queue, its greatest choices, and words with and without them.</summary>
    private static IEnumerable<(string Name, ProposalFilter Filter)> Filters(ProposalMatches all)
    {
        var whole = new ProposalFilter();
        yield return ("all", whole);
        foreach (var words in new[] { "manager", "\"customer success\"", "c# OR sql", "experience -senior", "zzzz" })
            yield return (words, whole with { Words = words });
        yield return ("most employers first", whole with { Order = ProposalOrder.Employers });
        yield return ("20 to 49 employers", whole with { Support = 20 });
        if (all.Facets[ProposalField.Kind] is [var kind, ..])
        {
            yield return (kind.Value, whole with { Kind = kind.Value });
            yield return ($"data, {kind.Value}", whole with { Kind = kind.Value, Words = "data" });
        }

        if (all.Facets[ProposalField.Profile] is [var profile, ..] && ProfileKey.Parse(profile.Value) is var key)
            yield return (profile.Value, whole with { Framework = key.Framework, Profile = key.Code });
        if (all.Facets[ProposalField.Source] is [var source, ..])
            yield return (source.Value, whole with { Source = source.Value });
        if (all.Facets[ProposalField.Opened] is [var day, ..])
            yield return ($"since {day.Value}", whole with { Since = DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) });
    }

    private async Task<BenchLine> MeasureAsync(string of, SearchEngine engine, IReadOnlyList<string> questions, Func<string, Task> ask)
    {
        var all = new List<(double Milliseconds, string Query)>();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var question in questions)
            {
                var watch = Stopwatch.StartNew();
                await ask(question);
                if (round > 0)
                    all.Add((watch.Elapsed.TotalMilliseconds, question));
            }
        }

        var sorted = all.OrderBy(a => a.Milliseconds).ToArray();
        return new BenchLine(of, engine.ToString().ToLowerInvariant(), Math.Round(At(0.5), 1), Math.Round(At(0.95), 1), Math.Round(sorted[^1].Milliseconds, 1), sorted[^1].Query);

        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))].Milliseconds;
    }
}
