namespace Curation.Domain.Frameworks;

/// <summary>A public list of skills and occupations that terms are linked to, beside the organisation's own frameworks.</summary>
/// <param name="Scheme">Its short name, as in <c>esco</c>; the first part of a linked skill's id (<c>esco/ID</c>).</param>
public sealed record Taxonomy(string Scheme, IReadOnlyList<TaxonomyTerm> Skills, IReadOnlyList<TaxonomyTerm> Occupations);

/// <param name="Id">The scheme's own id.</param>
/// <param name="Aliases">Other names, none where there are none.</param>
public sealed record TaxonomyTerm(string Id, string Label, IReadOnlyList<string> Aliases, string? Description = null);
