using Curation.Domain.Analysis;
using Curation.Domain.Postings;

namespace Curation.Storage.Postings;

/// <summary>Postings, their duplicates and what models made of them.</summary>
public sealed class PostingStore(Database db)
{
    /// <summary>Postings whose text or employer was not folded yet, or by an older version of the folding. In the order of their ids.</summary>
    public async Task<IReadOnlyList<PostingId>> ToFoldAsync(int foldVersion, CancellationToken ct) => Ids(await db.QueryAsync<Guid>(
        """
        SELECT p.id FROM postings AS p LEFT JOIN folds AS f ON f.posting = p.id
        WHERE f.posting IS NULL OR f.fold_key <> p.fold_key OR f.fold_version < @foldVersion
        ORDER BY p.id
        """,
        new { foldVersion },
        ct));

    /// <summary>In the order of their ids; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<Posting>> LoadAsync(IReadOnlyList<PostingId> ids, CancellationToken ct)
    {
        var rows = await db.QueryAsync<PostingRow>(
            $"SELECT {PostingRows.Columns} FROM postings AS p JOIN texts AS t ON t.hash = p.text_hash WHERE p.id = ANY(@ids) ORDER BY p.id",
            new { ids = ids.Select(i => i.Value).ToArray() },
            ct);
        return [.. rows.Select(r => r.ToPosting())];
    }

    /// <summary>
    /// Keeps employers and signatures, compares each posting with all that share a band, and names every connected group after its smallest id.
    /// The groups are the same in whatever order postings come, and whoever saves them at once. What a person has split off stays alone.
    /// </summary>
    /// <param name="same">Symmetric: whether two postings are one over again.</param>
    public Task SaveFold(UnitOfWork work, IReadOnlyList<Fold> folds, int foldVersion, Func<Fold, Fold, bool> same) =>
        Folding.SaveAsync(work, folds, foldVersion, same);

    /// <summary>Postings that <paramref name="model"/> has not analysed as they are now. In the order of their ids.</summary>
    public async Task<IReadOnlyList<PostingId>> ToAnalyseAsync(string model, CancellationToken ct) => Ids(await db.QueryAsync<Guid>(
        """
        SELECT p.id FROM postings AS p LEFT JOIN analyses AS a ON a.posting = p.id AND a.model = @model
        WHERE a.content_key IS DISTINCT FROM p.content_key
        ORDER BY p.id
        """,
        new { model },
        ct));

    public Task SaveAnalysis(UnitOfWork work, PostingAnalysis analysis) => SaveAnalyses(work, [analysis]);

    /// <summary>Keeps what a model made of postings, in the place of what it made of them before.</summary>
    public Task SaveAnalyses(UnitOfWork work, IReadOnlyList<PostingAnalysis> analyses) => AnalysisRows.SaveAsync(work, analyses);

    /// <summary>
    /// Postings observed from <paramref name="from"/> to <paramref name="to"/>, both included, that the model analysed as they are now.
    /// In the order of their ids.
    /// </summary>
    public async Task<IReadOnlyList<AnalysedPosting>> WindowAsync(string model, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await db.QueryAsync<AnalysisRow>(
            $"""
            SELECT {PostingRows.Columns}, f.employer_key, coalesce(f.cluster, p.id) AS cluster, p.observed_on, a.role, a.mentions, a.not_judged_because
            FROM analyses AS a
            JOIN postings AS p ON p.id = a.posting AND p.content_key = a.content_key
            JOIN texts AS t ON t.hash = p.text_hash
            LEFT JOIN folds AS f ON f.posting = p.id
            WHERE a.model = @model AND p.observed_on BETWEEN @from AND @to
            ORDER BY p.id
            """,
            new { model, from, to },
            ct);
        return [.. rows.Select(r => r.ToAnalysed(model))];
    }

    public async Task<PostingCounts> CountsAsync(CancellationToken ct) => (await db.FirstAsync<PostingCounts>(
        """
        SELECT count(*)::integer AS "all", (count(*) FILTER (WHERE p.gone_on IS NULL))::integer AS live,
               count(DISTINCT coalesce(f.cluster, p.id))::integer AS clusters, count(DISTINCT f.employer_key)::integer AS employers
        FROM postings AS p LEFT JOIN folds AS f ON f.posting = p.id
        """,
        null,
        ct))!;

    private static PostingId[] Ids(List<Guid> ids) => [.. ids.Select(id => new PostingId(id))];
}

/// <param name="Live">Not gone.</param>
/// <param name="Clusters">Postings with duplicates counted once.</param>
/// <param name="Employers">Those that are known.</param>
public sealed record PostingCounts(int All, int Live, int Clusters, int Employers);
