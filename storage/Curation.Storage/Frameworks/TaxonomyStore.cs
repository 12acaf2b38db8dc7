using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Storage.Frameworks;

/// <summary>Imported taxonomies, as ESCO.</summary>
public sealed class TaxonomyStore(Database db)
{
    /// <summary>Replaces what was imported of this scheme before.</summary>
    public Task SaveAsync(Taxonomy taxonomy, CancellationToken ct) => db.InTransactionAsync(
        async work =>
        {
            var scheme = taxonomy.Scheme;
            await work.ExecuteAsync("INSERT INTO taxonomies (scheme) VALUES (@scheme) ON CONFLICT (scheme) DO UPDATE SET scheme = excluded.scheme", new { scheme });
            await work.ExecuteAsync("DELETE FROM taxonomy_terms WHERE scheme = @scheme", new { scheme });
            await AddAsync(work, scheme, "skill", taxonomy.Skills);
            await AddAsync(work, scheme, "occupation", taxonomy.Occupations);
        },
        ct);

    public async Task<Taxonomy?> GetAsync(string scheme, CancellationToken ct)
    {
        if (!(await SchemesAsync(ct)).Contains(scheme, StringComparer.Ordinal))
            return null;
        return new Taxonomy(scheme, await TermsAsync(scheme, "skill", ct), await TermsAsync(scheme, "occupation", ct));
    }

    public async Task<IReadOnlyList<string>> SchemesAsync(CancellationToken ct) =>
        await db.QueryAsync<string>("""SELECT scheme FROM taxonomies ORDER BY scheme COLLATE "C" """, null, ct);

    private static Task<int> AddAsync(UnitOfWork work, string scheme, string kind, IReadOnlyList<TaxonomyTerm> terms) => work.ExecuteAsync(
        """
        INSERT INTO taxonomy_terms (scheme, kind, position, term)
        SELECT @scheme, @kind, position - 1, term FROM unnest(@terms) WITH ORDINALITY AS t (term, position)
        """,
        new { scheme, kind, terms = terms.Select(t => StoredText.Clean(JsonSerializer.Serialize(t, CurationJson.Line))).ToArray() });

    private async Task<TaxonomyTerm[]> TermsAsync(string scheme, string kind, CancellationToken ct)
    {
        var terms = await db.QueryAsync<string>(
            "SELECT term FROM taxonomy_terms WHERE scheme = @scheme AND kind = @kind ORDER BY position", new { scheme, kind }, ct);
        return [.. terms.Select(t => JsonSerializer.Deserialize<TaxonomyTerm>(t, CurationJson.Line)!)];
    }
}
