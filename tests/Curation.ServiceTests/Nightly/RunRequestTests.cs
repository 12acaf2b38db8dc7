using Curation.Domain.Runs;
using Curation.Pipelines.Nightly;
using Curation.Pipelines.Sample;
using Curation.Pipelines.Worker;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Auditing;
using Curation.Storage.Work;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Curation.ServiceTests.Nightly;

/// <summary>What people ask of the nights, from the row to what the worker makes of it.</summary>
public sealed class RunRequestTests(PostgresServer server)
{
    private static readonly DateOnly Night = new(2026, 6, 15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listing_that_did_not_answer_is_asked_again_and_the_night_goes_on_with_what_it_gives()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        var requests = night.Get<RunRequests>();
        Assert.Null(await requests.LatestAsync(Ct));
        Assert.Equal("Nothing of the last night is left to be tried again.", await requests.AskAsync(RunWish.RetryFailed, "otto", Ct));

        board.Break(SampleBoard.Feed);
        Assert.Equal(RunState.SucceededWithProblems, (await night.RunAsync(Night)).Run?.State);
        var before = await night.AskAsync<long>("SELECT count(*) FROM curation.postings");
        var run = (await night.Get<RunStore>().LatestAsync(Ct))!;
        var feed = (await night.Get<RunStore>().SourceNightsAsync(run, Ct)).Single(s => s.Source == "sample-feed");
        Assert.Equal((0, 0, 1, (DateOnly?)null), (feed.Fetched, feed.New, feed.Failed, feed.LastGood));

        board.Break(null);
        Assert.Null(await requests.AskAsync(RunWish.RetryFailed, "otto", Ct));
        Assert.StartsWith("otto has asked already", await requests.AskAsync(RunWish.RunNow, "olga", Ct), StringComparison.Ordinal);
        Assert.True(await Keeper(night).WorkAsync(Ct));

        var asked = (await requests.LatestAsync(Ct))!;
        Assert.Equal(("otto", "The night of 2026-06-15 was worked on: all of it is done."), (asked.AskedBy, asked.Outcome));
        Assert.Equal(board.Board.Postings.Count, await night.AskAsync<long>("SELECT count(*) FROM curation.postings"));
        Assert.InRange(before, 1, board.Board.Postings.Count - 1);
        feed = (await night.Get<RunStore>().SourceNightsAsync(run, Ct)).Single(s => s.Source == "sample-feed");
        Assert.Equal((1, board.Board.Postings.Count - (int)before, 0, (DateOnly?)Night), (feed.Fetched, feed.New, feed.Failed, feed.LastGood));
        var acts = await night.Get<AuditStore>().FindAsync(new AuditFilter("otto"), before: null, 10, Ct);
        Assert.Equal(("retry_failed", $"run_request/{asked.Id}"), (acts.Single().Act, acts.Single().Subject));
        Assert.False(await Keeper(night).WorkAsync(Ct));
    }

    [Fact]
    public async Task A_night_that_is_done_is_run_again_over_what_changed_since_and_says_how_long_each_step_took()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        await night.SucceedAsync(Night);
        var changed = board.Board.Postings.First(p => p.Channel == SampleChannel.Feed);
        board.Show(new SampleBoard([.. board.Board.Postings.Select(p => p == changed ? p with { Body = [.. p.Body, "<p>Now with a canteen.</p>"] } : p)]));

        Assert.Null(await night.Get<RunRequests>().AskAsync(RunWish.RunNow, "otto", Ct));
        Assert.True(await Keeper(night).WorkAsync(Ct));

        var run = (await night.Get<RunStore>().LatestAsync(Ct))!;
        var feed = (await night.Get<RunStore>().SourceNightsAsync(run, Ct)).Single(s => s.Source == "sample-feed");
        Assert.Equal((1, 1), (feed.Fetched, feed.Changed));
        var times = await night.Get<RunStore>().StepTimesAsync(run.Id, Ct);
        Assert.Equal(Enum.GetValues<RunStep>(), times.Select(t => t.Step));
        Assert.All(times, t => Assert.InRange(t.EndedAt!.Value, t.BeganAt, t.BeganAt.AddMinutes(5)));
    }

    [Fact]
    public async Task While_a_night_runs_nothing_is_asked_and_a_request_whose_worker_died_is_taken_up_again()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        var requests = night.Get<RunRequests>();
        await using (var runs = new RunStore(night.Get<Database>()))
        {
            Assert.IsType<RunStart.Started>(await runs.StartAsync(Night, new DateTimeOffset(Night, TimeOnly.MinValue, TimeSpan.Zero), Ct));
            Assert.StartsWith("A night is running.", await requests.AskAsync(RunWish.RunNow, "otto", Ct), StringComparison.Ordinal);
        }

        Assert.Null(await requests.AskAsync(RunWish.RunNow, "otto", Ct));
        var taken = (await requests.TakeAsync(Ct))!;
        Assert.Null(await requests.TakeAsync(Ct));
        await night.AskAsync<int>("UPDATE curation.run_requests SET taken_at = taken_at - interval '1 minute'");
        Assert.Equal(taken.Id, (await requests.TakeAsync(Ct))?.Id);
    }

    private static RequestKeeper Keeper(NightServices night) => new(
        night.Get<RunRequests>(), night.Get<Nights>(), new NightSchedule(new TimeOnly(2, 30), TimeZoneInfo.Utc), night.Get<Notices>(),
        new FakeTimeProvider(new DateTimeOffset(Night, new TimeOnly(12, 0), TimeSpan.Zero)), NullLogger<RequestKeeper>.Instance);
}
