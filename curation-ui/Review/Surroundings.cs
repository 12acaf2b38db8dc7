using Curation.Domain.Frameworks;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;

namespace Curation.Ui.Review;

/// <summary>What stands around a decision: what it would change, what was decided before, and where its evidence comes from.</summary>
/// <param name="Draft">None where it is not open, or nothing of the framework is published.</param>
/// <param name="SamePlace">What else is open at its place.</param>
/// <param name="Past">Decisions on it, oldest first.</param>
/// <param name="Labels">What people said of its sentences.</param>
public sealed record Surroundings(
    FrameworkDraft? Draft,
    IReadOnlyList<Proposal> SamePlace,
    IReadOnlyList<DecisionEntry> Past,
    IReadOnlyDictionary<PostingId, PostingOrigin> Origins,
    IReadOnlyList<KeptLabel> Labels)
{
    public PostingOrigin? OriginOf(Evidence evidence) => evidence is null ? null : Origins.GetValueOrDefault(evidence.Posting);

    /// <summary>That a sentence is no evidence for this proposal, where somebody said so.</summary>
    public KeptLabel? LabelOf(Evidence evidence, Guid proposal) => Labels.FirstOrDefault(
        k => k.Label.Kind == LabelKind.NotEvidence && k.Label.Proposal == proposal && evidence is not null && k.Label.Posting == evidence.Posting
            && k.Label.Sentence == new SentencePlace(evidence.Text, evidence.Start, evidence.End));
}

/// <summary>Reads what stands around a decision.</summary>
internal sealed class SurroundingsReader(FrameworkStore frameworks, SamePlace places, DecisionStore decisions, PostingOrigins origins, LabelStore labels)
{
    public async Task<Surroundings> ReadAsync(KeptProposal kept, CancellationToken ct)
    {
        var (proposal, isOpen) = (kept.Proposal, kept.State == ProposalState.Open);
        PostingId[] postings = [.. proposal.Evidence.Select(e => e.Posting).Distinct()];
        return new Surroundings(
            isOpen ? await frameworks.DraftAsync(proposal.Framework, asOf: null, ct) : null,
            isOpen ? await places.OpenAsync(proposal, ct) : [],
            await decisions.HistoryAsync(proposal.Id, ct),
            await origins.OfAsync(postings, ct),
            postings.Length == 0 ? [] : await labels.OfAsync(postings, ct));
    }
}
