using Curation.Classify.Proposals;
using Curation.Domain.Frameworks;
using Curation.Domain.Runs;
using Curation.Storage.Frameworks;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>
/// Compares what employers ask for with what each framework says. One unit a framework. One model's analyses are counted only:
/// the night's, which goes live now if it has judged the whole window, and until then the one that is live.
/// </summary>
public sealed class ProposeChanges(FrameworkStore frameworks, PostingStore postings, ModelStore models, ProposalStore proposals, NightAnalyst analysts, ProposalOptions options)
    : INightStep
{
    public RunStep Step => RunStep.Propose;

    public async Task<IReadOnlyList<UnitPlan>> PlanAsync(Night night, CancellationToken cancellation) =>
        [.. (await frameworks.AllLatestAsync(night.Date, cancellation)).Select((f, batch) => new UnitPlan(Source: null, batch, [f.Code.ToString()]))];

    public async Task<UnitWork> WorkAsync(Night night, Lease lease, CancellationToken cancellation)
    {
        var framework = await frameworks.DraftAsync(FrameworkCode.Parse(lease.Items[0]), night.Date, cancellation);
        if (framework is null)
            return UnitWork.Nothing;
        using var leased = await analysts.LeaseAsync(night, cancellation);
        var current = leased.Analyst.Model;
        var from = options.WindowFrom(night.Date);
        var isWindowAnalysed = await models.MissingAsync(current, from, night.Date, cancellation) == 0;
        var counted = isWindowAnalysed ? current : (await models.LiveAsync(cancellation))?.Model ?? current;
        var window = await postings.WindowAsync(counted, from, night.Date, cancellation);
        var found = ProposalBuilder.Propose(framework.Content, framework.Version, window, night.Date, options);

        return new UnitWork(async work =>
        {
            if (isWindowAnalysed)
                await models.GoLive(work, current, night.At);
            await proposals.SaveRun(work, framework.Code, night.Run.Id, found);
        });
    }
}
