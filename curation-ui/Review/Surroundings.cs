using Curation.Domain.Frameworks;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Storage.Accounts;
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
/// <param name="Names">Display names of people; empty where nobody is named.</param>
public sealed record Surroundings(
    FrameworkDraft? Draft,
    IReadOnlyList<Proposal> SamePlace,
    IReadOnlyList<DecisionEntry> Past,
    IReadOnlyDictionary<PostingId, PostingOrigin> Origins,
    IReadOnlyList<KeptLabel> Labels,
    IReadOnlyDictionary<string, string> Names)
{
    public PostingOrigin? OriginOf(Evidence evidence) => evidence is null ? null : Origins.GetValueOrDefault(evidence.Posting);

    /// <summary>That a sentence is no evidence for this proposal, where somebody said so.</summary>
    public KeptLabel? LabelOf(Evidence evidence, Guid proposal) => Labels.FirstOrDefault(
        k => k.Label.Kind == LabelKind.NotEvidence && k.Label.Proposal == proposal && evidence is not null && k.Label.Posting == evidence.Posting
            && k.Label.Sentence == new SentencePlace(evidence.Text, evidence.Start, evidence.End));
}

/// <summary>Reads what stands around a decision.</summary>
internal sealed class SurroundingsReader(FrameworkStore frameworks, SamePlace places, DecisionStore decisions, PostingOrigins origins, LabelStore labels, AccountNames names)
{
    public async Task<Surroundings> ReadAsync(KeptProposal kept, CancellationToken ct)
    {
        var (proposal, isOpen) = (kept.Proposal, kept.State == ProposalState.Open);
        PostingId[] postings = [.. proposal.Evidence.Select(e => e.Posting).Distinct()];
        var past = await decisions.HistoryAsync(proposal.Id, ct);
        IReadOnlyList<KeptLabel> said = postings.Length == 0 ? [] : await labels.OfAsync(postings, ct);
        return new Surroundings(
            isOpen ? await frameworks.DraftAsync(proposal.Framework, asOf: null, ct) : null,
            isOpen ? await places.OpenAsync(proposal, ct) : [],
            past,
            await origins.OfAsync(postings, ct),
            said,
            past.Count == 0 && said.Count == 0 ? new Dictionary<string, string>() : await names.AllAsync(ct));
    }
}
