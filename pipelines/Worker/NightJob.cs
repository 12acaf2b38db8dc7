using Curation.Pipelines.Nightly;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Worker;

/// <summary>
/// What Hangfire calls. It only triggers: the date that is due decides what runs, one run a date is the ledger's promise, and so a job
/// that Hangfire starts twice, late or not at all costs nothing.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class NightJob(Nights nights, NightSchedule schedule, TimeProvider clock, ILogger<NightJob> log)
{
    public const string Name = "nightly";

    public async Task RunDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var end = await nights.RunAsync(new NightRequest(schedule.DateDue(now), now), cancellation);
        if (end.Reason is { } reason)
            log.NoNight(reason);
    }
}
