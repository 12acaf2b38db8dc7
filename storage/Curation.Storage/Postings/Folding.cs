using Curation.Domain.Postings;
using Curation.Storage.Search;

namespace Curation.Storage.Postings;

/// <summary>Groups of postings that are one over again.</summary>
/// <remarks>
/// Every pair that shares a band is compared once, when the later of the two is saved, and kept if it is the same. A group is a connected component
/// of these pairs, named after its smallest id; so it is a function of the set of folds, not of their order. Comparing and joining is done by one
/// transaction at a time: two that are saved at once would not see each other, and the pair would be missed.
/// </remarks>
internal static class Folding
{
    public static async Task SaveAsync(UnitOfWork work, IReadOnlyList<Fold> folds, int foldVersion, Func<Fold, Fold, bool> same)
    {
        if (folds.Count == 0)
            return;
        await work.ExecuteAsync("SELECT pg_advisory_xact_lock(@Fold, 0)", new { LockKeys.Fold });
        var ids = folds.Select(f => f.Posting.Value).ToArray();
        var left = await work.QueryAsync<Guid>("SELECT DISTINCT cluster FROM folds WHERE posting = ANY(@ids)", new { ids });
        await KeepAsync(work, folds, ids, foldVersion);
        var pairs = await PairsAsync(work, folds, ids, same);
        await work.ExecuteAsync(
            "INSERT INTO fold_pairs (lesser, greater) SELECT * FROM unnest(@lesser, @greater)",
            new { lesser = pairs.Select(p => p.Lesser).ToArray(), greater = pairs.Select(p => p.Greater).ToArray() });
        Guid[] concerned = [.. ids, .. pairs.Select(p => p.Lesser), .. pairs.Select(p => p.Greater)];
        // A group's other members are indexed anew too: whether a posting has duplicates stands in its document.
        var members = await RegroupAsync(work, concerned, [.. left]);
        await Outbox.MarkPostingsAsync(work, [.. ids, .. members]);
    }

    private static async Task KeepAsync(UnitOfWork work, IReadOnlyList<Fold> folds, Guid[] ids, int foldVersion)
    {
        await work.ExecuteAsync("DELETE FROM fold_pairs WHERE lesser = ANY(@ids) OR greater = ANY(@ids)", new { ids });
        await work.ExecuteAsync("DELETE FROM fold_bands WHERE posting = ANY(@ids)", new { ids });
        await work.ExecuteAsync(
            """
            INSERT INTO folds (posting, fold_version, fold_key, employer_key, signature, cluster)
            SELECT p.id, @foldVersion, p.fold_key, f.employer, f.signature, p.id
            FROM unnest(@ids, @employers, @signatures) AS f (id, employer, signature) JOIN postings AS p ON p.id = f.id
            ON CONFLICT (posting) DO UPDATE SET
                fold_version = excluded.fold_version, fold_key = excluded.fold_key, employer_key = excluded.employer_key, signature = excluded.signature
            """,
            new
            {
                ids,
                foldVersion,
                employers = folds.Select(f => f.EmployerKey).ToArray(),
                signatures = folds.Select(f => f.Signature.ToArray()).ToArray(),
            });
        var bands = folds.SelectMany(f => f.Bands.Select((hash, band) => (f.Posting.Value, Band: (short)band, hash))).ToArray();
        await work.ExecuteAsync(
            "INSERT INTO fold_bands (posting, band, hash) SELECT * FROM unnest(@postings, @numbers, @hashes)",
            new
            {
                postings = bands.Select(b => b.Value).ToArray(),
                numbers = bands.Select(b => b.Band).ToArray(),
                hashes = bands.Select(b => b.hash).ToArray(),
            });
    }

    private static async Task<List<(Guid Lesser, Guid Greater)>> PairsAsync(UnitOfWork work, IReadOnlyList<Fold> folds, Guid[] ids, Func<Fold, Fold, bool> same)
    {
        var near = await work.QueryAsync<(Guid Lesser, Guid Greater)>(
            """
            SELECT DISTINCT least(mine.posting, other.posting), greatest(mine.posting, other.posting)
            FROM fold_bands AS mine
            JOIN fold_bands AS other ON other.hash = mine.hash AND other.band = mine.band AND other.posting <> mine.posting
            WHERE mine.posting = ANY(@ids)
            """,
            new { ids });
        var known = folds.ToDictionary(f => f.Posting.Value);
        var others = near.SelectMany(p => new[] { p.Lesser, p.Greater }).Where(id => !known.ContainsKey(id)).Distinct().ToArray();
        foreach (var row in await work.QueryAsync<(Guid Posting, string? Employer, byte[] Signature)>(
            "SELECT posting, employer_key, signature FROM folds WHERE posting = ANY(@others)", new { others }))
        {
            known.Add(row.Posting, new Fold(new PostingId(row.Posting), row.Employer, row.Signature, []));
        }

        return [.. near.Where(p => same(known[p.Lesser], known[p.Greater]))];
    }

    /// <returns>The postings of all groups that were, or are now, concerned.</returns>
    private static async Task<Guid[]> RegroupAsync(UnitOfWork work, Guid[] concerned, Guid[] left)
    {
        var members = await work.QueryAsync<(Guid Posting, Guid Cluster, bool Split)>(
            """
            SELECT posting, cluster, split FROM folds
            WHERE cluster = ANY(@left) OR cluster IN (SELECT cluster FROM folds WHERE posting = ANY(@concerned))
            """,
            new { concerned, left });
        var pairs = await work.QueryAsync<(Guid Lesser, Guid Greater)>(
            "SELECT lesser, greater FROM fold_pairs WHERE lesser = ANY(@members)", new { members = members.Select(m => m.Posting).ToArray() });
        var groups = new Components(members.Select(m => m.Posting));
        var alone = members.Where(m => m.Split).Select(m => m.Posting).ToHashSet();
        foreach (var (lesser, greater) in pairs.Where(p => !alone.Contains(p.Lesser) && !alone.Contains(p.Greater)))
            groups.Join(lesser, greater);
        var moved = members.Select(m => (m.Posting, m.Cluster, Now: groups.NameOf(m.Posting))).Where(m => m.Cluster != m.Now).ToArray();
        await work.ExecuteAsync(
            "UPDATE folds SET cluster = m.cluster FROM unnest(@postings, @clusters) AS m (posting, cluster) WHERE folds.posting = m.posting",
            new { postings = moved.Select(m => m.Posting).ToArray(), clusters = moved.Select(m => m.Now).ToArray() });
        return [.. members.Select(m => m.Posting)];
    }
}
