using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Auditing;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Search;

namespace Curation.Storage.Decisions;

/// <summary>
/// Decisions on proposals, and their undoing. Each is one decision row, one audit row and the proposal's state, in one transaction; whoever
/// comes second with the same proposal is told who was first.
/// </summary>
public sealed partial class DecisionStore(Database db, FrameworkStore frameworks, TimeProvider clock)
{
    /// <summary>Of a note or a reason.</summary>
    public const int LongestText = 4000;

    /// <param name="revision">Of the proposal as the person saw it: <see cref="KeptProposal.Revision"/>.</param>
    public async Task<DecideOutcome> DecideAsync(Guid proposal, Verdict verdict, string? note, string actor, string revision, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var (outcome, outdated) = ((DecideOutcome?)null, false);
        var at = clock.Now();
        if (Fault(verdict, note, at.Date()) is { } fault)
            return new DecideOutcome.Refused(fault);
        await db.InTransactionAsync(
            async work =>
            {
                if (await work.FirstAsync<string>("SELECT framework FROM proposals WHERE id = @proposal", new { proposal }) is not { } code)
                {
                    outcome = new DecideOutcome.Refused("There is no such proposal.");
                    return;
                }

                // First the framework, then the proposal, last the audit: everybody locks in this order.
                var draft = (await frameworks.DraftForUpdate(work, FrameworkCode.Parse(code)))!;
                var (state, digest, body, decision) = await work.FirstAsync<(string State, string Digest, string Body, string? Decision)>(
                    """
                    SELECT p.state, p.digest, p.body, (SELECT d.body FROM decisions AS d WHERE d.id = p.decision) FROM proposals AS p
                    WHERE p.id = @proposal FOR UPDATE OF p
                    """,
                    new { proposal });
                if (state == "decided")
                    outcome = decision is null ? new DecideOutcome.Refused("It was decided.") : new DecideOutcome.AlreadyDecided(Read(decision));
                else if (state != "open" || digest != revision)
                    outdated = true;
                else
                    outcome = await SaveAsync(work, draft, JsonSerializer.Deserialize<Proposal>(body, CurationJson.Line)!, verdict, note, actor, revision, at);
            },
            ct);
        return outdated ? new DecideOutcome.Outdated((await ProposalRows.LoadAsync(db, "id = @proposal", new { proposal }, ct))[0]) : outcome!;
    }

    /// <summary>Puts another change in the place of an approved one that is not published: the earlier decision is undone and a new one taken, at once.</summary>
    /// <returns>As deciding; <see cref="DecideOutcome.AlreadyDecided"/> where the decision no longer stands.</returns>
    public async Task<DecideOutcome> AmendAsync(Guid decision, Change change, string? note, string actor, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        DecideOutcome? outcome = null;
        var (at, verdict) = (clock.Now(), new Verdict.AcceptEdited(change));
        if (Fault(verdict, note, at.Date()) is { } fault)
            return new DecideOutcome.Refused(fault);
        await db.InTransactionAsync(
            async work =>
            {
                var (entry, refusal) = await ForUpdateAsync(work, decision);
                if (entry is null)
                    outcome = new DecideOutcome.Refused(refusal!);
                else if (entry.UndoneBy is not null || !entry.InForce)
                    outcome = new DecideOutcome.AlreadyDecided(entry.UndoneBy ?? entry.Decision);
                else if (entry.PublishedIn is { } version)
                    outcome = new DecideOutcome.Refused($"It is published in version {version}: undo it to open the change that takes it back.");
                else if (entry.Decision.Approved is null)
                    outcome = new DecideOutcome.Refused("It approved nothing that could be amended.");
                else
                {
                    await UndoAsync(work, entry.Decision, note: null, actor, at);
                    var draft = (await frameworks.DraftForUpdate(work, entry.Decision.Framework))!;
                    var (body, digest) = await work.FirstAsync<(string Body, string Digest)>("SELECT body, digest FROM proposals WHERE id = @Proposal", new { entry.Decision.Proposal });
                    outcome = await SaveAsync(work, draft, JsonSerializer.Deserialize<Proposal>(body, CurationJson.Line)!, verdict, note, actor, digest, at);
                }

                return outcome is DecideOutcome.Decided;
            },
            ct);
        return outcome!;
    }

