namespace Curation.Storage.Proposals;

public sealed partial class ProposalQueue
{
    /// <summary>The open proposal that follows another in the order of the queue, also where that one is no longer open; after the last, the first.</summary>
    /// <returns>None where no other is open.</returns>
    public async Task<Guid?> AfterAsync(ProposalFilter filter, Guid id, CancellationToken ct) => await db.FirstAsync<Guid?>(
        $"""
        SELECT id FROM (
            SELECT q.id, q.rank, q.rank > c.rank OR (q.rank = c.rank AND q.id <= c.id) AS comes_before
            FROM (SELECT id, rank {Open}) AS q, (SELECT id, rank FROM proposals WHERE id = @id) AS c
            WHERE q.id <> c.id) AS others
        ORDER BY comes_before, rank DESC, id LIMIT 1
        """,
        Arguments(filter, id: id),
        ct);
}
