using Curation.Pipelines.Nightly;
using Curation.Storage;
using Curation.Storage.Work;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Worker;

/// <summary>Runs what people ask for on the runs screen. A row says it; the notice only makes it quick.</summary>
internal sealed class RequestKeeper(RunRequests requests, Nights nights, NightSchedule schedule, Notices notices, TimeProvider clock, ILogger<RequestKeeper> log) : BackgroundService
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(5);

    /// <summary>Takes up the open request, if there is one, and works it to its end.</summary>
    public async Task<bool> WorkAsync(CancellationToken cancellation)
    {
        if (await requests.TakeAsync(cancellation) is not { } request)
            return false;
        log.RequestTaken(request.AskedBy, request.Wish);
        await requests.EndAsync(request.Id, await OutcomeAsync(request, cancellation), CancellationToken.None);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await WorkAsync(stoppingToken))
                {
                    // Until none is left.
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.RequestsAreAway(Reasons.Of(fault));
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task<string> OutcomeAsync(RunRequest request, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            var end = await nights.RunAsync(new NightRequest(
                schedule.DateDue(now), now, Again: true, Retry: request.Wish == RunWish.RetryFailed, AnalyseAgain: request.Wish == RunWish.AnalyseAgain), cancellation);
            return end.Run is { } run ? $"The night of {run.BusinessDate:yyyy-MM-dd} was worked on: {Words(run.State)}." : end.Reason ?? "There was nothing to do.";
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return $"It failed: {Reasons.Of(fault)}";
        }
    }

    private static string Words(Domain.Runs.RunState state) => state switch
    {
        Domain.Runs.RunState.Succeeded => "all of it is done",
        Domain.Runs.RunState.SucceededWithProblems => "done, and some of it did not work",
        _ => "it did not come to its end",
    };

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        soon.CancelAfter(AtLeastEvery);
        try
        {
            await foreach (var _ in notices.ListenAsync([Notices.Requests], soon.Token))
                return;
        }
        catch (OperationCanceledException)
        {
            // Time to look, or to stop.
        }
        catch (Exception fault)
        {
            log.RequestsAreAway(Reasons.Of(fault));
            await Task.Delay(AtLeastEvery, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
