using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Auditing;
using Curation.Storage.Frameworks;
using Curation.Storage.Search;

namespace Curation.Storage.Proposals;

/// <summary>What came of a proposal that a person makes.</summary>
public abstract record HandMadeOutcome
{
    private HandMadeOutcome()
    {
    }

    public sealed record Opened(KeptProposal Proposal) : HandMadeOutcome;

    /// <summary>Somebody, or a night, has asked about this place, and nobody has decided yet. Nothing was changed.</summary>
    public sealed record AlreadyOpen(KeptProposal Proposal) : HandMadeOutcome;

    public sealed record Refused(string Reason) : HandMadeOutcome;
}

/// <summary>Proposals that people make: the same form, and the same way through a decision, as those of a night.</summary>
public sealed class HandMade(Database db, FrameworkStore frameworks, TimeProvider clock)
{
    /// <summary>Before all that is ranked by evidence: a person has asked.</summary>
    public const double Rank = 1;

    private const int LongestTarget = 200;

    /// <param name="why">Shown as the reason for asking. Required.</param>
    public async Task<HandMadeOutcome> ProposeAsync(FrameworkCode framework, Change change, string why, string actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(why))
            return new HandMadeOutcome.Refused("Say why.");
        if (change.Target is not { Length: > 0 and <= LongestTarget } || StoredText.Clean(change.Target) != change.Target)
            return new HandMadeOutcome.Refused($"A name has 1 to {LongestTarget} readable characters.");
        var (refusal, opened) = ((string?)null, false);
        await db.InTransactionAsync(
            async work => (refusal, opened) = await frameworks.DraftForUpdate(work, framework) is { } draft
                ? await OpenAsync(work, draft, change, [StoredText.Clean(why.Trim())], actor, clock.Now())
                : ($"There is no framework {framework}.", false),
            ct);
        if (refusal is not null)
            return new HandMadeOutcome.Refused(refusal);
        var kept = (await ProposalRows.LoadAsync(db, "id = @id", new { id = Proposal.IdOf(framework, change) }, ct))[0];
        return opened ? new HandMadeOutcome.Opened(kept) : new HandMadeOutcome.AlreadyOpen(kept);
    }

    /// <param name="draft">Its framework's row is locked.</param>
    /// <param name="demand">What is known of how often employers ask; none where a person just says so.</param>
    /// <returns>Why not; else whether it was opened, or found open.</returns>
    internal static async Task<(string? Refusal, bool Opened)> OpenAsync(
        UnitOfWork work, FrameworkDraft draft, Change change, IReadOnlyList<string> reasons, string actor, DateTimeOffset at, Demand? demand = null)
    {
        if (draft.Content.Apply(change) is ApplyOutcome.NoLongerFits not)
            return (not.Reason, false);
        var id = Proposal.IdOf(draft.Code, change);
        if (draft.Waiting.Any(w => w.Decision.Proposal == id))
            return ("It is accepted already and waits for its content.", false);
        if (await work.FirstAsync<string>("SELECT state FROM proposals WHERE id = @id FOR UPDATE", new { id }) == "open")
            return (null, false);
        var words = ChangeWords.Of(draft.Content, change);
        var proposal = new Proposal
        {
            Id = id,
            Framework = draft.Code,
            BasedOnVersion = draft.Version,
            Change = change,
            Question = words.Question,
            Before = words.Before,
            After = words.After,
            Rank = Rank,
            Demand = demand ?? new Demand(0, 0, 0, 0, 0, null, new Interval(0, 0)),
            Reasons = reasons,
            Evidence = [],
        };
        await ProposalRows.KeepAsync(work, proposal, ProposalRows.DigestOf(proposal), Guid.Empty, at, opens: true, actor);
        await ProposalWordRows.SaveAsync(work, [id]);
        await Outbox.MarkProposalsAsync(work, [id]);
        await work.NotifyAsync(Notices.Proposals, draft.Code.ToString());
        await AuditStore.AddAsync(work, at, actor, "propose", $"proposal/{id}", ProposalRows.BodyOf(proposal));
        return (null, true);
    }
}
