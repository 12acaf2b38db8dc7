using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>Something of the framework that a proposal comes near to, so that a curator sees whether it is there already.</summary>
/// <param name="Kind">What it is: a proposal is merged into things of the same kinds.</param>
/// <param name="Score">How well it matches, 0 (nothing in common) to 1 (the same), four decimals.</param>
/// <param name="Why">In words, most telling first, as in <c>same words: data, analysis; 14 employers name both in one sentence</c>.</param>
public sealed record Near(MergeKind Kind, ElementCode Code, string Name, double Score, string Why)
{
    /// <summary>From this score on the two are likely one, and merging is the first thing to think of.</summary>
    public const double LikelySame = 0.85;
}
