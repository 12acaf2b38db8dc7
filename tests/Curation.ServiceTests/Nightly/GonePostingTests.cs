using Curation.Domain.Runs;
using Curation.Pipelines.Sample;
using Curation.ServiceTests.Storage;
using Xunit;

namespace Curation.ServiceTests.Nightly;

public sealed class GonePostingTests(PostgresServer server)
{
    private const string Source = "sample-pages";
    private static readonly DateOnly Night = new(2026, 6, 15);

    [Fact]
    public async Task A_page_that_is_no_longer_listed_is_gone_after_two_complete_listings_of_different_dates_and_never_after_a_failure()
    {
        await using var board = await ServedBoard.StartAsync(Night, b => new SampleBoard([.. b.Postings.Where(p => p.Channel == SampleChannel.Jsonld).Take(12)]));
        await using var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        await night.SucceedAsync(Night, Source);
        var gone = board.Board.Postings[0].Id;
        board.Show(new SampleBoard([.. board.Board.Postings.Skip(1)]));

        board.Break(SampleBoard.Listing);
        for (var day = 1; day <= 3; day++)
        {
            var failures = board.Failed.Count;
            var end = await night.RunAsync(Night.AddDays(day), Source, RunStep.Discover);
            // A source that failed twice is rested for a night.
            Assert.Equal(day == 3, board.Failed.Count == failures);
            Assert.Equal(day == 3 ? RunState.Succeeded : RunState.SucceededWithProblems, end.Run?.State);
        }

        Assert.Equal((0, 0), await CountAsync(night, gone));

        board.Break(null);
        await night.SucceedAsync(Night.AddDays(4), Source, RunStep.Discover);
        await night.SucceedAsync(Night.AddDays(4), Source, RunStep.Discover);
        Assert.Equal((1, 0), await CountAsync(night, gone));

        board.Break(SampleBoard.Listing);
        await night.RunAsync(Night.AddDays(5), Source, RunStep.Discover);
        Assert.Equal(3, board.Failed.Count);
        Assert.Equal((1, 0), await CountAsync(night, gone));

        board.Break(null);
        await night.SucceedAsync(Night.AddDays(6), Source, RunStep.Discover);
        Assert.Equal((2, 1), await CountAsync(night, gone));
        Assert.Equal(Night.AddDays(6), await night.AskAsync<DateOnly>("SELECT gone_on FROM curation.postings WHERE gone_on IS NOT NULL"));
        Assert.Equal(12, await night.AskAsync<long>("SELECT count(*) FROM curation.postings"));
    }

    /// <summary>How many listings missed the page, and how many postings are gone, which must be that page's.</summary>
    private static async Task<(int Missed, long Gone)> CountAsync(NightServices night, string id) => (
        await night.AskAsync<short>("SELECT missed FROM curation.pages WHERE address LIKE '%/' || $1", id),
        await night.AskAsync<long>("SELECT count(*) FROM curation.postings JOIN curation.pages ON pages.id = page WHERE gone_on IS NOT NULL AND address LIKE '%/' || $1", id));
}
