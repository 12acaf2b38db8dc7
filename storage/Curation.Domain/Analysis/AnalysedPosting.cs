using Curation.Domain.Postings;

namespace Curation.Domain.Analysis;

/// <summary>What proposals are counted from: a posting, whose it is, when it was seen, and what one model made of it.</summary>
/// <param name="EmployerKey">The normalised employer; none where the employer is not known, and then it counts for no share.</param>
/// <param name="Cluster">The smallest id of the postings that are this one over again, its own where there are none.</param>
/// <param name="ObservedOn">The date that puts it into a window: published, or else first seen.</param>
public sealed record AnalysedPosting(Posting Posting, string? EmployerKey, PostingId Cluster, DateOnly ObservedOn, PostingAnalysis Analysis);
