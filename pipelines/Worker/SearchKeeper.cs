using Curation.Storage.Search;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Worker;

/// <summary>Keeps the search index a copy of PostgreSQL, while one is configured. When it is away, rows stay marked and are sent later.</summary>
internal sealed class SearchKeeper(SearchRelay relay, TimeProvider clock, ILogger<SearchKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isEnsured = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                if (!isEnsured)
                    await relay.EnsureAsync(stoppingToken);
                isEnsured = true;
                await relay.DrainAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.SearchIsAway(e.Message);
                pause = PauseAfterFailure;
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }
}
