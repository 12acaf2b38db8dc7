using Curation.Domain.Frameworks;

namespace Curation.Storage.Frameworks;

/// <summary>Imported taxonomies, as ESCO.</summary>
public sealed class TaxonomyStore(Database db)
{
    /// <summary>Replaces what was imported of this scheme before.</summary>
    public Task SaveAsync(Taxonomy taxonomy, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    public Task<Taxonomy?> GetAsync(string scheme, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> SchemesAsync(CancellationToken ct) => throw new NotSupportedException();
}
