namespace Curation.Pipelines.Operate.Running;

/// <summary>Keeps one child running: starts it again when it dies, later each time, and says so in one line.</summary>
internal sealed class Keeper(ChildPlan plan, DataFolder data, TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>A child that lived this long begins again with the shortest pause.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(5);

    /// <summary>Ctrl-C reaches the children as well: a death so shortly before our own stop is no news.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public int? Pid { get; private set; }

    /// <summary>What the last child said before it died; null while it lives.</summary>
    public string? Death { get; private set; }

    /// <summary>Runs until <paramref name="stop"/>, and has stopped the child when it returns.</summary>
    /// <param name="stop">Asks the child to stop.</param>
    /// <param name="onChange">Called when a child was started or died.</param>
    public async Task RunAsync(Action onChange, CancellationToken stop)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!stop.IsCancellationRequested)
        {
            var started = clock.GetTimestamp();
            using var child = Child.Start(plan, ChildLog.Begin(data.Logs, plan.Name, error => say($"{plan.Name}: {error}")));
            (Pid, Death) = (child.Pid, null);
            onChange();
            await WaitAsync(child.ExitedAsync(stop));
            if (!stop.IsCancellationRequested) await WaitAsync(Task.Delay(Grace, clock, stop));
            Pid = null;
            if (stop.IsCancellationRequested)
            {
                if (!child.HasExited && !await child.StopAsync(Patience)) say($"{plan.Name} did not stop within {Patience.TotalSeconds:0} s and was ended.");
                return;
            }

            Death = $"{(child.ExitCode > 128 ? $"killed by signal {child.ExitCode - 128}" : $"exit code {child.ExitCode}")}{(child.LastError is { } error ? $", {error}" : "")} (see {child.LogPath})";
            onChange();
            pause = clock.GetElapsedTime(started) > Settled ? TimeSpan.FromSeconds(1) : pause;
            say($"{plan.Name} stopped: {Death}; starting it again in {pause.TotalSeconds:0} s.");
            await WaitAsync(Task.Delay(pause, clock, stop));
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    private static async Task WaitAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
