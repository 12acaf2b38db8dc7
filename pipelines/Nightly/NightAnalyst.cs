using Curation.Classify;
using Curation.Domain.Models;
using Curation.Storage.Frameworks;
using Curation.Storage.Models;

namespace Curation.Pipelines.Nightly;

/// <summary>
/// The analyst of a night: built once each time it is driven, from the frameworks as they were published on its date, the imported taxonomy, what
/// curators had said of roles by then, and the models that are in force when it is first asked for. What is put in force later is for the next one.
/// </summary>
public sealed class NightAnalyst(FrameworkStore frameworks, TaxonomyStore taxonomies, SaidRoles said, ModelRegistry registry, ModelChoices choices, Analysts analysts) : IDisposable
{
    /// <summary>The one taxonomy that terms are linked to beside the frameworks.</summary>
    private const string TaxonomyScheme = "esco";

    private readonly SemaphoreSlim building = new(1, 1);
    private (Night Night, string Key)? last;

    /// <summary>For one unit of work; end it with the unit.</summary>
    public async Task<AnalystLease> LeaseAsync(Night night, CancellationToken cancellation)
    {
        await building.WaitAsync(cancellation);
        try
        {
            if (last is { } known && ReferenceEquals(known.Night, night) && await analysts.TryLeaseAsync(known.Key, cancellation) is { } kept)
                return kept;
            await registry.RegisterShippedAsync(analysts.Shipped(), night.At, cancellation);
            var published = await frameworks.AllLatestAsync(night.Date, cancellation);
            var taxonomy = await taxonomies.GetAsync(TaxonomyScheme, cancellation);
            var inForce = await choices.InForceAsync(cancellation);
            var lease = await analysts.LeaseAsync(
                new Catalogue([.. published.Select(p => p.Content)], taxonomy, await said.AsOfAsync(night.Date, cancellation)),
                new AnalystParts(HashOf(ModelKind.Tagger), HashOf(ModelKind.Linker), HashOf(ModelKind.Roles)),
                FetchAsync,
                cancellation);
            last = (night, lease.Key);
            return lease;

            string? HashOf(ModelKind kind) => inForce.GetValueOrDefault(kind)?.Hash;
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();

    private async Task<ModelFile?> FetchAsync(ModelKind kind, string hash, CancellationToken cancellation) =>
        await registry.ContentAsync(kind, hash, cancellation) is { } content
            ? new ModelFile(kind, (await registry.FindAsync(hash, cancellation)).First(m => m.Version.Kind == kind).Version.Name, content)
            : null;
}
