using Curation.Domain.Runs;
using Curation.Storage.Accounts;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;
using Curation.Ui.Parts;

namespace Curation.Ui.Runs;

/// <summary>Puts a night together from the ledger, the sources and the pages.</summary>
internal sealed class NightReader(RunStore runs, RunRequests requests, SourceStore sources, PageStore pages, AccountNames names, TimeProvider clock)
{
    private const int MostPageProblems = 500;
    private const int MostFailures = 50;

    public async Task<NightView?> LatestAsync(CancellationToken ct) =>
        await runs.LatestAsync(ct) is { } run ? await OfAsync(run, isLatest: true, ct) : null;

    public async Task<NightView?> GetAsync(Guid id, CancellationToken ct)
    {
        if (await runs.GetAsync(id, ct) is not { } run) return null;
        return await OfAsync(run, isLatest: (await runs.LatestAsync(ct))?.Id == id, ct);
    }

    /// <summary>What somebody asked for last, with the name that others see.</summary>
    public async Task<RunRequest?> AskedAsync(CancellationToken ct) =>
        await requests.LatestAsync(ct) is { } asked ? asked with { AskedBy = (await names.AllAsync(ct)).Of(asked.AskedBy) } : null;

    /// <param name="isLatest">What is wrong with pages and sources is known as it stands now: it is shown beside the latest night only.</param>
    private async Task<NightView> OfAsync(Run run, bool isLatest, CancellationToken ct)
    {
        var progress = await runs.ProgressAsync(run.Id, ct);
        var failures = await runs.FailuresAsync(run.Id, ct);
        var standings = (await sources.StandingsAsync(ct)).ToDictionary(s => s.Source.Id.ToString(), StringComparer.Ordinal);
        var problems = isLatest ? await pages.ProblemsAsync(MostPageProblems, ct) : [];
        var driven = run.State == RunState.Running && await runs.IsDrivenAsync(ct);
        string NameOf(string source) => standings.TryGetValue(source, out var s) ? s.Source.Name : source;
        var addresses = await AddressesAsync(failures, ct);
        var times = (await runs.StepTimesAsync(run.Id, ct)).ToDictionary(t => t.Step);
        var counts = isLatest ? (await runs.SourceNightsAsync(run, ct)).ToDictionary(c => c.Source, StringComparer.Ordinal) : [];
        var asked = isLatest ? await AskedAsync(ct) : null;
        var now = clock.GetUtcNow();
        var bySource = progress.Where(p => p.Source is not null)
            .GroupBy(p => p.Source!, StringComparer.Ordinal)
            .Select(g => new SourceView(
                g.Key, NameOf(g.Key), g.ToDictionary(p => p.Step), isLatest ? standings.GetValueOrDefault(g.Key)?.FailingBecause : null,
                counts.GetValueOrDefault(g.Key)))
            .OrderByDescending(s => s.Problems > 0 || s.FailingBecause is not null)
            .ThenBy(s => s.IsDone)
            .ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase);
        var resting = isLatest ? standings.Values.Where(s => s.FailingBecause is not null) : [];
        var troubles = Troubles.Of(failures, problems, resting, NameOf, addresses);
        var canRetry = isLatest && !driven && (failures.Count > 0 || run.State is RunState.Failed or RunState.Cancelled || progress.Any(p => p is { Step: RunStep.Discover, Problems: > 0 }));
        return new NightView(run, Steps(run, progress, step => TookOf(times.GetValueOrDefault(step), now)), [.. bySource], [.. troubles], driven, now, asked, canRetry);
    }

    /// <summary>Units of fetching and reading name pages by their ids; people know them by their addresses.</summary>
    private async Task<IReadOnlyDictionary<string, string>> AddressesAsync(IReadOnlyList<UnitFailure> failures, CancellationToken ct)
    {
        var ids = failures.Where(f => f.Step is RunStep.Fetch or RunStep.Read).Take(MostFailures)
            .SelectMany(f => f.Items.Take(Troubles.MostExamples))
            .Select(item => Guid.TryParse(item, out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty)
            .Distinct()
            .ToList();
        var known = ids.Count == 0 ? [] : await pages.RefsAsync(ids, ct);
        return known.ToDictionary(r => r.Id.ToString(), r => r.Known.Address.ToString(), StringComparer.Ordinal);
    }

    private static IReadOnlyList<StepView> Steps(Run run, IReadOnlyList<StepProgress> progress, Func<RunStep, TimeSpan?> tookOf)
    {
        var reached = progress.Count == 0 ? (RunStep?)null : progress.Max(p => p.Step);
        return [.. Enum.GetValues<RunStep>().Select(step => Of(step))];

        StepView Of(RunStep step)
        {
            var own = progress.Where(p => p.Step == step).ToList();
            var (done, total, problems) = (own.Sum(p => p.Done), own.Sum(p => p.Total), own.Sum(p => p.Problems));
            var finished = run.State is RunState.Succeeded or RunState.SucceededWithProblems;
            // A later step is planned only when the earlier ones are worked off, also where they had nothing to do.
            var state = own.Count > 0 && done < total ? (run.State == RunState.Running ? StepState.Works : StepState.Stopped)
                : own.Count > 0 || finished || step < reached ? StepState.Done
                : run.State == RunState.Running ? StepState.Waits : StepState.Stopped;
            return new StepView(step, state, done, own.Count == 0 && state != StepState.Done ? null : total, problems, state == StepState.Waits ? null : tookOf(step));
        }
    }

    private static TimeSpan? TookOf(StepTime? time, DateTimeOffset now) => time is null ? null : ((time.EndedAt ?? now) - time.BeganAt) is { Ticks: > 0 } took ? took : TimeSpan.Zero;
}