    /// <summary>
    /// Takes a decision back, at once or later. One that is not published is undone and its proposal open again; for one that is published, a
    /// proposal is opened that takes the change back.
    /// </summary>
    /// <param name="mayUndoOthers">Whether the person may undo what others decided.</param>
    public async Task<UndoOutcome> UndoAsync(Guid decision, string? note, string actor, bool mayUndoOthers, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        UndoOutcome? outcome = null;
        var at = clock.Now();
        if (note?.Length > LongestText)
            return new UndoOutcome.Refused($"A note has at most {LongestText} characters.");
        await db.InTransactionAsync(
            async work =>
            {
                var (entry, refusal) = await ForUpdateAsync(work, decision);
                outcome = entry switch
                {
                    null => new UndoOutcome.Refused(refusal!),
                    { UndoneBy: { } undo } => new UndoOutcome.AlreadyUndone(undo),
                    { Decision.Actor: var by } when by != actor && !mayUndoOthers => new UndoOutcome.Refused($"{by} decided it: only they, or a lead, can undo it."),
                    { PublishedIn: { } version } => await OpenInverseAsync(work, entry.Decision, version, note, actor, at),
                    { InForce: false } => new UndoOutcome.Refused("The proposal was asked again since: decide that one."),
                    _ => new UndoOutcome.Undone(await UndoAsync(work, entry.Decision, note, actor, at)),
                };
            },
            ct);
        return outcome!;
    }

    private async Task<DecideOutcome> SaveAsync(
        UnitOfWork work, FrameworkDraft draft, Proposal proposal, Verdict verdict, string? note, string actor, string revision, DateTimeOffset at)
    {
        var (change, reason) = verdict switch
        {
            Verdict.Accept => (proposal.Change, null),
            Verdict.AcceptEdited edited when Proposal.KindOf(edited.Change) != Proposal.KindOf(proposal.Change) =>
                (null, "An edited proposal stays of its kind: reject it and propose the other one."),
            Verdict.AcceptEdited edited => (edited.Change, null),
            Verdict.Merge merge => Merging.Resolve(draft.Content, proposal.Change, merge.Kind, merge.Into),
            _ => ((Change?)null, (string?)null),
        };
        if (reason is not null)
            return new DecideOutcome.Refused(reason);
        IReadOnlyList<ChecklistItem>? checklist = null;
        if (change is not null)
        {
            var taken = change is Change.AddSkill or Change.NewProfile ? await FrameworkStore.EverUsed(work, draft.Code) : null;
            switch (draft.Content.Apply(change, taken))
            {
                case ApplyOutcome.NoLongerFits not:
                    return new DecideOutcome.Refused(not.Reason);
                case ApplyOutcome.Applied applied:
                    change = applied.Change;
                    break;
                case ApplyOutcome.Waits waits:
                    checklist = waits.Checklist;
                    break;
            }
        }

        var before = await work.FirstAsync<int>("SELECT count(*)::integer FROM decisions WHERE proposal = @Id", new { proposal.Id });
        var decision = new Decision
        {
            Id = Decision.IdOf(proposal.Id, before),
            Proposal = proposal.Id,
            Framework = proposal.Framework,
            Verdict = verdict,
            Asked = proposal.Change,
            Approved = change,
            Question = proposal.Question,
            Note = StoredText.CleanOrNone(note),
            Actor = actor,
            At = at,
            Revision = revision,
            Demand = proposal.Demand,
        };
        await AddAsync(work, decision, "decide");
        await work.ExecuteAsync(
            "UPDATE proposals SET state = 'decided', decision = @Id, updated_at = @at WHERE id = @Proposal", new { decision.Id, decision.Proposal, at });
        await Outbox.MarkProposalsAsync(work, [decision.Proposal]);
        await work.ExecuteAsync("DELETE FROM input_drafts WHERE actor = @actor AND subject = @subject", new { actor, subject = SubjectOf(proposal.Id) });
        return new DecideOutcome.Decided(decision, checklist);
    }

    /// <summary>What cannot be decided at all; none where it can.</summary>
    private static string? Fault(Verdict verdict, string? note, DateOnly today) => verdict switch
    {
        _ when note?.Length > LongestText => $"A note has at most {LongestText} characters.",
        Verdict.Undo => "Undoing is no verdict.",
        Verdict.Reject { Reason: RejectReason.Other, Text: var text } when string.IsNullOrWhiteSpace(text) => "Say what the other reason is.",
        Verdict.Reject { Text.Length: > LongestText } => $"A reason has at most {LongestText} characters.",
        Verdict.Reject { Reason: var reason } when !Enum.IsDefined(reason) => "That is none of the reasons.",
        Verdict.Snooze { Until: null, MoreEmployers: null } => "Say until when, or until how many more employers ask.",
        Verdict.Snooze { Until: { } until } when until <= today => "The day on which it returns is past.",
        Verdict.Snooze { MoreEmployers: <= 0 } => "At least one more employer.",
        _ => null,
    };

    private static Decision Read(string body) => JsonSerializer.Deserialize<Decision>(body, CurationJson.Line)!;

    private static string SubjectOf(Guid proposal) => $"proposal/{proposal}";
}
