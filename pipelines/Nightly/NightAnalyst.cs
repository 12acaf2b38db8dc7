using Curation.Classify;
using Curation.Storage.Frameworks;

namespace Curation.Pipelines.Nightly;

/// <summary>
/// The analyst of a night: built from the frameworks as they were published on its date and from the imported taxonomy.
/// Building trains the role classifier, so the same frameworks share one.
/// </summary>
public sealed class NightAnalyst(FrameworkStore frameworks, TaxonomyStore taxonomies) : IDisposable
{
    /// <summary>The one taxonomy that terms are linked to beside the frameworks.</summary>
    private const string TaxonomyScheme = "esco";

    private readonly SemaphoreSlim building = new(1, 1);
    private (string Key, PostingAnalyst Analyst)? built;

    public async Task<PostingAnalyst> OfAsync(Night night, CancellationToken cancellation)
    {
        await building.WaitAsync(cancellation);
        try
        {
            var published = await frameworks.AllLatestAsync(night.Date, cancellation);
            var schemes = await taxonomies.SchemesAsync(cancellation);
            var key = string.Join(' ', [.. published.Select(p => $"{p.Code} {p.Hash}"), .. schemes]);
            if (built is { } known && string.Equals(known.Key, key, StringComparison.Ordinal))
                return known.Analyst;
            var taxonomy = await taxonomies.GetAsync(TaxonomyScheme, cancellation);
            var analyst = PostingAnalyst.Build(new Catalogue([.. published.Select(p => p.Content)], taxonomy));
            built = (key, analyst);
            return analyst;
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();
}
