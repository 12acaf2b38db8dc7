using Curation.Domain.Runs;
using Curation.Storage.Work;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Nightly;

/// <summary>
/// The night, from job boards to proposals: the six steps in their one order. It may be stopped anywhere, run twice, or be taken over
/// by another process: what is done stands in the work ledger, and a unit's results and its completion are one transaction.
/// </summary>
public sealed class NightlyRun(IEnumerable<INightStep> steps, RunStore runs, WorkLedger ledger, PipelinesOptions options, TimeProvider clock, ILogger<NightlyRun> log)
{
    /// <summary>A unit's lease lasts 60 s; it is renewed three times in that.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan WhileOthersWork = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<INightStep> steps = [.. steps.OrderBy(s => s.Step)];

    /// <summary>Works the run to its end and closes it.</summary>
    /// <param name="which">The steps that are asked for.</param>
    /// <returns>The state that the run was closed with.</returns>
    public async Task<RunState> DriveAsync(Night night, Func<RunStep, bool> which, CancellationToken cancellation)
    {
        foreach (var step in steps.Where(s => which(s.Step)))
        {
            await ledger.PlanAsync(night.Run.Id, step.Step, () => step.PlanAsync(night, cancellation), cancellation);
            var workers = Enumerable.Range(0, options.Workers).Select(_ => WorkOffAsync(step, night, cancellation));
            await Task.WhenAll(workers);
        }

        var progress = await runs.ProgressAsync(night.Run.Id, cancellation);
        var failures = await runs.FailuresAsync(night.Run.Id, cancellation);
        var state = failures.Count > 0 || progress.Any(p => p.Problems > 0) ? RunState.SucceededWithProblems : RunState.Succeeded;
        await runs.FinishAsync(night.Run.Id, state, reason: null, clock.GetUtcNow(), cancellation);
        return state;
    }

    private async Task WorkOffAsync(INightStep step, Night night, CancellationToken cancellation)
    {
        while (true)
        {
            var lease = await ledger.ClaimAsync(night.Run.Id, step.Step, cancellation);
            if (lease is not null)
                await WorkAsync(step, night, lease, cancellation);
            else if (await ledger.AnyLeftAsync(night.Run.Id, step.Step, cancellation))
                await Task.Delay(WhileOthersWork, clock, cancellation);
            else
                return;
        }
    }

    private async Task WorkAsync(INightStep step, Night night, Lease lease, CancellationToken cancellation)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var heartbeat = RenewAsync(lease, lost);
        try
        {
            await Failpoint.DelayAsync("unit", clock, lost.Token);
            var work = await step.WorkAsync(night, lease, lost.Token);
            if (!await ledger.SaveAsync(lease, work.Save, work.Problems, cancellation))
                log.LeaseWasLost(lease.Step, lease.Source, lease.Batch);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            log.LeaseWasLost(lease.Step, lease.Source, lease.Batch);
        }
        catch (Exception e)
        {
            log.UnitFailed(lease.Step, lease.Source, lease.Batch, lease.Attempts, e);
            await ledger.FailAsync(lease, Reasons.Of(e), cancellation);
        }
        finally
        {
            await lost.CancelAsync();
            await heartbeat;
        }
    }

    private async Task RenewAsync(Lease lease, CancellationTokenSource lost)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Heartbeat, clock, lost.Token);
                if (!await ledger.RenewAsync(lease, lost.Token))
                    await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The unit is done, or the lease is lost: either way there is nothing left to renew.
        }
    }
}
