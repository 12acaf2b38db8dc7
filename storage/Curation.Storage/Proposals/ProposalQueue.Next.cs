namespace Curation.Storage.Proposals;

public sealed partial class ProposalQueue
{
    /// <summary>The open proposal that follows another in the order of the queue, also where that one is no longer open; after the last, the first.</summary>
    /// <returns>None where no other is open.</returns>
    public async Task<Guid?> AfterAsync(ProposalFilter filter, Guid id, CancellationToken ct) => await db.FirstAsync<Guid?>(
        $"""
        SELECT id FROM (
            SELECT q.id, q.place_key, q.place_key > c.place_key OR (q.place_key = c.place_key AND q.id <= c.id) AS comes_before
            FROM (SELECT id, place_key {Open}) AS q, (SELECT id, place_key FROM {Keyed} AS one WHERE id = @id) AS c
            WHERE q.id <> c.id) AS others
        ORDER BY comes_before, place_key DESC, id LIMIT 1
        """,
        Arguments(filter, id: id),
        ct);
}
