using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Curation.Storage;
using Curation.Ui.Live;

namespace Curation.Ui.Models;

/// <summary>How far the analysis of the window is, as server-sent events; see <see cref="NightEvents"/>. A unit that is done is no notice, so that it looks every two seconds while postings are left.</summary>
internal sealed class AnalysisEvents(ChangeFeed feed, AnalysisReader analysis, Fragments fragments, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<SseItem<string>> FollowAsync([EnumeratorCancellation] CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        while (!over.IsCancellationRequested)
        {
            var next = feed.Next;
            var (item, isBusy) = await ReadAsync(over.Token);
            if (item is { } part)
                yield return part;
            await Task.WhenAny(next, Task.Delay(isBusy ? ChangeFeed.Poll : AtLeastEvery, clock, over.Token));
            await Task.Delay(TimeSpan.FromMilliseconds(500), clock, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(SseItem<string>? Item, bool IsBusy)> ReadAsync(CancellationToken ct)
    {
        try
        {
            var view = await analysis.ReadAsync(ct);
            return (Item("analysis", await fragments.RenderAsync<AnalysisPart>(new(StringComparer.Ordinal) { ["View"] = view })), view.IsAsked || view.Progress?.Missing > 0);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return (null, false);
        }
        catch (Exception fault) when (StorageProblem.Describe(fault) is { } problem)
        {
            return (Item("away", await fragments.RenderAsync<AwayPart>(new(StringComparer.Ordinal) { ["Problem"] = problem })), true);
        }
    }

    private static SseItem<string> Item(string name, string html) => new(html, name) { ReconnectionInterval = ChangeFeed.Poll };
}
