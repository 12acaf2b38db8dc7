using Curation.Domain.Postings;

namespace Curation.Storage.Postings;

/// <summary>What folding keeps of a posting.</summary>
/// <param name="EmployerKey">The normalised employer, none where it is not known.</param>
/// <param name="Signature">The MinHash values of its text, in their order; opaque to storage.</param>
/// <param name="Bands">Postings that share one are compared.</param>
public sealed record Fold(PostingId Posting, string? EmployerKey, ReadOnlyMemory<byte> Signature, IReadOnlyList<long> Bands);
