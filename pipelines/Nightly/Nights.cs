using Curation.Domain.Runs;
using Curation.Storage.Work;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Nightly;

/// <summary>The one door to a night, for the command line, the schedule and the first start.</summary>
public sealed class Nights(NightlyRun nightly, RunStore runs, TimeProvider clock, ILogger<Nights> log)
{
    /// <summary>Runs the night of a date, or goes on with it.</summary>
    public async Task<NightEnd> RunAsync(NightRequest request, CancellationToken cancellation)
    {
        var start = request.Retry ? await runs.StartRetryAsync(cancellation)
            : request.AnalyseAgain ? await runs.StartAnalysisAsync(cancellation)
            : request.Again
            ? await runs.StartAgainAsync(request.Date, request.At, cancellation)
            : await runs.StartAsync(request.Date, request.At, cancellation);
        var run = start switch
        {
            RunStart.Started started => started.Run,
            RunStart.Resumed resumed => resumed.Run,
            _ => null,
        };
        if (run is null)
        {
            var reason = start is RunStart.Refused refused ? refused.Reason : $"The night of {request.Date:yyyy-MM-dd} is done already.";
            log.NoNight(reason);
            return new NightEnd(Run: null, reason);
        }

        request.OnStarted?.Invoke(run);
        var state = await DriveAsync(run, request, cancellation);
        log.NightEnded(run.BusinessDate, state);
        return new NightEnd(run with { State = state }, Reason: null);
    }

    private async Task<RunState> DriveAsync(Run run, NightRequest request, CancellationToken cancellation)
    {
        try
        {
            return await nightly.DriveAsync(new Night(run, run.StartedAt, request.Only), step => request.AnalyseAgain ? step >= RunStep.Analyse : request.Step is null || step == request.Step, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            await runs.FinishAsync(run.Id, RunState.Failed, Reasons.Of(e), clock.GetUtcNow(), CancellationToken.None);
            throw;
        }
    }
}

/// <param name="Date">The business date whose night it is.</param>
/// <param name="At">The business time of what a new run writes; a resumed one keeps its own.</param>
/// <param name="Again">Whether a finished night of that date is run once more over what came in since.</param>
/// <param name="Only">One source only.</param>
/// <param name="Step">One step only.</param>
/// <param name="Retry">The last night instead, for what failed in it.</param>
/// <param name="AnalyseAgain">The last night instead, from the step analyse on.</param>
/// <param name="OnStarted">Told once the run is known, before it is worked on.</param>
public sealed record NightRequest(DateOnly Date, DateTimeOffset At, bool Again = false, string? Only = null, RunStep? Step = null, Action<Run>? OnStarted = null, bool Retry = false, bool AnalyseAgain = false);

/// <param name="Run">As it ended; none where there was no night.</param>
/// <param name="Reason">Why there was none.</param>
public sealed record NightEnd(Run? Run, string? Reason);
