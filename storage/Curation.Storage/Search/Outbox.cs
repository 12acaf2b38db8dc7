namespace Curation.Storage.Search;

/// <summary>What changed and is not in the index yet: written in the transaction of the change, and only while search is configured.</summary>
internal static class Outbox
{
    public static async Task MarkPostingsAsync(UnitOfWork work, IReadOnlyCollection<Guid> postings)
    {
        if (!work.SearchConfigured || postings.Count == 0)
            return;
        await work.ExecuteAsync(
            """
            INSERT INTO outbox (index_name, id)
            SELECT @Name, id FROM unnest(@ids) AS id ORDER BY id
            ON CONFLICT (index_name, id) DO UPDATE SET version = excluded.version, attempts = 0, next_at = clock_timestamp(), reason = NULL, parked = false
            """,
            new { PostingIndex.Name, ids = postings.Select(p => p.ToString("N")).Distinct(StringComparer.Ordinal).ToArray() });
        await work.NotifyAsync(Notices.Search, PostingIndex.Name);
    }
}
