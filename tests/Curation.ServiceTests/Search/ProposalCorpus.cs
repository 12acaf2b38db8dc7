using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Search;

/// <summary>The proposals of two nights and a person, over the postings of <see cref="SearchCorpus"/>; some are decided, some withdrawn.</summary>
internal static class ProposalCorpus
{
    private static readonly string[] Words = ["Customer's renewals in C#", "Node.js and .NET", "Malmö office", "plain text", "state-of-the-art CRM"];

    /// <summary>Of the second night, in the order of their ids.</summary>
    public static IReadOnlyList<Proposal> Proposals { get; } = [.. Market.Proposals().OrderBy(p => p.Id).Select(Dressed)];

    public static async Task FillAsync(Database db, CancellationToken ct)
    {
        var frameworks = new FrameworkStore(db);
        await NightAsync(db, new DateOnly(2026, 11, 1), Proposals.Take(30), ct);
        // Eight of the first night are withdrawn by the second.
        await NightAsync(db, new DateOnly(2026, 11, 24), Proposals.Skip(8), ct);
        var decisions = new DecisionStore(db, frameworks, TimeProvider.System);
        foreach (var proposal in Proposals.Skip(10).Take(5))
        {
            var kept = (await new ProposalStore(db).GetAsync(proposal.Id, ct))!;
            Assert.IsType<DecideOutcome.Decided>(await decisions.DecideAsync(proposal.Id, new Verdict.Reject(RejectReason.TooRare), null, "ann", kept.Revision, ct));
        }

        var byHand = new Change.AddSkill(ElementCode.Parse("SUC-5CSM"), "Haggling", SkillKind.Skill, ElementCode.Parse("T550"));
        Assert.IsType<HandMadeOutcome.Opened>(await new HandMade(db, frameworks, TimeProvider.System).ProposeAsync(Market.Care.Code, byHand, "Clients in Malmö ask for it.", "ann", ct));
    }

    /// <summary>Sentences of several boards, and employers from none to many.</summary>
    private static Proposal Dressed(Proposal proposal, int n) => proposal with
    {
        Demand = proposal.Demand with { Employers = n * 7 % 130 },
        Evidence = [.. proposal.Evidence.Select((e, i) => e with
        {
            Posting = SearchCorpus.Postings[((n * 13) + (i * 29)) % SearchCorpus.Postings.Count].Id,
            Sentence = $"{e.Sentence} {Words[(n + i) % Words.Length]}.",
        })],
    };

    private static async Task NightAsync(Database db, DateOnly date, IEnumerable<Proposal> proposals, CancellationToken ct)
    {
        var at = new DateTimeOffset(date, new TimeOnly(2, 0), TimeSpan.Zero);
        await using var runs = new RunStore(db);
        var run = Assert.IsType<RunStart.Started>(await runs.StartAsync(date, at, ct)).Run;
        await db.InTransactionAsync(work => new ProposalStore(db).SaveRun(work, Market.Care.Code, run.Id, [.. proposals]), ct);
        await runs.FinishAsync(run.Id, RunState.Succeeded, null, at, ct);
    }
}

/// <summary><see cref="BothEngines"/> with proposals.</summary>
public sealed class BothQueues(PostgresServer postgres) : IAsyncLifetime
{
    public BothEngines Engines { get; } = new(postgres);

    internal Database Db => Engines.Db;

    internal ProposalQueue Queue => new(Db);

    public async ValueTask InitializeAsync()
    {
        await Engines.InitializeAsync();
        if (postgres.ConnectionString is null)
            return;
        await ProposalCorpus.FillAsync(Db, CancellationToken.None);
        if (BothEngines.Node is not null)
            Assert.Null((await Engines.Relay.DrainAsync(CancellationToken.None)).Problem);
    }

    public ValueTask DisposeAsync() => Engines.DisposeAsync();
}
