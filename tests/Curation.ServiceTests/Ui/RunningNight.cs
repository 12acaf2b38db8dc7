using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Runs;
using Curation.Storage;
using Curation.Storage.Pages;
using Curation.Storage.Work;

namespace Curation.ServiceTests.Ui;

/// <summary>A night under the hands of a test, which is its worker.</summary>
internal sealed class RunningNight(Database db, RunStore runs, Run run) : IAsyncDisposable
{
    private readonly WorkLedger ledger = new(db, "test", LedgerLimits.Default with { Attempts = 1, FirstBackOff = TimeSpan.Zero });

    public Guid Id => run.Id;

    /// <summary>Plans a step: units of some items each, by source or of the whole step.</summary>
    public Task PlanAsync(RunStep step, int items, CancellationToken ct, params string?[] sources) => ledger.PlanAsync(
        run.Id,
        step,
        () => Task.FromResult<IReadOnlyList<UnitPlan>>([.. sources.Select((s, i) => new UnitPlan(s, i, [.. Enumerable.Range(0, items).Select(n => $"{s}-{n}")]))]),
        ct);

    /// <summary>Works units of a step off, as many as asked for.</summary>
    public async Task WorkAsync(RunStep step, int units, CancellationToken ct, int problems = 0, string? failure = null)
    {
        for (var i = 0; i < units && await ledger.ClaimAsync(run.Id, step, ct) is { } lease; i++)
        {
            if (failure is null)
                await ledger.SaveAsync(lease, _ => Task.CompletedTask, problems, ct);
            else
                await ledger.FailAsync(lease, failure, ct);
        }
    }

    /// <summary>A page of a source that could not be read.</summary>
    public Task UnreadableAsync(string source, string address, string reason) => db.InTransactionAsync(
        async work =>
        {
            var pages = new PageStore(db);
            await pages.SaveFetch(work, SourceId.Parse(source), address, new FetchOutcome.Fetched(new byte[] { 1, 2, 3 }, "text/html", null, null, new Uri(address)), Market.At);
            await pages.SaveRead(work, Page.IdOf(SourceId.Parse(source), address), 1, new ReadOutcome.Unreadable(reason), Market.At);
        },
        CancellationToken.None);

    public Task FinishAsync(RunState state, CancellationToken ct, string? reason = null) =>
        runs.FinishAsync(run.Id, state, reason, Market.At.AddMinutes(11), ct);

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await runs.DisposeAsync();
    }
}
