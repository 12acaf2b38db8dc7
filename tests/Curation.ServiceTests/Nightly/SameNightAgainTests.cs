using System.Text.RegularExpressions;
using Curation.Domain.Proposals;
using Curation.Pipelines.Sample;
using Curation.ServiceTests.Storage;
using Xunit;

namespace Curation.ServiceTests.Nightly;

/// <summary>What is no news makes no proposal, and two nights never overlap.</summary>
public sealed partial class SameNightAgainTests(PostgresServer server)
{
    private static readonly DateOnly Night = new(2026, 6, 15);

    [Fact]
    public async Task The_same_night_again_changes_no_row_nor_does_a_restart()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        var owner = await NightServices.InstallAsync(server, board, Night);
        await using var night = new NightServices(owner, board);
        await night.SucceedAsync(Night);
        var after = await night.ChecksumAsync();
        Assert.All(after.Where(t => t.Table is "analyses" or "evidence" or "folds" or "pages" or "postings" or "proposals" or "texts"), t => Assert.True(t.Rows > 0, t.Table));

        await night.SucceedAsync(Night);
        Assert.Equal(after, await night.ChecksumAsync());

        await using var restarted = new NightServices(owner, board);
        await restarted.SucceedAsync(Night);
        Assert.Equal(after, await restarted.ChecksumAsync());
    }

    [Fact]
    public async Task A_reworded_re_post_under_another_id_changes_no_count_of_its_window()
    {
        var window = new Classify.Proposals.ProposalOptions().NowDays;
        var again = await ChangedAsync(posting => posting with
        {
            Id = $"{posting.Id}-again",
            DaysAgo = posting.DaysAgo / window * window,
            Body = And.Replace(posting.Html, " as well as ", count: 4).Split('\n'),
        });
        Assert.Equal(again.Before, again.After);
    }

    [Fact]
    public async Task The_same_posting_from_a_second_source_changes_no_count()
    {
        var again = await ChangedAsync(posting => posting with
        {
            Id = $"{posting.Id}-there",
            Channel = posting.Channel == SampleChannel.Feed ? SampleChannel.Jsonld : SampleChannel.Feed,
        });
        Assert.Equal(again.Before, again.After);
    }

    [Fact]
    public async Task A_night_of_an_earlier_date_is_refused_with_its_reason()
    {
        await using var board = await ServedBoard.StartAsync(Night, Few);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        await night.SucceedAsync(Night);
        var after = await night.ChecksumAsync();

        var refused = await night.RunAsync(Night.AddDays(-1));

        Assert.Null(refused.Run);
        Assert.Contains("The last night was 2026-06-15, and dates only move forward", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(after, await night.ChecksumAsync());
    }

    [Fact]
    public async Task A_second_night_is_refused_while_one_is_live()
    {
        await using var board = await ServedBoard.StartAsync(Night, Few);
        var owner = await NightServices.InstallAsync(server, board, Night);
        await using var first = new NightServices(owner, board);
        await using var second = new NightServices(owner, board);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        board.Held = release.Task;
        var live = first.RunAsync(Night, onStarted: _ => started.SetResult());
        await started.Task;

        foreach (var date in new[] { Night, Night.AddDays(1) })
        {
            var refused = await second.RunAsync(date);
            Assert.Null(refused.Run);
            Assert.Equal("The night of 2026-06-15 is in progress.", refused.Reason);
        }

        release.SetResult();
        Assert.Equal(Domain.Runs.RunState.Succeeded, (await live).Run?.State);
    }

    [Fact]
    public async Task A_night_of_one_source_leaves_the_others_alone()
    {
        await using var board = await ServedBoard.StartAsync(Night, Few);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);

        await night.SucceedAsync(Night, only: "sample-feed");

        Assert.Equal("sample-feed", await night.AskAsync<string>("SELECT string_agg(DISTINCT source, ' ') FROM curation.pages"));
        Assert.Equal(board.Board.Postings.Count(p => p.Channel == SampleChannel.Feed), await night.AskAsync<long>("SELECT count(*) FROM curation.postings"));
    }

    [Fact]
    public async Task A_night_of_a_source_that_is_not_there_is_refused_with_the_names_of_those_that_are()
    {
        await using var board = await ServedBoard.StartAsync(Night, Few);
        var owner = await NightServices.InstallAsync(server, board, Night);

        using var process = NightProcess.Start(owner, board.Address, Night, TimeSpan.Zero, "--source", "sample-fed");
        await process.EndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Pipelines.Operate.ExitCode.Usage, process.ExitCode);
        Assert.Contains("There is no source 'sample-fed'. There are: sample-ashby-gantry, sample-feed, sample-pages.", process.Said, StringComparison.Ordinal);
        await using var night = new NightServices(owner, board);
        Assert.Equal(0, await night.AskAsync<long>("SELECT count(*) FROM curation.runs"));
    }

    /// <summary>Runs the night, lets the board show a third of its postings twice, and runs it again: every copy is read and folded.</summary>
    private async Task<(IReadOnlyList<(Guid, Demand)> Before, IReadOnlyList<(Guid, Demand)> After)> ChangedAsync(Func<SamplePosting, SamplePosting> copy)
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        await night.SucceedAsync(Night);
        var before = await DemandAsync(night);
        var clusters = await night.AskAsync<long>("SELECT count(DISTINCT cluster) FROM curation.folds");
        var copies = board.Board.Postings.Where((p, i) => i % 3 == 0 && p.Channel != SampleChannel.Ashby).Select(copy).ToList();
        board.Show(new SampleBoard([.. board.Board.Postings, .. copies]));

        await night.SucceedAsync(Night);

        Assert.True(copies.Count > 50);
        Assert.NotEmpty(before);
        Assert.Equal(board.Board.Postings.Count, await night.AskAsync<long>("SELECT count(*) FROM curation.postings"));
        Assert.Equal(clusters, await night.AskAsync<long>("SELECT count(DISTINCT cluster) FROM curation.folds"));
        return (before, await DemandAsync(night));
    }

    private static async Task<IReadOnlyList<(Guid, Demand)>> DemandAsync(NightServices night) =>
        [.. (await night.OpenAsync()).Select(k => (k.Proposal.Id, k.Proposal.Demand)).OrderBy(p => p.Id)];

    private static SampleBoard Few(SampleBoard board) => new([.. board.Postings.Take(30)]);

    [GeneratedRegex(" and ", RegexOptions.NonBacktracking)]
    private static partial Regex And { get; }
}
