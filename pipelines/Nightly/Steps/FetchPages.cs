using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Runs;
using Curation.Ingest.Fetching;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Fetches the pages that listings named and that are new or due again.</summary>
public sealed class FetchPages(SourceStore sources, PageStore pages, Fetcher fetcher) : INightStep
{
    /// <summary>At one request a second, well under a minute.</summary>
    private const int PagesAUnit = 20;

    public RunStep Step => RunStep.Fetch;

    public async Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation)
    {
        var units = new List<UnitPlan>();
        foreach (var source in (await sources.AllAsync(cancellation)).Where(s => s is { Enabled: true, Address: not null } && night.Covers(s.Id)))
        {
            var due = await pages.ToFetchAsync(source.Id, night.At, cancellation);
            units.AddRange(due.Chunk(PagesAUnit).Select((chunk, batch) =>
                new UnitPlan(source.Id.ToString(), batch, [.. chunk.Select(p => p.Id.ToString())])));
        }

        return units;
    }

    public async Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation)
    {
        var source = await sources.GetAsync(SourceId.Parse(lease.Source!), cancellation);
        if (source is null)
            return UnitWork.Nothing;
        var outcomes = new List<(string Address, FetchOutcome Outcome)>();
        foreach (var page in await pages.RefsAsync([.. lease.Items.Select(Guid.Parse)], cancellation))
            outcomes.Add((page.Known.Address.ToString(), await fetcher.FetchAsync(source, page.Known, cancellation)));

        return new UnitWork(
            async work =>
            {
                foreach (var (address, outcome) in outcomes)
                    await pages.SaveFetch(work, source.Id, address, outcome, night.At);
            },
            Problems: outcomes.Count(o => o.Outcome is FetchOutcome.Refused or FetchOutcome.Failed));
    }
}
