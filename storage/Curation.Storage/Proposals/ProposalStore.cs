using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Storage.Proposals;

/// <summary>Proposals, one a place in a framework, kept until they are decided.</summary>
public sealed class ProposalStore(Database db)
{
    /// <summary>Keeps what a run found for a framework: one proposal a place; open ones that it did not find are withdrawn.</summary>
    /// <exception cref="ArgumentException">Two proposals for one place, one of another framework, or a run that is not there.</exception>
    public async Task<ProposalOutcome> SaveRun(UnitOfWork work, FrameworkCode framework, Guid run, IReadOnlyList<Proposal> proposals)
    {
        if (proposals.GroupBy(p => p.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two proposals for one place: {twice.First().Question}", nameof(proposals));
        if (proposals.FirstOrDefault(p => p.Framework != framework) is { } stranger)
            throw new ArgumentException($"A proposal of {stranger.Framework} among those of {framework}.", nameof(proposals));
        if (await work.FirstAsync<DateTimeOffset?>("SELECT started_at FROM runs WHERE id = @run", new { run }) is not { } at)
            throw new ArgumentException($"There is no run {run}.", nameof(run));
        var known = (await work.QueryAsync<(Guid Id, string Digest, string State)>(
            "SELECT id, digest, state FROM proposals WHERE framework = @framework ORDER BY id FOR UPDATE", new { framework = framework.ToString() }))
            .ToDictionary(k => k.Id, k => (k.Digest, k.State));
        var (opened, joined, unchanged, decided) = (0, 0, 0, 0);
        foreach (var proposal in proposals.OrderBy(p => p.Id))
        {
            var digest = ProposalRows.DigestOf(proposal);
            switch (known.GetValueOrDefault(proposal.Id))
            {
                case (_, "decided"):
                    decided++;
                    break;
                case ({ } before, "open") when before == digest:
                    unchanged++;
                    break;
                case (_, var state):
                    await ProposalRows.KeepAsync(work, proposal, digest, run, at, opens: state != "open");
                    joined += state == "open" ? 1 : 0;
                    opened += state == "open" ? 0 : 1;
                    break;
            }
        }

        var withdrawn = await work.ExecuteAsync(
            """
            UPDATE proposals SET state = 'withdrawn', withdrawn_because = @why, last_run = @run, updated_at = @at
            WHERE framework = @framework AND state = 'open' AND NOT (id = ANY(@found))
            """,
            new
            {
                framework = framework.ToString(),
                run,
                at,
                found = proposals.Select(p => p.Id).ToArray(),
                why = $"The night of {at.Date():yyyy-MM-dd} no longer found enough evidence for it.",
            });
        await work.NotifyAsync(Notices.Proposals, framework.ToString());
        return new ProposalOutcome(opened, joined, unchanged, withdrawn, decided);
    }

    /// <summary>By rank, greatest first; all frameworks where none is named.</summary>
    public Task<IReadOnlyList<KeptProposal>> OpenAsync(FrameworkCode? framework, CancellationToken ct) => ProposalRows.LoadAsync(
        db, "state = 'open' AND (@framework::text IS NULL OR framework = @framework)", new { framework = framework?.ToString() }, ct);

    public async Task<KeptProposal?> GetAsync(Guid id, CancellationToken ct) =>
        await ProposalRows.LoadAsync(db, "id = @id", new { id }, ct) is [var kept] ? kept : null;

    /// <summary>Numbers by framework, kind and state.</summary>
    public async Task<IReadOnlyList<ProposalCount>> CountsAsync(CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Framework, string Kind, string State, int Count)>(
            """SELECT framework, kind, state, count(*)::integer FROM proposals GROUP BY 1, 2, 3 ORDER BY framework COLLATE "C", kind COLLATE "C", state""", null, ct);
        return [.. rows.Select(r => new ProposalCount(FrameworkCode.Parse(r.Framework), r.Kind, TypeMaps.FromWord<ProposalState>(r.State), r.Count))];
    }
}
