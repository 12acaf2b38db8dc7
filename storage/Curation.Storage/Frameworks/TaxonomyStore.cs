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
            await work.ExecuteAsync("DELETE FROM taxonomy_relations WHERE scheme = @scheme", new { scheme });
            await AddAsync(work, scheme, "skill", taxonomy.Skills);
            await AddAsync(work, scheme, "occupation", taxonomy.Occupations);
            await AddRelationsAsync(work, scheme, taxonomy.Relations ?? []);
        },
        ct);

    public async Task<Taxonomy?> GetAsync(string scheme, CancellationToken ct)
    {
        if (!(await SchemesAsync(ct)).Contains(scheme, StringComparer.Ordinal))
            return null;
        var relations = await db.QueryAsync<(string Occupation, string Skill, bool Essential)>(
            "SELECT occupation, skill, essential FROM taxonomy_relations WHERE scheme = @scheme ORDER BY position", new { scheme }, ct);
        return new Taxonomy(
            scheme,
            await TermsAsync(scheme, "skill", ct),
            await TermsAsync(scheme, "occupation", ct),
            relations.Count == 0 ? null : [.. relations.Select(r => new TaxonomyRelation(r.Occupation, r.Skill, r.Essential))]);
    }

    public async Task<IReadOnlyList<string>> SchemesAsync(CancellationToken ct) =>
        await db.QueryAsync<string>("""SELECT scheme FROM taxonomies ORDER BY scheme COLLATE "C" """, null, ct);

    private static Task<int> AddAsync(UnitOfWork work, string scheme, string kind, IReadOnlyList<TaxonomyTerm> terms) => work.ExecuteAsync(
        """
        INSERT INTO taxonomy_terms (scheme, kind, position, term)
        SELECT @scheme, @kind, position - 1, term FROM unnest(@terms) WITH ORDINALITY AS t (term, position)
        """,
        new { scheme, kind, terms = terms.Select(t => StoredText.Clean(JsonSerializer.Serialize(t, CurationJson.Line))).ToArray() });

    private static Task<int> AddRelationsAsync(UnitOfWork work, string scheme, IReadOnlyList<TaxonomyRelation> relations) => work.ExecuteAsync(
        """
        INSERT INTO taxonomy_relations (scheme, position, occupation, skill, essential)
        SELECT @scheme, position - 1, occupation, skill, essential
        FROM unnest(@occupations, @skills, @essential) WITH ORDINALITY AS r (occupation, skill, essential, position)
        """,
        new
        {
            scheme,
            occupations = relations.Select(r => r.Occupation).ToArray(),
            skills = relations.Select(r => r.Skill).ToArray(),
            essential = relations.Select(r => r.Essential).ToArray(),
        });

    private async Task<TaxonomyTerm[]> TermsAsync(string scheme, string kind, CancellationToken ct)
    {
        var terms = await db.QueryAsync<string>(
            "SELECT term FROM taxonomy_terms WHERE scheme = @scheme AND kind = @kind ORDER BY position", new { scheme, kind }, ct);
        return [.. terms.Select(t => JsonSerializer.Deserialize<TaxonomyTerm>(t, CurationJson.Line)!)];
    }
}
