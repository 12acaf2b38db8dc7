using Curation.Domain.Postings;

namespace Curation.Storage.Postings;

/// <summary>Where a posting was found, and what became of it.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Folded">How many postings are this one over again, and not counted.</param>
public sealed record PostingOrigin(string Source, string Title, int Folded, DateOnly? GoneOn);

/// <summary>Reads the origins of the postings that stand as evidence; purged ones have none.</summary>
public sealed class PostingOrigins(Database db)
{
    public async Task<IReadOnlyDictionary<PostingId, PostingOrigin>> OfAsync(IReadOnlyCollection<PostingId> postings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(postings);
        if (postings.Count == 0)
            return new Dictionary<PostingId, PostingOrigin>();
        var rows = await db.QueryAsync<(Guid Id, string Source, string Title, int Folded, DateOnly? GoneOn)>(
            """
            SELECT p.id, s.name, p.title, (SELECT count(*)::integer FROM folds AS o WHERE o.cluster = f.cluster AND o.posting <> p.id), p.gone_on
            FROM postings AS p JOIN sources AS s ON s.id = p.source LEFT JOIN folds AS f ON f.posting = p.id
            WHERE p.id = ANY(@ids)
            """,
            new { ids = postings.Select(p => p.Value).ToArray() },
            ct);
        return rows.ToDictionary(r => new PostingId(r.Id), r => new PostingOrigin(r.Source, r.Title, r.Folded, r.GoneOn));
    }
}
