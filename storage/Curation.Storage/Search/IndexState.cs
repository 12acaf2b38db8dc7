namespace Curation.Storage.Search;

/// <summary>Whether an index may be asked, and how long it is left alone after it did not answer.</summary>
internal sealed class IndexState(Database db, SearchServer server, SearchIndex index, TimeProvider clock)
{
    /// <summary>How long an index that did not answer is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private (DateTimeOffset Until, string Problem)? away;

    /// <summary>It did not answer.</summary>
    public void IsAway(string problem) => away = (clock.GetUtcNow() + Rest, problem);

    /// <summary>Why the index is not asked at all; none where it is.</summary>
    public async Task<string?> UnfitAsync(CancellationToken ct)
    {
        if (away is { } last && clock.GetUtcNow() < last.Until)
            return last.Problem;
        var (live, building, due, all) = await db.FirstAsync<(string? Live, string? Building, int Due, int All)>(
            $"""
            SELECT i.live, i.building, CASE WHEN i.building IS NULL THEN 0 ELSE (SELECT count(*)::integer FROM outbox WHERE index_name = @Name AND NOT parked) END,
                   CASE WHEN i.building IS NULL THEN 0 ELSE (SELECT count(*)::integer FROM {index.Table}) END
            FROM (SELECT 1) AS one LEFT JOIN search_indexes AS i ON i.name = @Name
            """,
            new { index.Name },
            ct);
        return index.IsCurrent(server.Prefix, live) ? null
            : building is null ? "The search index is not built yet; the worker builds it."
            : $"The search index is being built, {(all == 0 ? 0 : Math.Clamp(100 * (all - due) / all, 0, 99))} % so far.";
    }
}
