using Curation.Domain.Runs;
using Curation.Storage.Work;
using Spectre.Console;

namespace Curation.Pipelines.Nightly;

/// <summary>Shows a run on the console while it is driven: a bar a step and source on a terminal, plain lines elsewhere.</summary>
public sealed class ProgressPrinter(RunStore runs, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>Follows the run until <paramref name="night"/> ends, and returns what it came to.</summary>
    public async Task<T> FollowAsync<T>(Guid run, Task<T> night, CancellationToken cancellation)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
            await DrawAsync(run, night, cancellation);
        else
            await PrintAsync(run, night, cancellation);
        return await night;
    }

    private Task DrawAsync(Guid run, Task night, CancellationToken cancellation) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            var ended = false;
            while (!ended)
            {
                ended = await EndsWithin(night, cancellation);
                foreach (var progress in await runs.ProgressAsync(run, cancellation))
                {
                    var name = NameOf(progress);
                    if (!bars.TryGetValue(name, out var bar))
                        bars[name] = bar = context.AddTask(Markup.Escape(name), maxValue: Math.Max(1, progress.Total));
                    bar.MaxValue = Math.Max(1, progress.Total);
                    bar.Value = progress.Total == 0 ? 1 : progress.Done;
                }
            }
        });

    private async Task PrintAsync(Guid run, Task night, CancellationToken cancellation)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        var ended = false;
        while (!ended)
        {
            ended = await EndsWithin(night, cancellation);
            foreach (var progress in await runs.ProgressAsync(run, cancellation))
            {
                var name = NameOf(progress);
                var line = $"{name}: {progress.Done} of {progress.Total}{(progress.Problems > 0 ? $", {progress.Problems} problems" : "")}";
                var isNews = progress.Done == progress.Total || !shown.ContainsKey(name);
                if (!isNews || shown.GetValueOrDefault(name) == line)
                    continue;
                shown[name] = line;
                await Console.Out.WriteLineAsync(line);
            }
        }
    }

    private async Task<bool> EndsWithin(Task night, CancellationToken cancellation)
    {
        await Task.WhenAny(night, Task.Delay(Pause, clock, cancellation));
        return night.IsCompleted;
    }

    private static string NameOf(StepProgress progress) =>
        $"{progress.Step.ToString().ToLowerInvariant()}{(progress.Source is null ? "" : $" {progress.Source}")}";
}
