using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Proposals;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class DecisionStoreTests(FreshDatabase database) : DecisionTest(database)
{
    private static readonly Change Rust = Skill("Rust");

    [Fact]
    public async Task An_accepted_change_stands_in_the_draft_under_a_code_of_its_own()
    {
        await NightAsync(1, Ask(Rust));
        var decision = await DecidedAsync(Rust, new Verdict.Accept());
        var draft = await DraftAsync();
        Assert.Equal(1, draft.Version);
        var skill = draft.Content.Skills[^1];
        Assert.Equal(("K-RUST", "Rust", "C1"), (skill.Code.ToString(), skill.Label, skill.Competency.ToString()));
        Assert.Equal(skill.Code, ((Change.AddSkill)decision.Approved!).Code);
        Assert.Equal(ProposalState.Decided, (await KeptAsync(Rust)).State);
        var entry = Assert.Single(await Decisions.HistoryAsync(decision.Proposal, Ct));
        Assert.Equal(Json(decision), Json(entry.Decision));
        Assert.True(entry is { InForce: true, UndoneBy: null, PublishedIn: null });
        var audit = Assert.Single(await Audit.RecentAsync($"proposal/{decision.Proposal}", null, 9, Ct));
        Assert.Equal(("decide", "ann", Json(decision)), (audit.Act, audit.Actor, audit.Detail));
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_was_first_and_keeps_what_they_typed()
    {
        await NightAsync(1, Ask(Rust));
        var kept = await KeptAsync(Rust);
        var drafts = new InputDrafts(Db, Clock);
        await drafts.SaveAsync("ben", $"proposal/{kept.Proposal.Id}", "half a reas", Ct);
        await drafts.SaveAsync("ann", $"proposal/{kept.Proposal.Id}", "mine", Ct);
        var first = await DecidedAsync(Rust, new Verdict.Accept());
        var second = Assert.IsType<DecideOutcome.AlreadyDecided>(await Decisions.DecideAsync(
            kept.Proposal.Id, new Verdict.Reject(RejectReason.TooRare), null, "ben", kept.Revision, Ct));
        Assert.Equal(Json(first), Json(second.Decision));
        Assert.Equal("half a reas", (await drafts.GetAsync("ben", $"proposal/{kept.Proposal.Id}", Ct))!.Content);
        Assert.Null(await drafts.GetAsync("ann", $"proposal/{kept.Proposal.Id}", Ct));
        Assert.Equal(1, await Database.AskAsync<int>("SELECT count(*)::integer FROM decisions"));
    }

    [Fact]
    public async Task Of_many_at_once_one_decides()
    {
        await NightAsync(1, Ask(Rust), Ask(Skill("Go")));
        var kept = await KeptAsync(Rust);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Decisions.DecideAsync(
            kept.Proposal.Id, n % 2 == 0 ? new Verdict.Accept() : new Verdict.Reject(RejectReason.NotASkill), null, $"p{n}", kept.Revision, Ct)));
        var decided = Assert.Single(outcomes.OfType<DecideOutcome.Decided>());
        Assert.All(outcomes.OfType<DecideOutcome.AlreadyDecided>(), o => Assert.Equal(decided.Decision.Id, o.Decision.Id));
        Assert.Equal(11, outcomes.OfType<DecideOutcome.AlreadyDecided>().Count());
        Assert.Equal(1, await Database.AskAsync<int>("SELECT count(*)::integer FROM audit"));
    }

    [Fact]
    public async Task A_proposal_that_a_night_has_joined_is_shown_anew()
    {
        await NightAsync(1, Ask(Rust));
        var seen = await KeptAsync(Rust);
        await NightAsync(2, Ask(Rust, employers: 12));
        var now = Assert.IsType<DecideOutcome.Outdated>(await Decisions.DecideAsync(seen.Proposal.Id, new Verdict.Accept(), null, "ann", seen.Revision, Ct)).Now;
        Assert.Equal(12, now.Proposal.Demand.Employers);
        Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(seen.Proposal.Id, new Verdict.Accept(), null, "ann", now.Revision, Ct));
        await NightAsync(3);
        Assert.Equal(0, await Database.AskAsync<int>("SELECT count(*)::integer FROM proposals WHERE state = 'withdrawn'"));
    }

    [Fact]
    public async Task An_undone_decision_leaves_the_proposal_open_and_both_rows()
    {
        await NightAsync(1, Ask(Rust));
        var decision = await DecidedAsync(Rust, new Verdict.Accept());
        Assert.IsType<UndoOutcome.Refused>(await Decisions.UndoAsync(decision.Id, null, "ben", mayUndoOthers: false, Ct));
        var undo = Assert.IsType<UndoOutcome.Undone>(await Decisions.UndoAsync(decision.Id, "slip", "ben", mayUndoOthers: true, Ct)).Undo;
        Assert.Equal(Json(Small), Json((await DraftAsync()).Content));
        Assert.Equal(ProposalState.Open, (await KeptAsync(Rust)).State);
        Assert.Equal(Json(undo), Json(Assert.IsType<UndoOutcome.AlreadyUndone>(await Decisions.UndoAsync(decision.Id, null, "ann", false, Ct)).Undo));
        var again = await DecidedAsync(Rust, new Verdict.Reject(RejectReason.Other, "no"));
        Assert.Equal([false, true], (await Decisions.HistoryAsync(decision.Proposal, Ct)).Select(e => e.InForce));
        Assert.Equal(3, (await Audit.VerifyAsync(Ct)).Entries);
        Assert.NotEqual(decision.Id, again.Id);
    }

    [Fact]
    public async Task An_edited_change_stands_instead_of_the_proposed_one()
    {
        await NightAsync(1, Ask(Rust));
        await DecidedAsync(Rust, new Verdict.AcceptEdited(new Change.AddSkill(Eng, "Rust language", SkillKind.Skill, Ops)));
        Assert.Equal(("S-RUST-LANGUAGE", "Rust language", Ops), (await DraftAsync()).Content.Skills[^1] is var s ? (s.Code.ToString(), s.Label, s.Competency!.Value) : default);
    }

    [Fact]
    public async Task Merging_a_term_into_a_skill_makes_it_an_alias()
    {
        await NightAsync(1, Ask(Skill("T-SQL")));
        await DecidedAsync(Skill("T-SQL"), new Verdict.Merge(MergeKind.Skill, ElementCode.Parse("SQL")));
        Assert.Equal(["Structured Query Language", "T-SQL"], Assert.Single((await DraftAsync()).Content.Skills).Aliases);
    }

    [Fact]
    public async Task What_cannot_be_decided_is_refused_with_the_reason()
    {
        await NightAsync(1, Ask(Rust));
        var kept = await KeptAsync(Rust);
        foreach (var verdict in new Verdict[]
        {
            new Verdict.Reject(RejectReason.Other), new Verdict.Snooze(null), new Verdict.Snooze(new DateOnly(2026, 3, 1)), new Verdict.Undo(kept.Proposal.Id),
            new Verdict.Merge(MergeKind.Skill, ElementCode.Parse("NONE")), new Verdict.AcceptEdited(new Change.RetireSkill(ElementCode.Parse("SQL"))),
            new Verdict.AcceptEdited(Skill("structured query language")),
        })
            Assert.IsType<DecideOutcome.Refused>(await Decisions.DecideAsync(kept.Proposal.Id, verdict, null, "ann", kept.Revision, Ct));
        Assert.IsType<DecideOutcome.Refused>(await Decisions.DecideAsync(Guid.Empty, new Verdict.Accept(), null, "ann", "", Ct));
        Assert.Equal(0, await Database.AskAsync<int>("SELECT count(*)::integer FROM decisions"));
    }

    [Fact]
    public async Task A_new_profile_waits_for_its_content_and_is_amended_when_it_has_it()
    {
        var asked = new Change.NewProfile("Platform Engineer", ["Kubernetes"]);
        await NightAsync(1, Ask(asked));
        var kept = await KeptAsync(asked);
        var decided = Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(kept.Proposal.Id, new Verdict.Accept(), null, "ann", kept.Revision, Ct));
        Assert.Equal(5, decided.Checklist!.Count(i => !i.Done));
        Assert.Single((await DraftAsync()).Waiting);
        var content = new ProfileDraft
        {
            Family = ElementCode.Parse("FAM"),
            Band = 5,
            RoleDescription = "Runs the platform.",
            Responsibilities = Small.Profiles[0].Responsibilities,
            Requirements = [new Requirement(Ops, 3, Priority.High)],
        };
        var amended = Assert.IsType<DecideOutcome.Decided>(await Decisions.AmendAsync(decided.Decision.Id, asked with { Draft = content }, null, "ann", Ct));
        Assert.Null(amended.Checklist);
        Assert.Equal("FAM-5PE", (await DraftAsync()).Content.Profiles[^1].Code.ToString());
        Assert.IsType<DecideOutcome.AlreadyDecided>(await Decisions.AmendAsync(decided.Decision.Id, asked, null, "ann", Ct));
    }

    [Fact]
    public async Task What_people_propose_goes_the_same_way()
    {
        var change = new Change.ChangeLevel(Eng, Code, 2, 3);
        Assert.IsType<HandMadeOutcome.Refused>(await ByHand.ProposeAsync(Dev, change with { From = 1 }, "why", "ann", Ct));
        Assert.IsType<HandMadeOutcome.Refused>(await ByHand.ProposeAsync(Dev, change, " ", "ann", Ct));
        var opened = Assert.IsType<HandMadeOutcome.Opened>(await ByHand.ProposeAsync(Dev, change, "A workshop said so.", "ann", Ct)).Proposal;
        Assert.Equal((ProposalOrigin.Person, "ann"), (opened.Origin, opened.ProposedBy));
        Assert.IsType<HandMadeOutcome.AlreadyOpen>(await ByHand.ProposeAsync(Dev, change, "Me too.", "ben", Ct));
        Assert.Equal(0, (await NightAsync(2)).Withdrawn);
        await DecidedAsync(change, new Verdict.Accept(), "ben");
        Assert.Equal(3, (await DraftAsync()).Content.Profiles[0].Requirements[0].Level);
        Assert.Equal(["propose", "decide"], (await Audit.RecentAsync(null, null, 9, Ct)).Reverse().Select(a => a.Act));
    }

    [Fact]
    public async Task Killed_between_the_rows_nothing_is_decided()
    {
        await NightAsync(1, Ask(Rust));
        var kept = await KeptAsync(Rust);
        // Waits for the audit, its last row, and dies there.
        await using var blocker = new NpgsqlConnection(Db.ConnectionString);
        await blocker.OpenAsync(Ct);
        await using var transaction = await blocker.BeginTransactionAsync(Ct);
        await using (var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Curation.Storage.LockKeys.Audit}, 0)", blocker, transaction))
            await command.ExecuteNonQueryAsync(Ct);
        var deciding = Decisions.DecideAsync(kept.Proposal.Id, new Verdict.Accept(), null, "ann", kept.Revision, Ct);
        while (await Database.AskAsync<int>(
            "SELECT count(pg_terminate_backend(pid, 5000))::integer FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND state = 'active'") == 0)
            await Task.Delay(10, Ct);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => deciding);
        await transaction.RollbackAsync(Ct);
        Assert.Equal(0, await Database.AskAsync<int>("SELECT count(*)::integer FROM decisions"));
        Assert.Equal(ProposalState.Open, (await KeptAsync(Rust)).State);
        await DecidedAsync(Rust, new Verdict.Accept());
        Assert.True((await Audit.VerifyAsync(Ct)).Holds);
    }
}
