using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.ServiceTests.Decisions;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Search;

/// <summary>Whoever changes a proposal marks it for the index in the same transaction, and makes its words again where they have changed.</summary>
public sealed class DirtyProposalTests(FreshDatabase database) : DecisionTest(database)
{
    private static readonly Change Rust = Skill("Rust");

    private Database searched = null!;

    private DecisionStore Deciding => new(searched, new FrameworkStore(searched), Clock);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        searched = new Database(Database.Owner, searchConfigured: true);
    }

    public override async ValueTask DisposeAsync()
    {
        if (searched is not null)
            await searched.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_night_that_opens_joins_withdraws_or_asks_again()
    {
        await NightAsync(1, Ask(Rust, employers: 10));
        await IsDirtyAsync(Rust);
        await NightAsync(2, Ask(Rust, employers: 10));
        Assert.Null(await MarkedAsync());
        await NightAsync(3, Ask(Rust, employers: 12));
        await IsDirtyAsync(Rust);
        await NightAsync(4);
        await IsDirtyAsync(Rust);
        await NightAsync(5, Ask(Rust, employers: 12));
        await IsDirtyAsync(Rust);
        await DecideAsync(Rust, new Verdict.Reject(RejectReason.TooRare));
        await IsDirtyAsync(Rust);
        await NightAsync(6, Ask(Rust, employers: 30));
        await IsDirtyAsync(Rust);
    }

    [Fact]
    public async Task A_decision_its_undoing_and_its_amendment()
    {
        await NightAsync(1, Ask(Rust));
        await IsDirtyAsync(Rust);
        var first = await DecideAsync(Rust, new Verdict.Accept());
        await IsDirtyAsync(Rust);
        Assert.IsType<DecideOutcome.Decided>(await Deciding.AmendAsync(first.Id, Skill("Rust 2024"), null, "ann", Ct));
        await IsDirtyAsync(Rust);
        var second = (await Decisions.HistoryAsync((await KeptAsync(Rust)).Proposal.Id, Ct))[^1].Decision;
        Assert.IsType<UndoOutcome.Undone>(await Deciding.UndoAsync(second.Id, null, "ann", false, Ct));
        await IsDirtyAsync(Rust);
    }

    [Fact]
    public async Task A_proposal_by_hand_and_its_return_after_it_was_put_off()
    {
        Assert.IsType<HandMadeOutcome.Opened>(await new HandMade(searched, new FrameworkStore(searched), Clock).ProposeAsync(Dev, Rust, "A workshop.", "ann", Ct));
        await IsDirtyAsync(Rust);
        await DecideAsync(Rust, new Verdict.Snooze(new DateOnly(2026, 3, 3)));
        await IsDirtyAsync(Rust);
        await NightAsync(2);
        Assert.Null(await MarkedAsync());
        await NightAsync(3);
        await IsDirtyAsync(Rust);
    }

    [Fact]
    public async Task The_proposal_that_takes_back_what_is_published()
    {
        await NightAsync(1, Ask(Rust));
        var decision = await DecideAsync(Rust, new Verdict.Accept());
        Assert.IsType<PublishOutcome.Published>(await new PublishStore(searched, new FrameworkStore(searched), Clock).PublishAsync(Dev, "", null, "lea", null, Ct));
        await IsDirtyAsync(Rust);
        var inverse = Assert.IsType<UndoOutcome.InverseOpened>(await Deciding.UndoAsync(decision.Id, null, "ann", false, Ct)).Proposal;
        Assert.Equal(inverse.ToString("N"), await MarkedAsync());
        Assert.Equal(0, await WithoutWordsAsync());
    }

    private new async Task NightAsync(int day, params Proposal[] proposals)
    {
        var date = new DateOnly(2026, 3, 1).AddDays(day - 1);
        var at = new DateTimeOffset(date, new TimeOnly(2, 0), TimeSpan.Zero);
        await using var runs = new RunStore(searched);
        await runs.StartAgainAsync(date, at, Ct);
        await searched.InTransactionAsync(work => new ProposalStore(searched).SaveRun(work, Dev, RunStore.IdOf(date), proposals), Ct);
        await runs.FinishAsync(RunStore.IdOf(date), RunState.Succeeded, null, at, Ct);
    }

    private async Task<Decision> DecideAsync(Change asked, Verdict verdict)
    {
        var kept = await KeptAsync(asked);
        return Assert.IsType<DecideOutcome.Decided>(await Deciding.DecideAsync(kept.Proposal.Id, verdict, null, "ann", kept.Revision, Ct)).Decision;
    }

    /// <summary>It alone is marked, and is marked no more: as if the relay had passed.</summary>
    private async Task IsDirtyAsync(Change change)
    {
        Assert.Equal(Proposal.IdOf(Dev, change).ToString("N"), await MarkedAsync());
        Assert.Equal(0, await WithoutWordsAsync());
        await Database.AskAsync<object>("DELETE FROM outbox");
    }

    private Task<string?> MarkedAsync() => Database.AskAsync<string>("SELECT string_agg(id, ' ') FROM outbox WHERE index_name = 'proposals'");

    private Task<int> WithoutWordsAsync() => Database.AskAsync<int>(
        "SELECT count(*)::integer FROM proposals AS p WHERE NOT EXISTS (SELECT FROM proposal_words AS w WHERE w.proposal = p.id AND w.key = p.digest)");
}
