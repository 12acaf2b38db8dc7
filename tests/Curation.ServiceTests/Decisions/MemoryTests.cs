using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Proposals;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class MemoryTests(FreshDatabase database) : DecisionTest(database)
{
    private static readonly Change Rust = Skill("Rust");

    [Fact]
    public async Task Rejected_stays_rejected_until_its_evidence_has_grown()
    {
        await NightAsync(1, Ask(Rust, employers: 10));
        await DecidedAsync(Rust, new Verdict.Reject(RejectReason.TooRare));
        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 1), await NightAsync(2, Ask(Rust, employers: 14)));
        Assert.Equal(new ProposalOutcome(1, 0, 0, 0, 0), await NightAsync(3, Ask(Rust, employers: 15)));
        var kept = await KeptAsync(Rust);
        Assert.Equal((ProposalState.Open, (Guid?)null, 15), (kept.State, kept.Decision, kept.Proposal.Demand.Employers));
        Assert.False(Assert.Single(await Decisions.HistoryAsync(kept.Proposal.Id, Ct)).InForce);
        await DecidedAsync(Rust, new Verdict.Reject(RejectReason.TooRare));
        Assert.Equal(1, (await NightAsync(4, Ask(Rust, employers: 22))).Decided);
        Assert.Equal(1, (await NightAsync(5, Ask(Rust, employers: 23))).Opened);
    }

    [Fact]
    public async Task What_fades_and_was_kept_is_asked_again_when_it_has_faded_further()
    {
        var retire = new Change.RetireRequirement(Eng, Small.Profiles[0].Requirements[0]);
        await NightAsync(1, Ask(retire, employers: 4, share: 0.2));
        await DecidedAsync(retire, new Verdict.Reject(RejectReason.Other, "We want it."));
        Assert.Equal(1, (await NightAsync(2, Ask(retire, employers: 9, share: 0.15))).Decided);
        Assert.Equal(1, (await NightAsync(3, Ask(retire, employers: 2, share: 0.1))).Opened);
    }

    [Fact]
    public async Task A_title_is_asked_about_once_whatever_the_nights_take_it_for()
    {
        Change profile = new Change.NewProfile("Platform Engineer", []), title = new Change.AddTitle(Eng, "Platform Engineer");
        await NightAsync(1, Ask(profile, employers: 10));
        await DecidedAsync(profile, new Verdict.Reject(RejectReason.Other, "We have none."));
        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 1), await NightAsync(2, Ask(title, employers: 14)));
        Assert.Equal(1, (await NightAsync(3, Ask(title, employers: 15))).Opened);
        await DecidedAsync(title, new Verdict.Accept());
        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 1), await NightAsync(4, Ask(title, employers: 14)));
    }

    [Fact]
    public async Task Snoozed_returns_on_its_day_or_with_more_evidence()
    {
        await NightAsync(1, Ask(Rust, employers: 10), Ask(Skill("Go"), employers: 10));
        await DecidedAsync(Rust, new Verdict.Snooze(new DateOnly(2026, 3, 4)));
        await DecidedAsync(Skill("Go"), new Verdict.Snooze(null, MoreEmployers: 2));
        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 2), await NightAsync(2, Ask(Rust, employers: 30), Ask(Skill("Go"), employers: 11)));
        Assert.Equal(new ProposalOutcome(1, 0, 0, 0, 1), await NightAsync(3, Ask(Rust, employers: 10), Ask(Skill("Go"), employers: 12)));
        Assert.Equal(new ProposalOutcome(1, 0, 1, 0, 0), await NightAsync(4, Ask(Rust, employers: 10), Ask(Skill("Go"), employers: 12)));
    }

    [Fact]
    public async Task A_persons_snoozed_proposal_returns_though_no_night_finds_it()
    {
        await ByHand.ProposeAsync(Dev, Rust, "A workshop.", "ann", Ct);
        await DecidedAsync(Rust, new Verdict.Snooze(new DateOnly(2026, 3, 3)));
        Assert.Equal(0, (await NightAsync(2)).Opened);
        Assert.Equal(1, (await NightAsync(3)).Opened);
        Assert.Equal((ProposalState.Open, ProposalOrigin.Person), (await KeptAsync(Rust)) is var k ? (k.State, k.Origin) : default);
        Assert.Equal(0, (await NightAsync(4)).Withdrawn);
    }

    [Fact]
    public async Task A_nights_evidence_joins_a_persons_proposal_that_says_the_same()
    {
        await ByHand.ProposeAsync(Dev, Rust, "A workshop.", "ann", Ct);
        Assert.Equal(new ProposalOutcome(0, 0, 1, 0, 0), await NightAsync(1, Ask(new Change.AddSkill(Eng, "Rust", Curation.Domain.Frameworks.SkillKind.Skill, null))));
        Assert.Equal(new ProposalOutcome(0, 1, 0, 0, 0), await NightAsync(2, Ask(Rust)));
        var kept = await KeptAsync(Rust);
        Assert.Equal((10, "ann", ProposalOrigin.Person), (kept.Proposal.Demand.Employers, kept.ProposedBy, kept.Origin));
    }

    [Fact]
    public async Task Accepted_is_not_asked_again_before_it_is_published_and_then_only_with_another_value()
    {
        var raise = new Change.ChangeLevel(Eng, Code, 2, 3);
        await NightAsync(1, Ask(raise));
        await DecidedAsync(raise, new Verdict.Accept());
        Assert.Equal(1, (await NightAsync(2, Ask(raise with { From = 3, To = 4 }, employers: 19))).Decided);
        await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct);
        Assert.Equal(1, (await NightAsync(3, Ask(raise, employers: 11))).Decided);
        Assert.Equal(1, (await NightAsync(4, Ask(raise with { From = 3, To = 4 }, employers: 11))).Opened);
    }

    [Fact]
    public async Task What_was_published_and_taken_back_is_not_asked_again_with_the_same_evidence()
    {
        var raise = new Change.ChangeLevel(Eng, Code, 2, 3);
        await NightAsync(1, Ask(raise, employers: 10), Ask(Rust, employers: 10));
        foreach (var change in new[] { raise, Rust })
        {
            var decision = await DecidedAsync(change, new Verdict.Accept());
            await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct);
            var inverse = ((UndoOutcome.InverseOpened)await Decisions.UndoAsync(decision.Id, null, "ann", false, Ct)).Proposal;
            var kept = (await Proposals.GetAsync(inverse, Ct))!;
            await Decisions.DecideAsync(inverse, new Verdict.Accept(), null, "ann", kept.Revision, Ct);
            await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct);
        }

        Assert.Equal(new ProposalOutcome(0, 0, 0, 0, 2), await NightAsync(2, Ask(raise, employers: 11), Ask(Rust, employers: 11)));
        Assert.Equal(new ProposalOutcome(2, 0, 0, 0, 0), await NightAsync(3, Ask(raise, employers: 16), Ask(Rust, employers: 16)));
    }

    [Fact]
    public async Task An_undone_decision_is_forgotten()
    {
        await NightAsync(1, Ask(Rust));
        var decision = await DecidedAsync(Rust, new Verdict.Reject(RejectReason.NotASkill));
        await Decisions.UndoAsync(decision.Id, null, "ann", false, Ct);
        Assert.Equal(new ProposalOutcome(0, 0, 1, 0, 0), await NightAsync(2, Ask(Rust)));
        Assert.Equal(1, (await NightAsync(3)).Withdrawn);
    }
}
