using Curation.Domain.Analysis;
using Curation.Domain.Postings;

namespace Curation.Storage.Postings;

/// <summary>Postings, their duplicates and what models made of them.</summary>
public sealed class PostingStore(Database db)
{
    /// <summary>Postings whose text or employer was not folded yet, or by an older version of the folding. In the order of their ids.</summary>
    public Task<IReadOnlyList<PostingId>> ToFoldAsync(int foldVersion, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    /// <summary>In the order of their ids; those that are not there are left out.</summary>
    public Task<IReadOnlyList<Posting>> LoadAsync(IReadOnlyList<PostingId> ids, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>
    /// Keeps employers and signatures, compares each posting with all that share a band, and names every connected group after its smallest id.
    /// The groups are the same in whatever order postings come. What a person has split off stays alone.
    /// </summary>
    /// <param name="same">Symmetric: whether two postings are one over again.</param>
    public Task SaveFold(UnitOfWork work, IReadOnlyList<Fold> folds, int foldVersion, Func<Fold, Fold, bool> same) => throw new NotSupportedException();

    /// <summary>Postings that <paramref name="model"/> has not analysed as they are now. In the order of their ids.</summary>
    public Task<IReadOnlyList<PostingId>> ToAnalyseAsync(string model, CancellationToken ct) => throw new NotSupportedException();

    public Task SaveAnalysis(UnitOfWork work, PostingAnalysis analysis) => throw new NotSupportedException();

    public Task SaveAnalyses(UnitOfWork work, IReadOnlyList<PostingAnalysis> analyses) => throw new NotSupportedException();

    /// <summary>Postings observed from <paramref name="from"/> to <paramref name="to"/>, both included, that the model analysed as they are now. In the order of their ids.</summary>
    public Task<IReadOnlyList<AnalysedPosting>> WindowAsync(string model, DateOnly from, DateOnly to, CancellationToken ct) => throw new NotSupportedException();

    public Task<PostingCounts> CountsAsync(CancellationToken ct) => throw new NotSupportedException();
}

/// <param name="Live">Not gone.</param>
/// <param name="Clusters">Postings with duplicates counted once.</param>
public sealed record PostingCounts(int All, int Live, int Clusters, int Employers);
