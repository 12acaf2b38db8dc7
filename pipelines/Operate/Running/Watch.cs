namespace Curation.Pipelines.Operate.Running;

/// <summary>While <c>up</c> runs: starts a private cluster that died again, and says when the disk is nearly full.</summary>
internal sealed class Watch(DatabaseSession database, TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private string? saidLast;

    /// <summary>Returns when <paramref name="stop"/> asks for it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Interval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) return;
            if (!database.IsRunning) await StartAgainAsync();
            else SayOnce(database.Data.LowOnSpace());
        }
    }

    private async Task StartAgainAsync()
    {
        SayOnce("PostgreSQL has stopped; starting it again.");
        try
        {
            await database.StartAgainAsync();
        }
        catch (RefusalException refusal)
        {
            SayOnce(refusal.Message);
        }
    }

    /// <summary>The same line is said once until another one, or none, takes its place.</summary>
    private void SayOnce(string? line)
    {
        if (line is not null && line != saidLast) say(line);
        saidLast = line;
    }
}
