using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Runs;
using Curation.Ingest.Sources;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Reads postings out of the pages that were not read yet, or by an older reader.</summary>
public sealed class ReadPages(SourceStore sources, PageStore pages) : INightStep
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
            read.Add((id, PostingSources.For(source.Kind).Read(source, page)));
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
                ReadOutcome.Unreadable => 1,
                _ => 0,
            }));
    }
}
