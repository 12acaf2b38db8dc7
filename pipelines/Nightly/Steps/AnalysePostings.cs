using Curation.Classify.Proposals;
using Curation.Domain.Analysis;
using Curation.Domain.Runs;
using Curation.Storage.Postings;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Says which role each posting is for and what it asks for, as the night's analyst sees it.</summary>
public sealed class AnalysePostings(PostingStore postings, ModelStore models, NightAnalyst analysts, ProposalOptions options) : INightStep
{
    private const int PostingsAUnit = 100;

    public RunStep Step => RunStep.Analyse;

    public async Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation)
    {
        using var leased = await analysts.LeaseAsync(night, cancellation);
        var model = leased.Analyst.Model;
        await models.RegisterAsync(model, leased.Parts, leased.Corrections, options.WindowFrom(night.Date), night.Date, night.At, cancellation);
        return PostingUnits.Of(await postings.ToAnalyseAsync(model, cancellation), PostingsAUnit);
    }

    public async Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation)
    {
        using var leased = await analysts.LeaseAsync(night, cancellation);
        var analyses = new List<PostingAnalysis>();
        foreach (var posting in await postings.LoadAsync(PostingUnits.Ids(lease), cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            analyses.Add(leased.Analyst.Analyse(posting));
        }

        return new UnitWork(work => postings.SaveAnalyses(work, analyses));
    }
}
