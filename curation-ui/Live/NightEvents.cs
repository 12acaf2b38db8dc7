using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Curation.Storage;
using Curation.Ui.Parts;
using Curation.Ui.Runs;
using Curation.Ui.Start;

namespace Curation.Ui.Live;

/// <summary>
/// The latest night as server-sent events. An event is named after the element that it replaces and carries its HTML; <c>away</c> says that
/// the database does not answer. Twice a second at most; every 15 s without any change, so that a dead line is noticed.
/// </summary>
internal sealed class NightEvents(ChangeFeed feed, NightReader nights, StartReader start, Fragments fragments, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(15);

    /// <param name="whole">The night alone with all its sources, or the start page's parts.</param>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(bool whole, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        while (!over.IsCancellationRequested)
        {
            var next = feed.Next;
            var items = await ReadAsync(whole, over.Token);
            foreach (var item in items)
                yield return item;
            var isAway = items is [{ EventType: "away" }];
            await Task.WhenAny(next, Task.Delay(isAway ? ChangeFeed.Poll : AtLeastEvery, clock, over.Token));
            await Task.Delay(AtMostEvery, clock, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<SseItem<string>>> ReadAsync(bool whole, CancellationToken ct)
    {
        try
        {
            if (whole) return [await NightAsync(await nights.LatestAsync(ct), whole)];
            var page = await start.ReadAsync(ct);
            return
            [
                await NightAsync(page.Night, whole),
                Item("open", await fragments.RenderAsync<OpenPart>(new(StringComparer.Ordinal) { ["Open"] = page.Open })),
                Item("to-decide", await fragments.RenderAsync<ToDecide>(new(StringComparer.Ordinal) { ["Count"] = page.Open.Total })),
            ];
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception fault) when (StorageProblem.Describe(fault) is { } problem)
        {
            return [Item("away", await fragments.RenderAsync<AwayPart>(new(StringComparer.Ordinal) { ["Problem"] = problem }))];
        }
    }

    private async Task<SseItem<string>> NightAsync(NightView? night, bool whole) => Item("night", night is null
        ? await fragments.RenderAsync<FirstNight>(new(StringComparer.Ordinal))
        : await fragments.RenderAsync<NightPart>(new(StringComparer.Ordinal) { ["Night"] = night, ["Whole"] = whole }));

    private static SseItem<string> Item(string name, string html) => new(html, name) { ReconnectionInterval = ChangeFeed.Poll };
}
