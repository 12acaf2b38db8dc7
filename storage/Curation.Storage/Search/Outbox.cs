namespace Curation.Storage.Search;

/// <summary>What changed and is not in the index yet: written in the transaction of the change, and only while search is configured.</summary>
internal static class Outbox
{
    private const string Again =
        "ON CONFLICT (index_name, id) DO UPDATE SET version = excluded.version, attempts = 0, next_at = clock_timestamp(), reason = NULL, parked = false";

    public static async Task MarkPostingsAsync(UnitOfWork work, IReadOnlyCollection<Guid> postings)
    {
        if (!work.SearchConfigured || postings.Count == 0)
            return;
        await work.ExecuteAsync(
            $"INSERT INTO outbox (index_name, id) SELECT @Name, id FROM unnest(@ids) AS id ORDER BY id {Again}",
            new { PostingIndex.Name, ids = postings.Select(p => p.ToString("N")).Distinct(StringComparer.Ordinal).ToArray() });
        await work.NotifyAsync(Notices.Search, PostingIndex.Name);
    }

    /// <returns>How many.</returns>
    public static async Task<int> MarkAllPostingsAsync(UnitOfWork work)
    {
        if (!work.SearchConfigured)
            return 0;
        var marked = await work.ExecuteAsync(
            $"INSERT INTO outbox (index_name, id) SELECT @Name, replace(id::text, '-', '') FROM postings ORDER BY 2 {Again}", new { PostingIndex.Name });
        await work.NotifyAsync(Notices.Search, PostingIndex.Name);
        return marked;
    }
}
