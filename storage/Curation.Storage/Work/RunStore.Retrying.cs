using Curation.Domain.Runs;

namespace Curation.Storage.Work;

public sealed partial class RunStore
{
    /// <summary>
    /// Opens the last night again for what failed in it: units that were given up, and listings that did not answer. The steps after the first
    /// such one are planned anew, over what is not yet done; what is done stays done.
    /// </summary>
    public Task<RunStart> StartRetryAsync(CancellationToken ct) => DriveAsync(RetryAsync, ct);

    /// <summary>Opens the last night again from the step analyse on, over what the models in force now have not judged.</summary>
    public Task<RunStart> StartAnalysisAsync(CancellationToken ct) => DriveAsync(AnalyseAgainAsync, ct);

    /// <summary>The first step of the last night that holds something to try again; none where all was done, or the night goes on anyway.</summary>
    internal static async Task<RunStep?> FirstFailedStepAsync(UnitOfWork work)
    {
        var steps = await work.QueryAsync<string>(
            """
            SELECT DISTINCT step FROM units
            WHERE run = (SELECT id FROM runs ORDER BY business_date DESC LIMIT 1) AND (state IN ('failed', 'cancelled') OR step = 'discover' AND problems > 0)
            """);
        return steps.Count == 0 ? null : steps.Min(TypeMaps.FromWord<RunStep>);
    }

    private static async Task<RunStart> RetryAsync(UnitOfWork work)
    {
        var last = (await work.FirstAsync<RunRow>($"{RunRow.Select} ORDER BY business_date DESC LIMIT 1"))?.ToRun();
        if (last is { State: RunState.Running })
            return new RunStart.Resumed(last);
        if (last is null || await FirstFailedStepAsync(work) is not { } first)
            return new RunStart.Refused("Nothing of the last night is left to be tried again.");
        await ForgetAsync(work, last.Id, s => s > first);
        await work.ExecuteAsync(
            """
            UPDATE units SET state = 'waiting', attempts = 0, epoch = epoch + 1, worker = NULL, problems = 0, ended_at = NULL, next_at = clock_timestamp()
            WHERE run = @Id AND (state IN ('failed', 'cancelled') OR step = 'discover' AND problems > 0)
            """,
            new { last.Id });
        await work.ExecuteAsync("UPDATE run_steps SET planned_at = clock_timestamp() WHERE run = @Id AND step = @step", new { last.Id, step = first.Word() });
        return await OpenAsync(work, last);
    }

    private static async Task<RunStart> AnalyseAgainAsync(UnitOfWork work)
    {
        var last = (await work.FirstAsync<RunRow>($"{RunRow.Select} ORDER BY business_date DESC LIMIT 1"))?.ToRun();
        if (last is null)
            return new RunStart.Refused("No night has run yet: the first one analyses everything.");
        if (last.State is not (RunState.Succeeded or RunState.SucceededWithProblems))
            return new RunStart.Refused("The last night did not come to its end: what it left is analysed when it goes on.");
        await ForgetAsync(work, last.Id, s => s >= RunStep.Analyse);
        return await OpenAsync(work, last);
    }

    /// <summary>Steps are planned anew.</summary>
    private static async Task ForgetAsync(UnitOfWork work, Guid run, Func<RunStep, bool> which)
    {
        var steps = Enum.GetValues<RunStep>().Where(which).Select(s => s.Word()).ToArray();
        await work.ExecuteAsync("DELETE FROM units WHERE run = @run AND step = ANY(@steps)", new { run, steps });
        await work.ExecuteAsync("DELETE FROM run_steps WHERE run = @run AND step = ANY(@steps)", new { run, steps });
    }

    private static async Task<RunStart> OpenAsync(UnitOfWork work, Run last)
    {
        await work.ExecuteAsync("UPDATE runs SET state = 'running', finished_at = NULL, reason = NULL WHERE id = @Id", new { last.Id });
        await work.NotifyAsync(Notices.Runs, last.Id.ToString());
        return new RunStart.Resumed(last with { State = RunState.Running, FinishedAt = null, Reason = null });
    }
}
