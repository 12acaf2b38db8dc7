using Curation.Storage.Search;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Worker;

/// <summary>Keeps the search index a copy of PostgreSQL, while one is configured. When it is away, rows stay marked and are sent later.</summary>
internal sealed class SearchKeeper(SearchRebuild rebuild, SearchRelay relay, TimeProvider clock, ILogger<SearchKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isCurrent = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var ensured = isCurrent ? null : await rebuild.EnsureAsync(stoppingToken);
            isCurrent |= ensured is { Problem: null };
            var problem = ensured?.Problem ?? (await relay.DrainAsync(stoppingToken)).Problem;
            if (problem is not null)
                log.SearchIsAway(problem.ToString());
            var pause = problem is null ? Pause : PauseAfterFailure;
            await Task.Delay(pause, clock, stoppingToken);
        }
    }
}
