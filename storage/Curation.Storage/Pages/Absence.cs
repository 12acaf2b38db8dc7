namespace Curation.Storage.Pages;

/// <summary>
/// When a posting is gone: after two complete listings without it, of two dates, never after a failure. A posting's listing is the page that holds
/// it; a page's listing is the source's list of addresses, or the server saying that it is gone. A feed shows its newest entries only, so it is
/// never complete.
/// </summary>
internal static class Absence
{
    /// <summary>So many complete listings without it.</summary>
    public const int Gone = 2;

    /// <summary>The page was asked for and is as it was when it was read: its postings are still there, the missing ones still missing.</summary>
    public static async Task PageIsUnchangedAsync(UnitOfWork work, Guid page, DateOnly date)
    {
        var changed = await work.QueryAsync<Guid>(
            """
            UPDATE postings SET last_seen = greatest(last_seen, @date), gone_on = NULL
            WHERE page = @page AND missed = 0 AND (last_seen < @date OR gone_on IS NOT NULL) RETURNING id
            """,
            new { page, date });
        changed.AddRange(await MissAsync(work, page, date, "missed > 0"));
        await Search.Outbox.MarkPostingsAsync(work, changed);
    }

    /// <summary>The page was read and these are its postings: earlier ones that are not among them are missing.</summary>
    public static async Task PageHoldsAsync(UnitOfWork work, Guid page, DateOnly date, Guid[] postings) =>
        await Search.Outbox.MarkPostingsAsync(work, await MissAsync(work, page, date, "NOT (id = ANY(@postings))", postings));

    /// <summary>Marks the postings of pages that are gone themselves.</summary>
    public static async Task PagesAreGoneAsync(UnitOfWork work, IReadOnlyList<Guid> pages, DateOnly date)
    {
        if (pages.Count == 0)
            return;
        await Search.Outbox.MarkPostingsAsync(work, await work.QueryAsync<Guid>(
            "UPDATE postings SET gone_on = @date WHERE page = ANY(@pages) AND gone_on IS NULL RETURNING id", new { pages = pages.ToArray(), date }));
    }

    private static Task<List<Guid>> MissAsync(UnitOfWork work, Guid page, DateOnly date, string which, Guid[]? postings = null) => work.QueryAsync<Guid>(
        $"""
        UPDATE postings SET missed = missed + 1, missed_on = @date, gone_on = CASE WHEN missed + 1 >= @Gone THEN @date END
        WHERE page = @page AND source NOT IN (SELECT id FROM sources WHERE kind = 'feed') AND missed < @Gone AND coalesce(missed_on, '-infinity') < @date AND {which} RETURNING id
        """,
        new { page, date, Gone, postings });
}
