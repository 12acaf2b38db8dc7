using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Runs;
using Curation.Ingest;
using Curation.Ingest.Fetching;
using Curation.Ingest.Sources;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Asks each source for its listing. Where the listing itself holds the postings (a board API, a feed), this is the fetch.</summary>
public sealed class DiscoverPostings(SourceStore sources, PageStore pages, Fetcher fetcher, IngestOptions options) : INightStep
{
    public RunStep Step => RunStep.Discover;

    public async Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation) =>
        [.. (await sources.ToDiscoverAsync(night.At, cancellation))
            .Where(s => night.Covers(s.Id))
            .Select(s => new UnitPlan(s.Id.ToString(), Batch: 0, Items: [s.Address!.ToString()]))];

    public async Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation)
    {
        var source = await sources.GetAsync(SourceId.Parse(lease.Source!), cancellation);
        if (source?.Address is not { } address)
            return UnitWork.Nothing;
        var known = await pages.KnownAsync(source.Id, address, cancellation);
        var outcome = await fetcher.FetchAsync(source, known, cancellation);
        var failure = outcome switch
        {
            FetchOutcome.Gone gone => $"The listing is gone (status {gone.Status}).",
            FetchOutcome.Refused refused => refused.Reason,
            FetchOutcome.Failed failed => failed.Reason,
            _ => null,
        };
        var addresses = outcome is FetchOutcome.Fetched fetched
            ? PostingSources.For(source.Kind, options).Discover(source, new Page(source.Id, address.ToString(), fetched.ContentType, fetched.Bytes, night.At))
            : [];

        return new UnitWork(
            async work =>
            {
                if (failure is null)
                    await sources.MarkWorking(work, source.Id);
                else
                    await sources.MarkFailing(work, source.Id, failure, night.At, (outcome as FetchOutcome.Failed)?.RetryAfter);

                if (addresses.Count > 0)
                    await pages.SaveDiscovered(work, source.Id, addresses, night.At);
                await pages.SaveFetch(work, source.Id, address.ToString(), outcome, night.At);
            },
            Problems: failure is null ? 0 : 1);
    }
}
