using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Auditing;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Search;

namespace Curation.Storage.Decisions;

public sealed partial class DecisionStore
{
    private const string Entries =
        """
        SELECT d.number, d.body, u.body AS undo, v.version AS published_in, p.decision IS NOT DISTINCT FROM d.id AS in_force
        FROM decisions AS d
        JOIN proposals AS p ON p.id = d.proposal
        LEFT JOIN decisions AS u ON u.undoes = d.id
        LEFT JOIN version_decisions AS v ON v.decision = d.id
        """;

    /// <summary>All decisions on a proposal, oldest first, with what became of them.</summary>
    public async Task<IReadOnlyList<DecisionEntry>> HistoryAsync(Guid proposal, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>($"{Entries} WHERE d.proposal = @proposal AND d.undoes IS NULL ORDER BY d.number", new { proposal }, ct)).Select(r => r.ToEntry())];

    /// <summary>Decisions of all proposals, newest first.</summary>
    /// <param name="before">Those with smaller numbers, where it is given.</param>
    public async Task<IReadOnlyList<DecisionEntry>> HistoryAsync(FrameworkCode? framework, string? actor, long? before, int take, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(
            $"""
            {Entries}
            WHERE d.undoes IS NULL AND (@framework::text IS NULL OR d.framework = @framework) AND (@actor::text IS NULL OR d.decided_by = @actor)
              AND (@before::bigint IS NULL OR d.number < @before)
            ORDER BY d.number DESC LIMIT @take
            """,
            new { framework = framework?.ToString(), actor, before, take },
            ct);
        return [.. rows.Select(r => r.ToEntry())];
    }

    /// <summary>One decision, with what became of it.</summary>
    public async Task<DecisionEntry?> GetAsync(Guid decision, CancellationToken ct) =>
        (await db.FirstAsync<Row>($"{Entries} WHERE d.id = @decision", new { decision }, ct))?.ToEntry();

    /// <summary>How many decisions a person has taken since, undone ones left out.</summary>
    public Task<int> CountAsync(string actor, DateTimeOffset since, CancellationToken ct) => db.FirstAsync<int>(
        """
        SELECT count(*)::integer FROM decisions AS d
        WHERE d.decided_by = @actor AND d.decided_at >= @since AND d.undoes IS NULL AND NOT EXISTS (SELECT FROM decisions AS u WHERE u.undoes = d.id)
        """,
        new { actor, since },
        ct);

    /// <summary>The decision, with its framework's and its proposal's rows locked.</summary>
    private async Task<(DecisionEntry? Entry, string? Refusal)> ForUpdateAsync(UnitOfWork work, Guid decision)
    {
        var (code, proposal, undoes) = await work.FirstAsync<(string? Framework, Guid Proposal, Guid? Undoes)>(
            "SELECT framework, proposal, undoes FROM decisions WHERE id = @decision", new { decision });
        if (code is null)
            return (null, "There is no such decision.");
        if (undoes is not null)
            return (null, "An undo is not undone: decide the proposal again.");
        await work.ExecuteAsync("SELECT code FROM frameworks WHERE code = @code FOR NO KEY UPDATE", new { code });
        await work.ExecuteAsync("SELECT id FROM proposals WHERE id = @proposal FOR UPDATE", new { proposal });
        return ((await work.FirstAsync<Row>($"{Entries} WHERE d.id = @decision", new { decision }))!.ToEntry(), null);
    }

    private static async Task<Decision> UndoAsync(UnitOfWork work, Decision decision, string? note, string actor, DateTimeOffset at)
    {
        var before = await work.FirstAsync<int>("SELECT count(*)::integer FROM decisions WHERE proposal = @Proposal", new { decision.Proposal });
        var undo = decision with
        {
            Id = Decision.IdOf(decision.Proposal, before),
            Verdict = new Verdict.Undo(decision.Id),
            Approved = null,
            Note = StoredText.CleanOrNone(note),
            Actor = actor,
            At = at,
        };
        await AddAsync(work, undo, "undo");
        await work.ExecuteAsync(
            "UPDATE proposals SET state = 'open', decision = NULL, updated_at = @at WHERE id = @Proposal", new { decision.Proposal, at });
        await Outbox.MarkProposalsAsync(work, [decision.Proposal]);
        return undo;
    }

    private async Task<UndoOutcome> OpenInverseAsync(UnitOfWork work, Decision decision, int version, string? note, string actor, DateTimeOffset at)
    {
        var inverse = JsonSerializer.Deserialize<Change>(
            (await work.FirstAsync<string>("SELECT inverse FROM version_decisions WHERE decision = @Id", new { decision.Id }))!, CurationJson.Line)!;
        var draft = (await frameworks.DraftForUpdate(work, decision.Framework))!;
        List<string> reasons = [$"It takes back what {decision.Actor} decided on {decision.At:yyyy-MM-dd} and version {version} published: {decision.Question}"];
        if (!string.IsNullOrWhiteSpace(note))
            reasons.Insert(0, StoredText.Clean(note));
        // With the numbers of the decision, so that memory has something to compare the next night's with.
        var (refusal, opened) = await HandMade.OpenAsync(work, draft, inverse, reasons, actor, at, decision.Demand);
        return refusal is null
            ? new UndoOutcome.InverseOpened(Proposal.IdOf(decision.Framework, inverse), WasOpen: !opened)
            : new UndoOutcome.Refused($"What was published has changed since: {refusal}");
    }

    private static async Task AddAsync(UnitOfWork work, Decision decision, string act)
    {
        var body = JsonSerializer.Serialize(decision, CurationJson.Line);
        await work.ExecuteAsync(
            """
            INSERT INTO decisions (id, proposal, outcome, reason, amended, decided_by, decided_at, framework, approves, undoes, body)
            VALUES (@Id, @Proposal, @outcome, @reason, @amended, @Actor, @At, @framework, @approves, @undoes, @body)
            """,
            new
            {
                decision.Id,
                decision.Proposal,
                outcome = OutcomeOf(decision.Verdict),
                reason = decision.Verdict is Verdict.Reject reject ? reject.Reason.Word() : null,
                amended = decision.Verdict is Verdict.AcceptEdited edited ? JsonSerializer.Serialize(edited.Change, CurationJson.Line) : null,
                decision.Actor,
                decision.At,
                framework = decision.Framework.ToString(),
                approves = decision.Approved is not null,
                undoes = (decision.Verdict as Verdict.Undo)?.Decision,
                body,
            });
        await work.NotifyAsync(Notices.Proposals, decision.Framework.ToString());
        await AuditStore.AddAsync(work, decision.At, decision.Actor, act, SubjectOf(decision.Proposal), body);
    }

    /// <summary>The wire name of a verdict, as in <c>accepted_edited</c>.</summary>
    internal static string OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Accept => "accepted",
        Verdict.AcceptEdited => "accepted_edited",
        Verdict.Reject => "rejected",
        Verdict.Snooze => "snoozed",
        Verdict.Merge => "merged",
        Verdict.Undo => "undone",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.GetType().Name, "A verdict without a name."),
    };

    private sealed record Row
    {
        public long Number { get; init; }

        public string Body { get; init; } = "";

        public string? Undo { get; init; }

        public int? PublishedIn { get; init; }

        public bool InForce { get; init; }

        public DecisionEntry ToEntry() => new(Number, Read(Body), Undo is null ? null : Read(Undo), PublishedIn, InForce);
    }
}
