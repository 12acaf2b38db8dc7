using Curation.Domain;
using Curation.Domain.Models;

namespace Curation.Classify;

/// <summary>A version of one of the analyst's models, with its bytes.</summary>
/// <param name="Name">The file's, which says how it is read.</param>
public sealed record ModelFile(ModelKind Kind, string Name, byte[] Content)
{
    /// <summary>SHA-256 of the bytes: the version's name.</summary>
    public string Hash { get; } = NaturalKey.Hash(Content);
}
