using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Publishing;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class PublishStoreTests(FreshDatabase database) : DecisionTest(database)
{
    private static readonly Change Rust = Skill("Rust");
    private static readonly Change.ChangeLevel Raise = new(Eng, Code, 2, 3);

    [Fact]
    public async Task A_version_is_the_draft_with_the_list_of_its_decisions()
    {
        await NightAsync(1, Ask(Rust), Ask(Raise));
        var (rust, raise) = (await DecidedAsync(Rust, new Verdict.Accept()), await DecidedAsync(Raise, new Verdict.Accept()));
        var plan = (await Publishing.PlanAsync(Dev, Ct))!;
        Assert.Equal((2, VersionLabel.Major, false), (plan.Version, plan.Label, plan.IsBlocked));
        Assert.Equal(["skill/K-RUST", "profile/ENG/requirements/C1/level"], plan.Comparison.Differences.Select(d => d.Path).OrderDescending(StringComparer.Ordinal));
        var draft = (await DraftAsync()).Content;
        var published = Assert.IsType<PublishOutcome.Published>(await Publishing.PublishAsync(Dev, "notes", new DateOnly(2026, 4, 1), "lea", plan.Revision, Ct)).Version;
        Assert.Equal((2, VersionLabel.Major, "lea", "notes", new DateOnly(2026, 4, 1)), (published.Version, published.Label, published.PublishedBy, published.Notes, published.EffectiveOn));
        Assert.Equal(FrameworkElements.HashOf(FrameworkElements.Of(draft)), published.Hash);
        Assert.Equal([rust.Id, raise.Id], (await Publishing.DecisionsAsync(Dev, 2, Ct)).Select(d => d.Decision.Id));
        Assert.Equal(1, (await Frameworks.LatestAsync(Dev, new DateOnly(2026, 3, 31), Ct))!.Version);
        Assert.Equal(2, (await Frameworks.LatestAsync(Dev, new DateOnly(2026, 4, 1), Ct))!.Version);
        // The draft stands on what is published, in effect or not.
        var next = (await Frameworks.DraftAsync(Dev, new DateOnly(2026, 3, 2), Ct))!;
        Assert.Equal((2, 0), (next.Version, next.Changes.Count));
        Assert.IsType<PublishOutcome.Nothing>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct));
        Assert.Equal(2, (await Decisions.GetAsync(rust.Id, Ct))!.PublishedIn);
        Assert.Equal("publish", (await Audit.RecentAsync("framework/DEV", null, 1, Ct))[0].Act);
    }

    [Fact]
    public async Task Published_is_undone_by_the_inverse_change()
    {
        await NightAsync(1, Ask(Rust), Ask(Raise));
        var (rust, raise) = (await DecidedAsync(Rust, new Verdict.Accept()), await DecidedAsync(Raise, new Verdict.Accept()));
        await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct);
        foreach (var decision in new[] { rust, raise })
        {
            var inverse = Assert.IsType<UndoOutcome.InverseOpened>(await Decisions.UndoAsync(decision.Id, null, "ann", false, Ct));
            Assert.False(inverse.WasOpen);
            Assert.True(Assert.IsType<UndoOutcome.InverseOpened>(await Decisions.UndoAsync(decision.Id, null, "ann", false, Ct)).WasOpen);
            var kept = (await Proposals.GetAsync(inverse.Proposal, Ct))!;
            Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(inverse.Proposal, new Verdict.Accept(), null, "lea", kept.Revision, Ct));
        }

        Assert.IsType<PublishOutcome.Published>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct));
        var (first, third) = (await Frameworks.GetAsync(Dev, 1, Ct), await Frameworks.GetAsync(Dev, 3, Ct));
        Assert.Equal(first!.Hash, third!.Hash);
        Assert.IsType<UndoOutcome.Refused>(await Decisions.UndoAsync(rust.Id, null, "ann", false, Ct));
    }

    [Fact]
    public async Task A_change_that_no_longer_fits_is_listed_and_nothing_is_published()
    {
        var add = new Change.AddRequirement(Eng, new Requirement(Ops, 2, Priority.Low));
        await NightAsync(1, Ask(add));
        var added = await DecidedAsync(add, new Verdict.Accept());
        var raise = new Change.ChangeLevel(Eng, Ops, 2, 4);
        await ByHand.ProposeAsync(Dev, raise, "Up.", "ann", Ct);
        await DecidedAsync(raise, new Verdict.Accept());
        await Decisions.UndoAsync(added.Id, null, "ann", false, Ct);
        var unfit = Assert.Single(Assert.IsType<PublishOutcome.NoLongerFits>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct)).Changes);
        Assert.Equal("Engineer no longer asks for Operations.", unfit.Reason);
        Assert.Single(await Frameworks.VersionsAsync(Dev, Ct));
    }

    [Fact]
    public async Task A_structural_fault_blocks()
    {
        var broken = Small with { Profiles = [Small.Profiles[0] with { Responsibilities = Small.Profiles[0].Responsibilities.Take(3).ToArray() }] };
        await Frameworks.PublishAsync(broken, "imported", Make.Night(2), Ct);
        await NightAsync(3, Ask(Rust));
        await DecidedAsync(Rust, new Verdict.Accept());
        var finding = Assert.Single(Assert.IsType<PublishOutcome.Blocked>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct)).Findings);
        Assert.Equal(("profile/ENG/responsibilities", "Add 1."), (finding.Path, finding.Remedy));
    }

    [Fact]
    public async Task A_plan_that_somebody_has_overtaken_is_shown_anew()
    {
        await NightAsync(1, Ask(Rust), Ask(Raise));
        await DecidedAsync(Rust, new Verdict.Accept());
        var plan = (await Publishing.PlanAsync(Dev, Ct))!;
        await DecidedAsync(Raise, new Verdict.Accept(), "ben");
        var now = Assert.IsType<PublishOutcome.Outdated>(await Publishing.PublishAsync(Dev, "", null, "lea", plan.Revision, Ct)).Now;
        Assert.Equal(2, now.Draft.Changes.Count);
        Assert.IsType<PublishOutcome.Published>(await Publishing.PublishAsync(Dev, "", null, "lea", now.Revision, Ct));
    }

    [Fact]
    public async Task Stopped_anywhere_inside_nothing_of_a_version_is_there_and_again_gives_the_same_hash()
    {
        await NightAsync(1, Ask(Rust), Ask(Raise));
        await DecidedAsync(Rust, new Verdict.Accept());
        await DecidedAsync(Raise, new Verdict.Accept());
        var expected = FrameworkElements.HashOf(FrameworkElements.Of((await DraftAsync()).Content));
        for (var n = 0; n < 20; n++)
        {
            var publishing = Publishing;
            publishing.BeforeEnd = n % 2 == 0
                ? _ => throw new InvalidOperationException("stopped")
                : work => Database.AskAsync<bool>($"SELECT pg_terminate_backend({work.Connection.ProcessID}, 5000)");
            var fault = await Record.ExceptionAsync(() => publishing.PublishAsync(Dev, "", null, "lea", null, Ct));
            Assert.True(fault is InvalidOperationException or NpgsqlException, fault?.ToString());
            Assert.Equal(1L, await Database.AskAsync<long>("SELECT count(*) FROM framework_versions"));
            Assert.Equal(0L, await Database.AskAsync<long>("SELECT (SELECT count(*) FROM version_decisions) + (SELECT count(*) FROM framework_version_elements WHERE version = 2)"));
        }

        Assert.Equal(expected, Assert.IsType<PublishOutcome.Published>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct)).Version.Hash);
        Assert.True((await Audit.VerifyAsync(Ct)).Holds);
    }

    [Fact]
    public async Task Two_who_publish_at_once_publish_one_version()
    {
        await NightAsync(1, Ask(Rust));
        await DecidedAsync(Rust, new Verdict.Accept());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Publishing.PublishAsync(Dev, "", null, "lea", null, Ct)));
        Assert.Single(outcomes.OfType<PublishOutcome.Published>());
        Assert.Equal(5, outcomes.OfType<PublishOutcome.Nothing>().Count());
    }

    [Fact]
    public async Task An_old_version_is_published_forward_and_what_is_pending_stays_so()
    {
        await NightAsync(1, Ask(Rust), Ask(Raise));
        await DecidedAsync(Rust, new Verdict.Accept());
        await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct);
        await DecidedAsync(Raise, new Verdict.Accept());
        var rolled = Assert.IsType<PublishOutcome.Published>(await Publishing.RollForwardAsync(Dev, 1, "back", null, "lea", Ct)).Version;
        Assert.Equal((3, (await Frameworks.GetAsync(Dev, 1, Ct))!.Hash), (rolled.Version, rolled.Hash));
        Assert.Single((await DraftAsync()).Changes);
        Assert.Equal(3, (await DraftAsync()).Content.Profiles[0].Requirements[0].Level);
        Assert.IsType<PublishOutcome.Refused>(await Publishing.RollForwardAsync(Dev, 9, "", null, "lea", Ct));
        Assert.Equal(["skill/K-RUST"], (await Publishing.CompareAsync(Dev, 2, 3, Ct))!.Differences.Select(d => d.Path));
    }

    [Fact]
    public async Task A_code_is_never_used_again_and_its_heir_is_kept()
    {
        await NightAsync(1, Ask(Skill("T SQL")));
        await DecidedAsync(Skill("T SQL"), new Verdict.Accept());
        await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct);
        var retire = new Change.RetireSkill(ElementCode.Parse("K-T-SQL"), ElementCode.Parse("SQL"));
        await ByHand.ProposeAsync(Dev, retire, "It is SQL.", "ann", Ct);
        await DecidedAsync(retire, new Verdict.Accept());
        Assert.IsType<PublishOutcome.Published>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct));
        Assert.Equal([new ReplacedCode("skill/K-T-SQL", 3, ElementCode.Parse("SQL"))], await Publishing.ReplacedAsync(Dev, Ct));
        await ByHand.ProposeAsync(Dev, Skill("t.sql"), "Another thing.", "ann", Ct);
        await DecidedAsync(Skill("t.sql"), new Verdict.Accept());
        Assert.Equal("K-T-SQL-2", (await DraftAsync()).Content.Skills[^1].Code.ToString());
        var reused = new Change.AddSkill(Eng, "Something else", SkillKind.Skill, null, ElementCode.Parse("K-T-SQL"));
        await ByHand.ProposeAsync(Dev, reused, "By force.", "ann", Ct);
        await DecidedAsync(reused, new Verdict.Accept());
        Assert.Contains("never used again", Assert.Single(Assert.IsType<PublishOutcome.Blocked>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct)).Findings).Message, StringComparison.Ordinal);
    }
}
