using System.Text;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Pages;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Storage;

/// <summary>A night of made-up steps, whose workers and drivers are killed at random points, ends with the rows of one that was not.</summary>
public sealed class KilledNightTests(FreshDatabase database, ITestOutputHelper output) : StorageTest(database)
{
    private static readonly LedgerLimits Patient = LedgerLimits.Default with { Attempts = 100, FirstBackOff = TimeSpan.Zero };
    private int kills;

    [Fact]
    public async Task A_killed_night_ends_with_the_same_rows()
    {
        var undisturbed = await NightsAsync(new Random(0), chance: 0);
        Assert.Equal(0, kills);
        foreach (var table in new[] { "analyses", "evidence", "fold_pairs", "pages", "postings", "proposals", "texts" })
            Assert.DoesNotContain($"Table = {table}, Rows = 0", undisturbed, StringComparison.Ordinal);
        for (var seed = 1; seed <= 3; seed++)
        {
            output.WriteLine($"seed {seed}");
            Assert.Equal(undisturbed, await NightsAsync(new Random(seed), chance: 0.25));
        }

        output.WriteLine($"{kills} kills");
        Assert.True(kills > 20, $"{kills} kills");
    }

    private async Task<string> NightsAsync(Random random, double chance)
    {
        await Database.EmptyAsync();
        await Make.SourcesAsync(Db, "board-a", "board-b");
        await new FrameworkStore(Db).PublishAsync(Make.Framework(), "", Make.Night(1), Ct);
        for (var night = 1; night <= 3; night++)
        {
            for (var attempt = 0; ; attempt++)
            {
                await using var runs = new RunStore(Db);
                var start = await runs.StartAsync(new DateOnly(2026, 3, night), Make.Night(night).AddHours(attempt), Ct);
                var run = start is RunStart.Started started ? started.Run : Assert.IsType<RunStart.Resumed>(start).Run;
                if (!await DriveAsync(run, night, random, chance))
                    continue;
                await runs.FinishAsync(run.Id, RunState.Succeeded, null, run.StartedAt, Ct);
                break;
            }
        }

        return string.Join('\n', await BusinessTables.ChecksumAsync(Db, Ct));
    }

    /// <returns>False when it was killed.</returns>
    private async Task<bool> DriveAsync(Run run, int night, Random random, double chance)
    {
        await using var ledger = new WorkLedger(Db, "w", Patient);
        foreach (var step in Enum.GetValues<RunStep>())
        {
            await ledger.PlanAsync(run.Id, step, () => PlanAsync(step, night), Ct);
            while (await ledger.ClaimAsync(run.Id, step, Ct) is { } lease)
            {
                var (killed, late) = (random.NextDouble() < chance, random.NextDouble() < 0.5);
                try
                {
                    await ledger.SaveAsync(
                        lease,
                        async work =>
                        {
                            await DoAsync(work, lease, night, run);
                            if (killed && !late)
                                await Database.AskAsync<bool>($"SELECT pg_terminate_backend({work.Connection.ProcessID}, 5000)");
                        },
                        0,
                        Ct);
                }
                catch (Npgsql.NpgsqlException)
                {
                    // The save's session was ended before its commit.
                }

                if (!killed)
                    continue;
                kills++;
                await Database.KillAsync(LockKeys.Driver, LockKeys.Worker);
                return false;
            }
        }

        return true;
    }

    private async Task<IReadOnlyList<UnitPlan>> PlanAsync(RunStep step, int night) => step switch
    {
        RunStep.Discover => [.. from board in new[] { "board-a", "board-b" } from page in new[] { "1", "2" } select new UnitPlan(board, int.Parse(page), [$"https://{board}.example/{page}"])],
        RunStep.Read => [.. (await new PageStore(Db).ToReadAsync(1, Ct)).Select((p, n) => new UnitPlan(null, n, [p.ToString()]))],
        RunStep.Fold => Chunks(await new PostingStore(Db).ToFoldAsync(1, Ct)),
        RunStep.Analyse => Chunks(await new PostingStore(Db).ToAnalyseAsync("m1", Ct)),
        RunStep.Propose => [new UnitPlan(null, 0, ["DEV"])],
        _ => [],
    };

    private async Task DoAsync(UnitOfWork work, Lease lease, int night, Run run)
    {
        var postings = new PostingStore(Db);
        switch (lease.Step)
        {
            case RunStep.Discover:
                var body = Encoding.UTF8.GetBytes($"{lease.Items[0]} {night / 2}");
                await new PageStore(Db).SaveFetch(work, Curation.Domain.Market.SourceId.Parse(lease.Source!), lease.Items[0], new FetchOutcome.Fetched(body, "text/html", null, null, new Uri(lease.Items[0])), run.StartedAt);
                break;
            case RunStep.Read:
                var page = await new PageStore(Db).LoadAsync(Guid.Parse(lease.Items[0]), Ct);
                var number = page.Address[^1] - '0';
                var found = Enumerable.Range(number, 4 - (night / 2)).Select(n => Make.Posting($"{n}", $"We need SQL. {number} {night / 2}", source: page.Source.ToString())).ToArray();
                await new PageStore(Db).SaveRead(work, page.Id, 1, new ReadOutcome.Found(found, []), run.StartedAt);
                break;
            case RunStep.Fold:
                await postings.SaveFold(work, [.. Ids(lease).Select(id => new Fold(id, "acme", new byte[] { 1 }, [id.Value.ToByteArray()[0] % 3]))], 1, (_, _) => true);
                break;
            case RunStep.Analyse:
                await postings.SaveAnalyses(work, [.. (await postings.LoadAsync(Ids(lease), Ct)).Select(p => Make.Analysis(p))]);
                break;
            case RunStep.Propose:
                var window = await postings.WindowAsync("m1", new DateOnly(2026, 1, 1), run.BusinessDate, Ct);
                await new ProposalStore(Db).SaveRun(work, Make.Framework().Code, run.Id, [Make.Proposal("rust", window.Count), .. night == 2 ? Array.Empty<Proposal>() : [Make.Proposal("go")]]);
                break;
        }
    }

    private static PostingId[] Ids(Lease lease) => [.. lease.Items.Select(PostingId.Parse)];

    private static IReadOnlyList<UnitPlan> Chunks(IReadOnlyList<PostingId> ids) =>
        [.. ids.Chunk(3).Select((chunk, n) => new UnitPlan(null, n, [.. chunk.Select(id => id.ToString())]))];
}
