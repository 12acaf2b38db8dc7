using System.Diagnostics;
using Curation.Domain.Postings;
using Curation.Storage;
using Curation.Storage.Postings;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class PostingStoreTests(FreshDatabase database, ITestOutputHelper output) : StorageTest(database)
{
    private const string Board = "https://board-a.example/jobs";

    private PostingStore Postings => new(Db);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Make.SourcesAsync(Db, "board-a", "board-b");
    }

    [Fact]
    public async Task Groups_are_the_same_in_whatever_order_postings_come()
    {
        // Two chains and loners: neighbours share a band, ends do not.
        var postings = Enumerable.Range(0, 40).Select(n => Make.Posting($"{n}")).ToArray();
        var folds = postings.Select((p, n) => new Fold(p.Id, "acme", new byte[] { (byte)n }, [n / 2, 1000 + ((n + 1) / 2)])).ToArray();
        var sums = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 4; seed++)
        {
            await Database.EmptyAsync();
            await Make.SourcesAsync(Db, "board-a");
            await Make.PageAsync(Db, Make.Night(1), Board, postings);
            var random = new Random(seed);
            var order = folds.OrderBy(_ => random.Next()).ToArray();
            // Saved by four at once, in batches of three.
            await Parallel.ForEachAsync(
                order.Chunk(3),
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (batch, ct) => await Db.InTransactionAsync(work => Postings.SaveFold(work, batch, 1, Same), ct));
            Assert.Empty(await Postings.ToFoldAsync(1, Ct));
            Assert.Equal(2, (await Postings.CountsAsync(Ct)).Clusters);
            sums.Add(string.Join('\n', await BusinessTables.ChecksumAsync(Db, Ct)));
        }

        Assert.Single(sums);

        // Postings 19 and 20 share a band and are not the same.
        static bool Same(Fold one, Fold other) => one.Signature.Span[0] / 20 == other.Signature.Span[0] / 20;
    }

    [Fact]
    public async Task A_posting_that_changes_leaves_its_group_and_a_split_one_stays_alone()
    {
        var postings = new[] { Make.Posting("a"), Make.Posting("b"), Make.Posting("c") };
        await Make.PageAsync(Db, Make.Night(1), Board, postings);
        var chain = postings.OrderBy(p => p.Id).ToArray();
        await FoldAsync(new Fold(chain[0].Id, null, default, [1]), new Fold(chain[1].Id, null, default, [1, 2]), new Fold(chain[2].Id, null, default, [9, 2]));
        Assert.Equal(1, (await Postings.CountsAsync(Ct)).Clusters);
        await Database.AskAsync<object>($"UPDATE folds SET split = true WHERE posting = '{chain[2].Id}'");
        await FoldAsync(new Fold(chain[2].Id, null, default, [9, 2]));
        Assert.Equal(2, (await Postings.CountsAsync(Ct)).Clusters);
        await FoldAsync(new Fold(chain[1].Id, null, default, [7]));
        Assert.Equal(3, (await Postings.CountsAsync(Ct)).Clusters);

        await Make.PageAsync(Db, Make.Night(2), Board, [.. postings.Select(p => p.Id == chain[0].Id ? p with { Text = "Another text." } : p)]);
        Assert.Equal([chain[0].Id], await Postings.ToFoldAsync(1, Ct));
        Assert.Equal(3, (await Postings.ToFoldAsync(2, Ct)).Count);
    }

    [Fact]
    public async Task The_window_holds_what_one_model_made_of_the_postings_as_they_are()
    {
        var old = Make.Posting("old", published: new DateOnly(2025, 1, 1));
        var now = Make.Posting("now", published: new DateOnly(2026, 2, 20));
        var undated = Make.Posting("undated");
        await Make.PageAsync(Db, Make.Night(1), Board, old, now, undated);
        Assert.Equal(3, (await Postings.ToAnalyseAsync("m1", Ct)).Count);
        var analyses = new[] { Make.Analysis(old), Make.Analysis(now), Make.Analysis(undated) with { Role = null, NotJudgedBecause = "It is not in English.", Mentions = [] } };
        await Db.InTransactionAsync(work => Postings.SaveAnalyses(work, analyses), Ct);
        await Db.InTransactionAsync(work => Postings.SaveAnalysis(work, Make.Analysis(now, "m2")), Ct);
        await FoldAsync(new Fold(now.Id, "acme", default, [1]));
        Assert.Empty(await Postings.ToAnalyseAsync("m1", Ct));
        Assert.Equal(2, (await Postings.ToAnalyseAsync("m2", Ct)).Count);

        var window = await Postings.WindowAsync("m1", new DateOnly(2025, 12, 1), new DateOnly(2026, 3, 1), Ct);
        Assert.Equal(new[] { now.Id, undated.Id }.Order(), window.Select(w => w.Posting.Id));
        var found = window.Single(w => w.Posting.Id == now.Id);
        Assert.Equal("acme", found.EmployerKey);
        Assert.Equal(now.PublishedOn, found.ObservedOn);
        Assert.Equivalent(Make.Analysis(now), found.Analysis, strict: true);
        Assert.Equal("It is not in English.", window.Single(w => w.Posting.Id == undated.Id).Analysis.NotJudgedBecause);
        Assert.Equal(new DateOnly(2026, 3, 1), window.Single(w => w.Posting.Id == undated.Id).ObservedOn);

        await Make.PageAsync(Db, Make.Night(2), Board, old, now with { Title = "Lead" }, undated);
        Assert.Equal([now.Id], await Postings.ToAnalyseAsync("m1", Ct));
        Assert.Equal(1, await new ModelStore(Db).MissingAsync("m1", new DateOnly(2025, 12, 1), new DateOnly(2026, 3, 1), Ct));
    }

    [Fact]
    public async Task One_model_is_live()
    {
        var models = new ModelStore(Db);
        await Make.RegisterAsync(Db, "m1", Make.Night(1));
        await Make.RegisterAsync(Db, "m1", Make.Night(2));
        await Make.RegisterAsync(Db, "m2", Make.Night(2));
        Assert.Null(await models.LiveAsync(Ct));
        await Db.InTransactionAsync(work => models.GoLive(work, "m1", Make.Night(1)), Ct);
        await Db.InTransactionAsync(work => models.GoLive(work, "m2", Make.Night(2)), Ct);
        await Db.InTransactionAsync(work => models.GoLive(work, "m2", Make.Night(3)), Ct);
        Assert.Equal((await models.AllAsync(Ct))[0], await models.LiveAsync(Ct));
        Assert.Equal(Make.Night(2), (await models.LiveAsync(Ct))!.LiveSince);
        await Assert.ThrowsAsync<ArgumentException>(() => Db.InTransactionAsync(work => models.GoLive(work, "m3", Make.Night(1)), Ct));
    }

    [Fact]
    public async Task Five_thousand_postings_are_saved_in_seconds()
    {
        var text = string.Concat(Enumerable.Repeat("We look for an engineer with SQL, C# and a sense of humour.\n", 80));
        var boards = Enumerable.Range(0, 54).Select(b => Enumerable.Range(0, 100).Select(n => Make.Posting($"{b}-{n}", $"{b}-{n}\n{text}")).ToArray()).ToArray();
        var watch = Stopwatch.StartNew();
        foreach (var board in boards)
            await Make.PageAsync(Db, Make.Night(1), $"{Board}/{board[0].ExternalId}", board);
        output.WriteLine($"saved: {watch.Elapsed}");
        var all = await Postings.ToFoldAsync(1, Ct);
        Assert.Equal(5400, all.Count);
        foreach (var batch in all.Select((id, n) => new Fold(id, $"e{n % 500}", new byte[512], [.. Enumerable.Range(0, 16).Select(b => (long)((n / 3 * 31) + b))])).Chunk(200))
            await Db.InTransactionAsync(work => Postings.SaveFold(work, batch, 1, (_, _) => true), Ct);
        output.WriteLine($"folded: {watch.Elapsed}");
        foreach (var batch in boards)
            await Db.InTransactionAsync(work => Postings.SaveAnalyses(work, [.. batch.Select(p => Make.Analysis(p) with { Mentions = [.. Enumerable.Repeat(Make.Analysis(p).Mentions[0], 15)] })]), Ct);
        output.WriteLine($"analysed: {watch.Elapsed}");
        Assert.Equal(5400, (await Postings.WindowAsync("m1", new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 1), Ct)).Count);
        output.WriteLine($"window: {watch.Elapsed}");
        await BusinessTables.ChecksumAsync(Db, Ct);
        output.WriteLine($"checksum: {watch.Elapsed}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    private Task FoldAsync(params Fold[] folds) => Db.InTransactionAsync(work => Postings.SaveFold(work, folds, 1, (_, _) => true), Ct);
}
