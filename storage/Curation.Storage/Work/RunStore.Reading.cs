using Curation.Domain.Runs;

namespace Curation.Storage.Work;

public sealed partial class RunStore
{
    public Task<Run?> LatestAsync(CancellationToken ct) => OneAsync("ORDER BY business_date DESC LIMIT 1", null, ct);

    public Task<Run?> GetAsync(Guid run, CancellationToken ct) => OneAsync("WHERE id = @run", new { run }, ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Run>> RecentAsync(int count, CancellationToken ct) =>
        [.. (await db.QueryAsync<RunRow>($"{RunRow.Select} ORDER BY business_date DESC LIMIT @count", new { count }, ct)).Select(r => r.ToRun())];

    /// <summary>In items, not units, in the steps' order; what was given up counts as done, with a problem an item.</summary>
    public async Task<IReadOnlyList<StepProgress>> ProgressAsync(Guid run, CancellationToken ct)
    {
        var rows = await db.QueryAsync<ProgressRow>(
            """
            SELECT step, source,
                   sum(greatest(cardinality(items), 1)) FILTER (WHERE state IN ('done', 'failed'))::integer AS done,
                   sum(greatest(cardinality(items), 1))::integer AS total,
                   sum(CASE state WHEN 'failed' THEN greatest(cardinality(items), 1) ELSE problems END)::integer AS problems
            FROM units WHERE run = @run GROUP BY step, source
            """,
            new { run },
            ct);
        return
        [
            .. rows.Select(r => new StepProgress(TypeMaps.FromWord<RunStep>(r.Step), r.Source, r.Done ?? 0, r.Total, r.Problems))
                .OrderBy(p => p.Step).ThenBy(p => p.Source, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<UnitFailure>> FailuresAsync(Guid run, CancellationToken ct)
    {
        var rows = await db.QueryAsync<FailureRow>(
            "SELECT step, source, batch, items, reason, attempts FROM units WHERE run = @run AND state = 'failed'", new { run }, ct);
        return
        [
            .. rows.Select(r => new UnitFailure(TypeMaps.FromWord<RunStep>(r.Step), r.Source, r.Batch, r.Items, r.Reason ?? "", r.Attempts))
                .OrderBy(f => f.Step).ThenBy(f => f.Source, StringComparer.Ordinal).ThenBy(f => f.Batch),
        ];
    }

    /// <summary>True while a live process drives a run.</summary>
    public Task<bool> IsDrivenAsync(CancellationToken ct) =>
        db.FirstAsync<bool>($"SELECT EXISTS ({LockKeys.HeldSql} AND classid = @Driver)", new { LockKeys.Driver }, ct);

    private async Task<Run?> OneAsync(string where, object? arguments, CancellationToken ct) =>
        (await db.FirstAsync<RunRow>($"{RunRow.Select} {where}", arguments, ct))?.ToRun();

    private sealed class RunRow
    {
        public const string Select = "SELECT id, business_date, state, started_at, finished_at, reason FROM runs";

        public Guid Id { get; init; }

        public DateOnly BusinessDate { get; init; }

        public string State { get; init; } = "";

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public string? Reason { get; init; }

        public Run ToRun() => new(Id, BusinessDate, TypeMaps.FromWord<RunState>(State), StartedAt, FinishedAt, Reason);
    }

    private sealed record ProgressRow
    {
        public string Step { get; init; } = "";

        public string? Source { get; init; }

        public int? Done { get; init; }

        public int Total { get; init; }

        public int Problems { get; init; }
    }

    private sealed record FailureRow
    {
        public string Step { get; init; } = "";

        public string? Source { get; init; }

        public int Batch { get; init; }

        public string[] Items { get; init; } = [];

        public string? Reason { get; init; }

        public int Attempts { get; init; }
    }
}
