using Curation.Classify;
using Curation.Storage.Frameworks;

namespace Curation.Pipelines.Nightly;

/// <summary>The analyst of a night: built once a run, from the frameworks as they were published on its date, the imported taxonomy, and what curators had said of roles by then.</summary>
public sealed class NightAnalyst(FrameworkStore frameworks, TaxonomyStore taxonomies, SaidRoles said, Analysts analysts) : IDisposable
{
    /// <summary>The one taxonomy that terms are linked to beside the frameworks.</summary>
    private const string TaxonomyScheme = "esco";

    private readonly SemaphoreSlim building = new(1, 1);
    private (Guid Run, PostingAnalyst Analyst)? ofRun;

    public async Task<PostingAnalyst> OfAsync(Night night, CancellationToken cancellation)
    {
        await building.WaitAsync(cancellation);
        try
        {
            if (ofRun is { } known && known.Run == night.Run.Id)
                return known.Analyst;
            var published = await frameworks.AllLatestAsync(night.Date, cancellation);
            var taxonomy = await taxonomies.GetAsync(TaxonomyScheme, cancellation);
            var analyst = analysts.For(new Catalogue([.. published.Select(p => p.Content)], taxonomy, await said.AsOfAsync(night.Date, cancellation)));
            ofRun = (night.Run.Id, analyst);
            return analyst;
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();
}
