using Curation.Storage;

namespace Curation.Ui.Live;

/// <summary>
/// Hears what PostgreSQL announces, once for all open pages. While it cannot listen, those who wait are woken every two seconds instead, and read
/// the current state.
/// </summary>
internal sealed partial class ChangeFeed(Notices notices, TimeProvider clock, ILogger<ChangeFeed> log) : BackgroundService
{
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private volatile TaskCompletionSource change = New();

    /// <summary>Completes with the next change.</summary>
    public Task Next => change.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in notices.ListenAsync([Notices.Runs, Notices.Proposals], stoppingToken))
                    Announce();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                CannotListen(log, StorageProblem.Describe(fault)?.Message ?? fault.Message);
            }

            Announce();
            await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Announce() => Interlocked.Exchange(ref change, New()).TrySetResult();

    [LoggerMessage(LogLevel.Warning, "Changes are not announced just now, pages are polled: {Why}")]
    private static partial void CannotListen(ILogger log, string why);
}
