using CsCheck;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Tests.Frameworks;
using Xunit;

namespace Curation.Tests.Decisions;

public sealed class DecisionLogTests
{
    private static readonly Framework Published = Samples.Ship;

    /// <summary>A hundred decisions and undos: the state that was kept up step by step is the fold of the log.</summary>
    [Fact]
    public void Any_sequence_of_decisions_and_undos_is_the_fold_of_its_log()
    {
        Gen.Select(Gen.Int, Gen.Int[0, 9]).Array[1, 60].Sample(
            acts =>
            {
                // The model: the changes in force, in order, and nothing else.
                var (log, inForce) = (new List<Decision>(), new List<Decision>());
                foreach (var (number, act) in acts)
                {
                    if (act < 4 && inForce.Count > 0)
                    {
                        var undone = inForce[(number & int.MaxValue) % inForce.Count];
                        inForce.Remove(undone);
                        log.Add(Make(log.Count, new Verdict.Undo(undone.Id), undone.Asked, null));
                        continue;
                    }

                    var draft = Fold(inForce);
                    var change = Samples.Change(draft, number);
                    var approved = act == 4 ? null : draft.Apply(change) switch { ApplyOutcome.Applied a => a.Change, ApplyOutcome.Waits => change, _ => null };
                    var decision = Make(log.Count, approved is null ? new Verdict.Reject(RejectReason.TooRare) : new Verdict.Accept(), change, approved);
                    log.Add(decision);
                    inForce.Add(decision);
                }

                Assert.Equal(inForce.Select(d => d.Id), DecisionLog.InForce(log).Select(d => d.Id));
                Assert.Equal(Samples.Json(Fold(inForce)), Samples.Json(DecisionLog.Fold(Published, 1, log).Content));
            },
            iter: 60);
    }

    [Fact]
    public void Undoing_the_last_decisions_one_by_one_goes_back_step_by_step()
    {
        Gen.Int.Array[1, 20].Sample(
            numbers =>
            {
                var (log, states) = (new List<Decision>(), new Stack<string>());
                foreach (var number in numbers)
                {
                    var draft = DecisionLog.Fold(Published, 1, log).Content;
                    if (draft.Apply(Samples.Change(draft, number)) is not ApplyOutcome.Applied applied)
                        continue;
                    states.Push(Samples.Json(draft));
                    log.Add(Make(log.Count, new Verdict.Accept(), applied.Change, applied.Change));
                }

                foreach (var decision in log.ToArray().Reverse())
                {
                    log.Add(Make(log.Count, new Verdict.Undo(decision.Id), decision.Asked, null));
                    Assert.Equal(states.Pop(), Samples.Json(DecisionLog.Fold(Published, 1, log).Content));
                }
            },
            iter: 40);
    }

    [Fact]
    public void What_stood_on_an_undone_decision_is_named()
    {
        var (profile, competency) = (Published.Profiles[0], Published.Competencies.First(c => Published.Profiles[0].Requirements.All(r => r.Competency != c.Code)));
        var add = Make(0, new Verdict.Accept(), new Change.AddRequirement(profile.Code, new(competency.Code, 1, Priority.Low)));
        var raise = Make(1, new Verdict.Accept(), new Change.ChangeLevel(profile.Code, competency.Code, 1, 2));
        var undo = Make(2, new Verdict.Undo(add.Id), add.Asked, null);
        Assert.Equal(2, DecisionLog.Fold(Published, 1, [add, raise]).Changes.Count);
        Assert.Equal(raise.Id, Assert.Single(DecisionLog.Fold(Published, 1, [add, raise, undo]).Unfit).Decision.Id);
    }

    [Fact]
    public void A_decision_is_the_same_after_it_was_written_and_read()
    {
        Verdict[] verdicts =
        [
            new Verdict.Accept(), new Verdict.AcceptEdited(new Change.AddTitle(Published.Profiles[0].Code, "x")), new Verdict.Reject(RejectReason.Other, "so"),
            new Verdict.Snooze(new DateOnly(2026, 1, 1), 3), new Verdict.Merge(MergeKind.Skill, Published.Skills[0].Code), new Verdict.Undo(Guid.Empty),
        ];
        foreach (var verdict in verdicts)
        {
            var decision = Make(7, verdict, Samples.Change(Published, 6), Samples.Change(Published, 6));
            var json = Samples.Json(decision);
            Assert.Equal(json, Samples.Json(System.Text.Json.JsonSerializer.Deserialize<Decision>(json, Curation.Domain.CurationJson.Line)!));
        }
    }

    private static Framework Fold(IEnumerable<Decision> inForce) => inForce.Where(d => d.Approved is not null)
        .Aggregate(Published, (f, d) => f.Apply(d.Approved!) is ApplyOutcome.Applied a ? a.Framework : f);

    private static Decision Make(int number, Verdict verdict, Change asked) => Make(number, verdict, asked, asked);

    private static Decision Make(int number, Verdict verdict, Change asked, Change? approved)
    {
        var proposal = Proposal.IdOf(Published.Code, asked);
        return new Decision
        {
            Id = Decision.IdOf(proposal, number),
            Proposal = proposal,
            Framework = Published.Code,
            Verdict = verdict,
            Asked = asked,
            Approved = approved,
            Question = "?",
            Actor = "ann",
            At = DateTimeOffset.UnixEpoch.AddSeconds(number),
            Revision = "r",
            Demand = new Demand(1, 1, 1, 1, 0.1, null, new Interval(0, 1)),
        };
    }
}
