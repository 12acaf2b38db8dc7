using System.Text.Json;
using Curation.Classify.Roles;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Classify;

/// <summary>What postings are judged against: the organisation's published frameworks, and a taxonomy where one was imported.</summary>
/// <param name="Frameworks">Profiles are told apart over all of them; where two know the same term, the posting's role decides whose skill it is.</param>
/// <param name="Corrections">What curators said of roles; those that are held out are not learned from.</param>
public sealed record Catalogue(IReadOnlyList<Framework> Frameworks, Taxonomy? Taxonomy = null, IReadOnlyList<RoleCorrection>? Corrections = null)
{
    /// <summary>The corrections that are learned from, each once, in an order of their own.</summary>
    internal IReadOnlyList<RoleCorrection> Learned =>
        [.. (Corrections ?? []).Where(c => !c.IsHeldOut).Distinct().OrderBy(c => c.Key, StringComparer.Ordinal)];

    /// <summary>Over all that the analyst learns from, in the order of the codes: the same content gives the same hash.</summary>
    public string Hash() => NaturalKey.Hash(string.Join('\n', Frameworks
        .OrderBy(f => f.Code)
        .Select(f => FrameworkElements.HashOf(FrameworkElements.Of(f)))
        .Append(Taxonomy is null ? "" : NaturalKey.Hash(JsonSerializer.SerializeToUtf8Bytes(Taxonomy, CurationJson.Line)))
        .Concat(Learned.Select(c => c.Key))));
}
