using System.Text;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Storage.Pages;
using Curation.Storage.Postings;
using Curation.Storage.Sources;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class PageStoreTests(FreshDatabase database) : StorageTest(database)
{
    private const string Board = "https://board-a.example/jobs";

    private PageStore Pages => new(Db);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Make.SourcesAsync(Db, "board-a", "board-b");
    }

    [Fact]
    public async Task A_posting_comes_back_as_it_went_in()
    {
        var posting = Make.Posting("1", "Line one\n\n- C# and \"quotes\" \\ ü 漢 🙂", published: new DateOnly(2026, 2, 3));
        await Make.PageAsync(Db, Make.Night(1), Board, posting);
        var kept = Assert.Single(await new PostingStore(Db).LoadAsync([posting.Id], Ct));
        Assert.Equal(posting with { Provenance = kept.Provenance }, kept);
        Assert.Equal(posting.Provenance, kept.Provenance);
    }

    [Fact]
    public async Task Text_that_the_database_cannot_keep_is_cleaned_and_its_offsets_stay()
    {
        var posting = Make.Posting("1", "a\0b\ud800c🙂") with { Title = "\0", Salary = null };
        await Make.PageAsync(Db, Make.Night(1), Board, posting);
        var kept = Assert.Single(await new PostingStore(Db).LoadAsync([posting.Id], Ct));
        Assert.Equal("a\uFFFDb\uFFFDc🙂", kept.Text);
        Assert.Null(kept.Salary);
    }

    [Fact]
    public async Task Bytes_come_back_as_they_went_in_and_are_read_once()
    {
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);
        await FetchAsync(1, Board, bytes);
        var id = Page.IdOf(Make.Board, Board);
        Assert.Equal([id], await Pages.ToReadAsync(1, Ct));
        var page = await Pages.LoadAsync(id, Ct);
        Assert.Equal(bytes, page.Bytes.ToArray());
        Assert.Equal(Make.Night(1), page.FetchedAt);
        await Db.InTransactionAsync(work => Pages.SaveRead(work, id, 1, new ReadOutcome.Unreadable("It is binary."), Make.Night(1)), Ct);
        Assert.Empty(await Pages.ToReadAsync(1, Ct));
        Assert.Equal([id], await Pages.ToReadAsync(2, Ct));
        Assert.Equal("It is binary.", Assert.Single(await Pages.ProblemsAsync(10, Ct)).Reason);
        await FetchAsync(2, Board, bytes);
        Assert.Empty(await Pages.ToReadAsync(1, Ct));
        await FetchAsync(3, Board, [1]);
        Assert.Equal([id], await Pages.ToReadAsync(1, Ct));
        Assert.Equal("tag", (await Pages.KnownAsync(Make.Board, new Uri(Board), Ct)).ETag);
    }

    [Fact]
    public async Task An_imported_file_is_a_page_that_is_never_fetched()
    {
        var final = new Uri("file:///tmp/boards.json");
        await Db.InTransactionAsync(work => Pages.SaveFetch(work, Make.Board, "file:boards.json", new FetchOutcome.Fetched("[]"u8.ToArray(), null, null, null, final), Make.Night(1)), Ct);
        var id = Assert.Single(await Pages.ToReadAsync(1, Ct));
        Assert.Equal("file:boards.json", (await Pages.LoadAsync(id, Ct)).Address);
        Assert.Equal("file:boards.json", Assert.Single(await Pages.RefsAsync([id], Ct)).Known.Address.OriginalString);
        Assert.Empty(await Pages.ToFetchAsync(Make.Board, Make.Night(30), Ct));
    }

    [Fact]
    public async Task A_posting_is_gone_after_two_complete_boards_without_it()
    {
        await Make.PageAsync(Db, Make.Night(1), Board, Make.Posting("1"), Make.Posting("2"));
        await Make.PageAsync(Db, Make.Night(2), Board, Make.Posting("1"));
        Assert.Equal(2, (await CountsAsync()).Live);
        // The same night again, a failure, and an unreadable page say nothing.
        await Make.PageAsync(Db, Make.Night(2), Board, Make.Posting("1"));
        await SaveAsync(3, Board, new FetchOutcome.Failed("Time-out."));
        Assert.Equal(2, (await CountsAsync()).Live);
        // Unchanged is a complete board too.
        await SaveAsync(4, Board, new FetchOutcome.NotModified());
        Assert.Equal(1, (await CountsAsync()).Live);
        Assert.Equal(new DateOnly(2026, 3, 4), await Database.AskAsync<DateOnly>("SELECT gone_on FROM postings WHERE external_id = '2'"));
        Assert.Equal(new DateOnly(2026, 3, 4), await Database.AskAsync<DateOnly>("SELECT last_seen FROM postings WHERE external_id = '1'"));
        await Make.PageAsync(Db, Make.Night(5), Board, Make.Posting("1"), Make.Posting("2"));
        Assert.Equal(2, (await CountsAsync()).Live);
        Assert.Equal(new DateOnly(2026, 3, 1), await Database.AskAsync<DateOnly>("SELECT first_seen FROM postings WHERE external_id = '2'"));
    }

    [Fact]
    public async Task A_posting_that_drops_off_a_feed_is_not_gone()
    {
        await new SourceStore(Db).SaveAsync(new Source(Make.Board, SourceKind.Feed, "A feed"), Ct);
        await Make.PageAsync(Db, Make.Night(1), Board, Make.Posting("1"), Make.Posting("2"));
        await Make.PageAsync(Db, Make.Night(2), Board, Make.Posting("1"));
        await Make.PageAsync(Db, Make.Night(3), Board, Make.Posting("1"));

        Assert.Equal(2, (await CountsAsync()).Live);
    }

    [Fact]
    public async Task A_page_is_gone_after_two_complete_listings_without_it()
    {
        await ListAsync(1, "https://a.example/1", "https://a.example/2");
        foreach (var page in await Pages.ToFetchAsync(Make.Board, Make.Night(1), Ct))
            await Make.PageAsync(Db, Make.Night(1), page.Known.Address.OriginalString, Make.Posting(page.Known.Address.AbsolutePath));
        Assert.Empty(await Pages.ToFetchAsync(Make.Board, Make.Night(1), Ct));
        await ListAsync(2, "https://a.example/1");
        await ListAsync(2, "https://a.example/1");
        await Db.InTransactionAsync(work => Pages.SaveDiscovered(work, Make.Board, [], Make.Night(3), complete: false), Ct);
        Assert.Equal(2, (await CountsAsync()).Live);
        await ListAsync(3, "https://a.example/1");
        Assert.Equal(1, (await CountsAsync()).Live);
    }

    [Fact]
    public async Task A_page_that_the_server_calls_gone_twice_is_gone_though_the_listing_names_it()
    {
        const string address = "https://a.example/1";
        await ListAsync(1, address);
        await Make.PageAsync(Db, Make.Night(1), address, Make.Posting("1"));
        for (var night = 9; night <= 10; night++)
        {
            await ListAsync(night, address);
            Assert.Single(await Pages.ToFetchAsync(Make.Board, Make.Night(night), Ct));
            Assert.Equal(1, (await CountsAsync()).Live);
            await SaveAsync(night, address, new FetchOutcome.Gone(404));
        }

        Assert.Equal(0, (await CountsAsync()).Live);
        await ListAsync(11, address);
        Assert.Empty(await Pages.ToFetchAsync(Make.Board, Make.Night(11), Ct));
        await ListAsync(20, address);
        Assert.Single(await Pages.ToFetchAsync(Make.Board, Make.Night(20), Ct));
    }

    [Fact]
    public async Task What_fails_rests_longer_each_time()
    {
        const string address = "https://a.example/1";
        await ListAsync(1, address);
        await SaveAsync(1, address, new FetchOutcome.Failed("500"));
        Assert.Empty(await Pages.ToFetchAsync(Make.Board, Make.Night(1), Ct));
        Assert.Single(await Pages.ToFetchAsync(Make.Board, Make.Night(2), Ct));
        await SaveAsync(2, address, new FetchOutcome.Failed("500"));
        Assert.Empty(await Pages.ToFetchAsync(Make.Board, Make.Night(3), Ct));
        Assert.Single(await Pages.ToFetchAsync(Make.Board, Make.Night(4), Ct));
        await SaveAsync(4, address, new FetchOutcome.Failed("503", TimeSpan.FromDays(9)));
        Assert.Empty(await Pages.ToFetchAsync(Make.Board, Make.Night(12), Ct));
        Assert.Single(await Pages.ToFetchAsync(Make.Board, Make.Night(13), Ct));
    }

    [Fact]
    public async Task A_source_that_fails_rests_and_the_others_go_on()
    {
        var sources = new SourceStore(Db);
        await sources.SaveAsync(Make.Source("no-card") with { Card = null }, Ct);
        await sources.SaveAsync(Make.Source("off") with { Enabled = false }, Ct);
        await Db.InTransactionAsync(work => sources.MarkFailing(work, Make.Board, "No route\nto host", Make.Night(1)), Ct);
        Assert.Equal(["board-b"], (await sources.ToDiscoverAsync(Make.Night(1), Ct)).Select(s => s.Id.ToString()));
        Assert.Equal(["board-a", "board-b"], (await sources.ToDiscoverAsync(Make.Night(2), Ct)).Select(s => s.Id.ToString()));
        await sources.SaveAsync(Make.Source(), Ct);
        Assert.Equal("No route to host", (await sources.StandingsAsync(Ct))[0].FailingBecause);
        await Db.InTransactionAsync(work => sources.MarkWorking(work, Make.Board), Ct);
        Assert.Null((await sources.StandingsAsync(Ct))[0].FailingBecause);
        Assert.Equal(Make.Source(), await sources.GetAsync(Make.Board, Ct));
    }

    [Fact]
    public async Task The_order_in_which_pages_are_read_leaves_no_trace()
    {
        var sums = new List<string>();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 2, 0] })
        {
            await Database.EmptyAsync();
            await Make.SourcesAsync(Db, "board-a");
            (string Address, int Night, Posting Posting)[] pages =
            [
                ("https://a.example/p1", 1, Make.Posting("same", "Old text")),
                ("https://a.example/p2", 2, Make.Posting("same", "New text")),
                ("https://a.example/p3", 2, Make.Posting("same", "Newer text")),
            ];
            foreach (var (address, night, posting) in pages)
                await FetchAsync(night, address, Encoding.UTF8.GetBytes(posting.Text));
            foreach (var (address, _, posting) in order.Select(i => pages[i]))
            {
                await Db.InTransactionAsync(
                    work => Pages.SaveRead(work, Page.IdOf(Make.Board, address), 1, new ReadOutcome.Found([posting], ["An entry without a title."]), Make.Night(2)), Ct);
            }

            sums.Add(string.Join('\n', await Curation.Storage.BusinessTables.ChecksumAsync(Db, Ct)));
        }

        Assert.Single(sums.Distinct());
    }

    private Task<PostingCounts> CountsAsync() => new PostingStore(Db).CountsAsync(Ct);

    private Task ListAsync(int night, params string[] addresses) => Db.InTransactionAsync(
        work => Pages.SaveDiscovered(work, Make.Board, [.. addresses.Select(a => new Uri(a))], Make.Night(night)), Ct);

    private Task FetchAsync(int night, string address, byte[] bytes) =>
        SaveAsync(night, address, new FetchOutcome.Fetched(bytes, "text/html", "tag", "yesterday", new Uri(address)));

    private Task SaveAsync(int night, string address, FetchOutcome outcome) => Db.InTransactionAsync(
        work => Pages.SaveFetch(work, Make.Board, address, outcome, Make.Night(night)), Ct);
}
