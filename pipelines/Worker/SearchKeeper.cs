using Curation.Storage.Search;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Worker;

/// <summary>
/// Keeps the search indexes a copy of PostgreSQL, while they are configured, and compares them once a day. When they are away, rows stay marked and
/// are sent later.
/// </summary>
internal sealed class SearchKeeper(SearchRebuild rebuild, SearchRelay relay, SearchCheck check, TimeProvider clock, ILogger<SearchKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isCurrent = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var ensured = isCurrent ? null : await rebuild.EnsureAsync(stoppingToken);
            isCurrent |= ensured is { Current: true };
            var problem = ensured?.Problem ?? (await relay.DrainAsync(stoppingToken)).Problem;
            if (problem is null && isCurrent && await check.IsDueAsync(stoppingToken))
            {
                var checks = await check.RunAsync(stoppingToken);
                foreach (var one in checks)
                    log.SearchWasCompared(one);
                // An index that is gone is made again.
                isCurrent = checks.All(c => c.Problem is null);
            }

            if (problem is not null)
                log.SearchIsAway(problem.ToString());
            var pause = problem is null ? Pause : PauseAfterFailure;
            await Task.Delay(pause, clock, stoppingToken);
        }
    }
}
