namespace Curation.Storage.Search;

/// <summary>What changed and is not in the index yet: written in the transaction of the change, and only while search is configured.</summary>
internal static class Outbox
{
    private const string Again =
        "ON CONFLICT (index_name, id) DO UPDATE SET version = excluded.version, attempts = 0, next_at = clock_timestamp(), reason = NULL, parked = false";

    public static Task MarkPostingsAsync(UnitOfWork work, IReadOnlyCollection<Guid> postings) => MarkAsync(work, SearchIndex.Postings, postings);

    /// <summary>Whatever of a proposal has changed: its state too.</summary>
    public static Task MarkProposalsAsync(UnitOfWork work, IReadOnlyCollection<Guid> proposals) => MarkAsync(work, SearchIndex.Proposals, proposals);

    /// <returns>How many.</returns>
    public static Task<int> MarkAllPostingsAsync(UnitOfWork work) => MarkAllAsync(work, SearchIndex.Postings);

    public static async Task MarkAsync(UnitOfWork work, SearchIndex index, IReadOnlyCollection<Guid> ids)
    {
        if (!work.SearchConfigured || ids.Count == 0)
            return;
        await work.ExecuteAsync(
            $"INSERT INTO outbox (index_name, id) SELECT @Name, id FROM unnest(@keys) AS id ORDER BY id {Again}",
            new { index.Name, keys = ids.Select(p => p.ToString("N")).Distinct(StringComparer.Ordinal).ToArray() });
        await work.NotifyAsync(Notices.Search, index.Name);
    }

    /// <returns>How many.</returns>
    public static async Task<int> MarkAllAsync(UnitOfWork work, SearchIndex index)
    {
        if (!work.SearchConfigured)
            return 0;
        var marked = await work.ExecuteAsync(
            $"INSERT INTO outbox (index_name, id) SELECT @Name, replace(id::text, '-', '') FROM {index.Table} ORDER BY 2 {Again}", new { index.Name });
        await work.NotifyAsync(Notices.Search, index.Name);
        return marked;
    }
}
