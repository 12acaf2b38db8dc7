using System.CommandLine;
using System.Globalization;
using Curation.Domain.Runs;
using Curation.Pipelines.Nightly;
using Curation.Pipelines.Operate;
using Curation.Storage.Pages;
using Curation.Storage.Proposals;
using Curation.Storage.Sources;
using Curation.Storage.Work;

namespace Curation.Pipelines.Commands;

/// <summary><c>run nightly</c>, and <c>run STEP</c> for one step alone.</summary>
public static class RunCommand
{
    private const int ProblemsShown = 5;

    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "One source only.", HelpName = "SOURCE" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The business date of the night; dates only move forward.", HelpName = "DATE" };
        var command = new Command("run", "Run the night, or one step of it. Example: curation run nightly --as-of 2025-10-27");
        command.Add(Sub("nightly", "All six steps, from job boards to proposals. Example: curation run nightly --as-of 2025-10-27", step: null));
        foreach (var step in Enum.GetValues<RunStep>())
            command.Add(Sub(step.ToString().ToLowerInvariant(), $"The step {step.ToString().ToLowerInvariant()} alone. Example: curation run {step.ToString().ToLowerInvariant()}", step));
        return command;

        Command Sub(string name, string description, RunStep? step)
        {
            var sub = new Command(name, description) { source, asOf };
            sub.SetAction(async (result, cancellation) =>
            {
                await using var host = await NightHost.OpenAsync(result, cancellation);
                return await RunAsync(host, result.GetValue(asOf), result.GetValue(source), step, cancellation);
            });
            return sub;
        }
    }

    private static async Task<int> RunAsync(NightHost host, DateOnly? asOf, string? source, RunStep? step, CancellationToken cancellation)
    {
        if (source is not null)
            await CheckAsync(host, source, cancellation);
        var now = host.Get<TimeProvider>().GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(host.Get<PipelinesOptions>().TimeZone);
        var date = asOf ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var at = asOf is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : now;

        var started = new TaskCompletionSource<Run>(TaskCreationOptions.RunContinuationsAsynchronously);
        var night = host.Get<Nights>().RunAsync(new NightRequest(date, at, Again: true, source, step, started.SetResult), cancellation);
        if (await Task.WhenAny(started.Task, night) == started.Task)
            await host.Get<ProgressPrinter>().FollowAsync((await started.Task).Id, night, cancellation);

        var end = await night;
        if (end.Run is null)
        {
            await Console.Error.WriteLineAsync($"curation: {end.Reason}");
            return ExitCode.Failed;
        }

        return await SummariseAsync(host, end.Run, cancellation);
    }

    /// <exception cref="RefusalException">There is no such source.</exception>
    private static async Task CheckAsync(NightHost host, string source, CancellationToken cancellation)
    {
        var known = (await host.Get<SourceStore>().AllAsync(cancellation)).Select(s => s.Id.ToString()).ToList();
        if (!known.Contains(source, StringComparer.Ordinal))
            throw new RefusalException(ExitCode.Usage, $"There is no source '{source}'. {(known.Count == 0 ? "There is none at all." : $"There are: {string.Join(", ", known.Take(20))}{(known.Count > 20 ? $" and {known.Count - 20} more" : "")}.")}");
    }

    private static async Task<int> SummariseAsync(NightHost host, Run run, CancellationToken cancellation)
    {
        var progress = await host.Get<RunStore>().ProgressAsync(run.Id, cancellation);
        foreach (var failure in await host.Get<RunStore>().FailuresAsync(run.Id, cancellation))
            await Console.Error.WriteLineAsync($"{failure.Step.ToString().ToLowerInvariant()} {failure.Source} #{failure.Batch} was given up after {failure.Attempts} attempts: {failure.Reason}");
        foreach (var time in await host.Get<RunStore>().StepTimesAsync(run.Id, cancellation))
            await SayAsync(time, progress.Where(p => p.Step == time.Step).Sum(p => p.Done));
        var open = (await host.Get<ProposalStore>().CountsAsync(cancellation)).Where(c => c.State == ProposalState.Open).ToList();
        var problems = progress.Sum(p => p.Problems);
        if (problems > 0)
            await NameProblemsAsync(host, progress, cancellation);
        await Console.Out.WriteLineAsync(
            $"The night of {run.BusinessDate:yyyy-MM-dd} ended: {Words(run.State)}, {Count(problems)}, {open.Sum(c => c.Count)} open proposals"
            + (open.Count == 0 ? "." : $" ({string.Join(", ", open.Select(c => $"{c.Framework} {c.Kind} {c.Count}"))})."));
        return run.State == RunState.Succeeded ? ExitCode.Ok : run.State == RunState.SucceededWithProblems ? ExitCode.DoneWithProblems : ExitCode.Failed;
    }

    /// <summary>How long a step took, and how many pages, postings or frameworks it did in a second.</summary>
    private static async Task SayAsync(StepTime time, int done)
    {
        if (time.EndedAt is not { } ended || done == 0)
            return;
        var seconds = Math.Max(0.001, (ended - time.BeganAt).TotalSeconds);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{time.Step.ToString().ToLowerInvariant()}: {done} in {seconds:0.0} s, {done / seconds:0.#} a second"));
    }

    /// <summary>How many in which step, a few of them, and where all of them are.</summary>
    private static async Task NameProblemsAsync(NightHost host, IReadOnlyList<StepProgress> progress, CancellationToken cancellation)
    {
        var bySteps = progress.Where(p => p.Problems > 0).GroupBy(p => p.Step, (step, of) => $"{step.ToString().ToLowerInvariant()} {of.Sum(p => p.Problems)}");
        await Console.Error.WriteLineAsync($"Pages and entries with problems: {string.Join(", ", bySteps)}.");
        var shown = await host.Get<PageStore>().ProblemsAsync(ProblemsShown + 1, cancellation);
        foreach (var problem in shown.Take(ProblemsShown))
            await Console.Error.WriteLineAsync($"  {problem.Source} {problem.Address}: {problem.Reason}");
        await Console.Error.WriteLineAsync($"{(shown.Count > ProblemsShown ? "  … " : "")}All of them, with their reasons: './curation export problems', or the page of the night ('./curation up').");
    }

    private static string Count(int problems) => problems switch { 0 => "no problems", 1 => "1 page or entry had a problem", _ => $"{problems} pages or entries had problems" };

    private static string Words(RunState state) => state switch
    {
        RunState.Succeeded => "succeeded",
        RunState.SucceededWithProblems => "succeeded with problems",
        RunState.Failed => "failed",
        RunState.Cancelled => "cancelled",
        _ => "still running",
    };
}
