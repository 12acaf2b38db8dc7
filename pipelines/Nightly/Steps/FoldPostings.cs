using Curation.Domain.Postings;
using Curation.Domain.Runs;
using Curation.Ingest.Folding;
using Curation.Storage.Postings;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Says whose each posting is and which postings are one over again.</summary>
public sealed class FoldPostings(PostingStore postings) : INightStep
{
    private const int FoldVersion = 1;
    private const int PostingsAUnit = 250;

    public RunStep Step => RunStep.Fold;

    public async Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation) =>
        PostingUnits.Of(await postings.ToFoldAsync(FoldVersion, cancellation), PostingsAUnit);

    public async Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation)
    {
        var loaded = await postings.LoadAsync(PostingUnits.Ids(lease), cancellation);
        var folds = new List<Fold>(loaded.Count);
        foreach (var posting in loaded)
        {
            cancellation.ThrowIfCancellationRequested();
            var signature = NearDuplicates.Sign(posting.Text);
            folds.Add(new Fold(posting.Id, EmployerKey.Of(posting.Employer), signature.ToBytes(), signature.Bands()));
        }

        return new UnitWork(work => postings.SaveFold(work, folds, FoldVersion, IsSame));
    }

    /// <summary>The texts are near duplicates, and nothing says that two employers wrote them.</summary>
    private static bool IsSame(Fold one, Fold other) =>
        EmployerKey.MayBeOne(one.EmployerKey, other.EmployerKey)
        && MinHash.FromBytes(one.Signature.Span).Similarity(MinHash.FromBytes(other.Signature.Span)) >= NearDuplicates.Threshold;
}
