using Curation.Classify;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Nightly;
using Curation.Storage.Models;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines.Worker;

/// <summary>At the start of a worker: makes the models known that ship with the program, and measures what was not measured yet. Seconds, in the background.</summary>
internal sealed class ModelKeeper(ModelRegistry registry, Analysts analysts, ModelMeasuring measuring, TimeProvider clock, ILogger<ModelKeeper> log) : BackgroundService
{
    /// <summary>The first night and the first page come before figures.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await registry.RegisterShippedAsync(analysts.Shipped(), clock.GetUtcNow(), stoppingToken);
            await Task.Delay(Patience, clock, stoppingToken);
            await measuring.EnsureAsync(kind: null, stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.ModelsAreAway(Reasons.Of(fault));
        }
    }
}
