using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Search;

namespace Curation.Storage.Proposals;

/// <summary>Proposals, one a place in a framework, kept until they are decided.</summary>
public sealed class ProposalStore(Database db)
{
    /// <summary>
    /// Keeps what a run found for a framework: one proposal a place; open ones that it did not find are withdrawn. What was decided is asked again
    /// only where <see cref="Memory"/> says so, a title also when it is taken for something else than before; a person's open proposal is joined by the same change and otherwise left as it is.
    /// </summary>
    /// <exception cref="ArgumentException">Two proposals for one place, one of another framework, or a run that is not there.</exception>
    public async Task<ProposalOutcome> SaveRun(UnitOfWork work, FrameworkCode framework, Guid run, IReadOnlyList<Proposal> proposals)
    {
        if (proposals.GroupBy(p => p.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two proposals for one place: {twice.First().Question}", nameof(proposals));
        if (proposals.FirstOrDefault(p => p.Framework != framework) is { } stranger)
            throw new ArgumentException($"A proposal of {stranger.Framework} among those of {framework}.", nameof(proposals));
        if (await work.FirstAsync<DateTimeOffset?>("SELECT started_at FROM runs WHERE id = @run", new { run }) is not { } at)
            throw new ArgumentException($"There is no run {run}.", nameof(run));
        var known = (await KnownProposal.AllAsync(work, framework)).ToDictionary(k => k.Id);
        var (opened, joined, unchanged, decided) = (0, 0, 0, 0);
        var changed = new List<Guid>();
        foreach (var proposal in proposals.OrderBy(p => p.Id))
        {
            var digest = ProposalRows.DigestOf(proposal);
            var own = known.GetValueOrDefault(proposal.Id);
            switch (own is { State: "decided" or "open" } ? own : known.Values.FirstOrDefault(k => k.State == "decided" && k.IsOfTitle(proposal.Change)))
            {
                case { State: "decided" } before when !before.AsksAgain(proposal, at.Date()):
                    decided++;
                    break;
                case { State: "open" } before when before.Digest == digest || !before.IsJoinedBy(proposal):
                    unchanged++;
                    break;
                case { State: "open" }:
                    await ProposalRows.KeepAsync(work, proposal, digest, run, at, opens: false);
                    changed.Add(proposal.Id);
                    joined++;
                    break;
                default:
                    await ProposalRows.KeepAsync(work, proposal, digest, run, at, opens: true);
                    changed.Add(proposal.Id);
                    opened++;
                    break;
            }
        }

        var found = proposals.Select(p => p.Id).ToArray();
        var returned = known.Values.Where(k => k.IsOwnAndDue(at.Date()) && !found.Contains(k.Id)).Select(k => k.Id).ToArray();
        opened += await ReturnDueAsync(work, returned, at);
        var withdrawn = await work.QueryAsync<Guid>(
            """
            UPDATE proposals SET state = 'withdrawn', withdrawn_because = @why, last_run = @run, updated_at = @at
            WHERE framework = @framework AND state = 'open' AND origin = 'night' AND NOT (id = ANY(@found)) RETURNING id
            """,
            new
            {
                framework = framework.ToString(),
                run,
                at,
                found,
                why = $"The night of {at.Date():yyyy-MM-dd} no longer found enough evidence for it.",
            });
        await ProposalWordRows.SaveAsync(work, changed);
        await Outbox.MarkProposalsAsync(work, [.. changed, .. returned, .. withdrawn]);
        await work.NotifyAsync(Notices.Proposals, framework.ToString());
        return new ProposalOutcome(opened, joined, unchanged, withdrawn.Count, decided);
    }

    /// <summary>By rank, greatest first; all frameworks where none is named.</summary>
    public Task<IReadOnlyList<KeptProposal>> OpenAsync(FrameworkCode? framework, CancellationToken ct) => ProposalRows.LoadAsync(
        db, "state = 'open' AND (@framework::text IS NULL OR framework = @framework)", new { framework = framework?.ToString() }, ct);

    public async Task<KeptProposal?> GetAsync(Guid id, CancellationToken ct) =>
        await ProposalRows.LoadAsync(db, "id = @id", new { id }, ct) is [var kept] ? kept : null;

    /// <summary>A person's deferred proposals, which no night finds, return on their day.</summary>
    private static async Task<int> ReturnDueAsync(UnitOfWork work, Guid[] due, DateTimeOffset at) => due.Length == 0 ? 0 : await work.ExecuteAsync(
        "UPDATE proposals SET state = 'open', decision = NULL, opened_at = @at, updated_at = @at WHERE id = ANY(@due)", new { due, at });

    /// <summary>Numbers by framework, kind and state.</summary>
    public async Task<IReadOnlyList<ProposalCount>> CountsAsync(CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Framework, string Kind, string State, int Count)>(
            """SELECT framework, kind, state, count(*)::integer FROM proposals GROUP BY 1, 2, 3 ORDER BY framework COLLATE "C", kind COLLATE "C", state""", null, ct);
        return [.. rows.Select(r => new ProposalCount(FrameworkCode.Parse(r.Framework), r.Kind, TypeMaps.FromWord<ProposalState>(r.State), r.Count))];
    }
}
