using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Storage;

public sealed class ProposalStoreTests(FreshDatabase database) : StorageTest(database)
{
    private static readonly FrameworkCode Dev = FrameworkCode.Parse("DEV");

    private ProposalStore Proposals => new(Db);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await new FrameworkStore(Db).PublishAsync(Make.Framework(), "", Make.Night(1), Ct);
        await new FrameworkStore(Db).PublishAsync(Make.Framework("CARE"), "", Make.Night(1), Ct);
    }

    [Fact]
    public async Task The_same_change_joins_the_open_proposal()
    {
        Assert.Equal(new ProposalOutcome(2, 0, 0, 0, 0), await NightAsync(1, Make.Proposal("rust"), Make.Proposal("go")));
        Assert.Equal(new ProposalOutcome(0, 1, 1, 0, 0), await NightAsync(2, Make.Proposal("rust", 0.6, "Rust it is."), Make.Proposal("go")));
        var open = await Proposals.OpenAsync(Dev, Ct);
        Assert.Equal(["rust", "go"], open.Select(p => p.Proposal.Change.Target));
        var (rust, go) = (open[0], open[1]);
        Assert.Equal(JsonSerializer.Serialize(Make.Proposal("rust", 0.6, "Rust it is."), CurationJson.Line), JsonSerializer.Serialize(rust.Proposal, CurationJson.Line));
        Assert.Equal((Make.Night(1), Make.Night(2)), (rust.OpenedAt, rust.UpdatedAt));
        Assert.Equal((Run(1), Run(2)), (rust.FirstRun, rust.LastRun));
        Assert.Equal((Run(1), Make.Night(1)), (go.LastRun, go.UpdatedAt));
    }

    [Fact]
    public async Task The_same_night_again_changes_no_row()
    {
        await NightAsync(1, Make.Proposal("rust"), Make.Proposal("go"));
        var before = await Database.AskAsync<string>("SELECT string_agg(xmin::text || id, ',' ORDER BY id) FROM proposals");
        Assert.Equal(new ProposalOutcome(0, 0, 2, 0, 0), await NightAsync(1, Make.Proposal("go"), Make.Proposal("rust")));
        Assert.Equal(before, await Database.AskAsync<string>("SELECT string_agg(xmin::text || id, ',' ORDER BY id) FROM proposals"));
    }

    [Fact]
    public async Task A_proposal_whose_evidence_is_gone_is_withdrawn_with_the_reason_and_opened_again_when_it_is_back()
    {
        await NightAsync(1, Make.Proposal("rust"), Make.Proposal("go"));
        await Db.InTransactionAsync(work => Proposals.SaveRun(work, FrameworkCode.Parse("CARE"), Run(1), [Make.Proposal("crm", framework: "CARE")]), Ct);
        Assert.Equal(new ProposalOutcome(0, 0, 1, 1, 0), await NightAsync(2, Make.Proposal("go")));
        var rust = (await Proposals.GetAsync(Make.Proposal("rust").Id, Ct))!;
        Assert.Equal(ProposalState.Withdrawn, rust.State);
        Assert.Contains("2026-03-02", rust.WithdrawnBecause, StringComparison.Ordinal);
        Assert.Equal(2, (await Proposals.OpenAsync(null, Ct)).Count);
        Assert.Equal(new ProposalOutcome(1, 0, 1, 0, 0), await NightAsync(3, Make.Proposal("rust"), Make.Proposal("go")));
        rust = (await Proposals.GetAsync(Make.Proposal("rust").Id, Ct))!;
        Assert.Equal((ProposalState.Open, null, Make.Night(3), Run(1)), (rust.State, rust.WithdrawnBecause, rust.OpenedAt, rust.FirstRun));
    }

    [Fact]
    public async Task A_decided_change_is_not_asked_again()
    {
        await NightAsync(1, Make.Proposal("rust"));
        await Database.AskAsync<object>("UPDATE proposals SET state = 'decided'");
        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 1), await NightAsync(2, Make.Proposal("rust", 0.9)));
        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 0), await NightAsync(3));
        Assert.Empty(await Proposals.OpenAsync(Dev, Ct));
        Assert.Equal([new ProposalCount(Dev, "add_skill", ProposalState.Decided, 1)], await Proposals.CountsAsync(Ct));
    }

    [Fact]
    public async Task One_place_has_one_proposal() =>
        await Assert.ThrowsAsync<ArgumentException>(() => NightAsync(1, Make.Proposal("rust"), Make.Proposal("Rust")));

    private static Guid Run(int day) => RunStore.IdOf(new DateOnly(2026, 3, day));

    private async Task<ProposalOutcome> NightAsync(int day, params Proposal[] proposals)
    {
        await using var runs = new RunStore(Db);
        await runs.StartAgainAsync(new DateOnly(2026, 3, day), Make.Night(day), Ct);
        ProposalOutcome? outcome = null;
        await Db.InTransactionAsync(async work => outcome = await Proposals.SaveRun(work, Dev, Run(day), proposals), Ct);
        await runs.FinishAsync(Run(day), Curation.Domain.Runs.RunState.Succeeded, null, Make.Night(day), Ct);
        return outcome!;
    }
}
