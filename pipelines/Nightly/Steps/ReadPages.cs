using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Runs;
using Curation.Ingest;
using Curation.Ingest.Sources;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Reads postings out of the pages that were not read yet, or by an older reader.</summary>
public sealed class ReadPages(SourceStore sources, PageStore pages, IngestOptions options) : INightStep
{
    private const int PagesAUnit = 10;

    public RunStep Step => RunStep.Read;

    public async Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation) =>
        [.. (await pages.ToReadAsync(PostingSources.ReaderVersion, cancellation))
            .Chunk(PagesAUnit)
            .Select((chunk, batch) => new UnitPlan(Source: null, batch, [.. chunk.Select(p => p.ToString())]))];

    public async Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation)
    {
        var known = (await sources.AllAsync(cancellation)).ToDictionary(s => s.Id);
        var read = new List<(Guid Page, ReadOutcome Outcome)>();
        foreach (var id in lease.Items.Select(Guid.Parse))
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await pages.LoadAsync(id, cancellation);
            var source = known[page.Source];
            read.Add((id, Read(source, page)));
        }

        return new UnitWork(
            async work =>
            {
                foreach (var (page, outcome) in read)
                    await pages.SaveRead(work, page, PostingSources.ReaderVersion, outcome, night.At);
            },
            Problems: read.Sum(r => r.Outcome switch
            {
                ReadOutcome.Found found => found.Problems.Count,
                _ => 1,
            }));
    }

    /// <summary>A listing whose postings stand on pages of their own holds none itself, and that is no fault of it.</summary>
    private ReadOutcome Read(Source source, Page page)
    {
        var reader = PostingSources.For(source.Kind, options);
        try
        {
            var isListing = page.Address == source.Address?.ToString() && reader.Discover(source, page).Count > 0;
            return isListing ? new ReadOutcome.Found([], []) : reader.Read(source, page);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A reader never throws for bad input; where one does all the same, it costs this page and not the others of its unit.
            return new ReadOutcome.Unreadable($"The reader failed: {Reasons.Of(e)}");
        }
    }
}
