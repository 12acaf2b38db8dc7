namespace Curation.Domain.Frameworks;

/// <summary>A public vocabulary of skills and occupations, as imported (ESCO, O*NET-SOC).</summary>
/// <param name="Scheme">Lower case, as in <c>esco</c>; ids of its skills are written <c>esco/ID</c>.</param>
/// <param name="Relations">Which skills an occupation asks for; empty where the taxonomy does not say.</param>
public sealed record Taxonomy(
    string Scheme,
    IReadOnlyList<TaxonomyTerm> Skills,
    IReadOnlyList<TaxonomyTerm> Occupations,
    IReadOnlyList<TaxonomyRelation>? Relations = null);

/// <summary>One skill or one occupation of a taxonomy.</summary>
public sealed record TaxonomyTerm(string Id, string Label, IReadOnlyList<string> Aliases, string? Description = null);

/// <param name="Occupation">The id of an occupation.</param>
/// <param name="Skill">The id of a skill.</param>
/// <param name="Essential">False: optional.</param>
public sealed record TaxonomyRelation(string Occupation, string Skill, bool Essential);
