using System.Diagnostics;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Xunit;

namespace Curation.ServiceTests.Decisions;

/// <summary>Many clients that decide and undo at random on the same proposals, while a queue of 5,000 is open.</summary>
public sealed class ManyPeopleTests(FreshDatabase database, ITestOutputHelper output) : DecisionTest(database)
{
    private const int People = 8;
    private const int Acts = 125;

    [Fact]
    public async Task Every_decision_that_was_accepted_is_in_the_audit_once_and_in_an_order_that_explains_it()
    {
        var asked = Enumerable.Range(0, 5000).Select(n => Skill($"Term {n}")).ToArray();
        await NightAsync(1, [.. asked.Select(c => Ask(c))]);
        var seen = (await Proposals.OpenAsync(Dev, Ct)).ToDictionary(p => p.Proposal.Id, p => p.Revision);
        var contested = asked.Take(30).Select(c => Proposal.IdOf(Dev, c)).ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, People).Select(n => Task.Run(() => PersonAsync(n, contested, seen))));

        var accepted = results.SelectMany(r => r.Accepted).ToArray();
        var log = (await Audit.RecentAsync(null, null, 10_000, Ct)).Reverse().Select(e => JsonSerializer.Deserialize<Decision>(e.Detail, CurationJson.Line)!).ToArray();
        Assert.Equal(accepted.Order(), log.Select(d => d.Id).Order());
        Assert.Equal(accepted.Length, accepted.Distinct().Count());
        // One after the other, each was allowed by what stood before it.
        var standing = new Dictionary<Guid, Guid>();
        foreach (var decision in log)
        {
            if (decision.Verdict is Verdict.Undo undo)
            {
                Assert.Equal(undo.Decision, standing[decision.Proposal]);
                standing.Remove(decision.Proposal);
            }
            else
                Assert.True(standing.TryAdd(decision.Proposal, decision.Id), "Two decisions in force on one proposal.");
        }

        foreach (var proposal in contested)
            Assert.Equal(standing.TryGetValue(proposal, out var id) ? id : null, (await Proposals.GetAsync(proposal, Ct))!.Decision);
        Assert.True((await Audit.VerifyAsync(Ct)).Holds);
        var times = results.SelectMany(r => r.Milliseconds).Order().ToArray();
        output.WriteLine($"{times.Length} acts of {People} people, {accepted.Length} accepted: p50 {times[times.Length / 2]:0} ms, p95 {times[times.Length * 95 / 100]:0} ms");
    }

    [Fact]
    public async Task One_person_waits_little_for_a_stored_decision()
    {
        await NightAsync(1, [.. Enumerable.Range(0, 5000).Select(n => Ask(Skill($"Term {n}")))]);
        var open = (await Proposals.OpenAsync(Dev, Ct)).Take(200).ToArray();
        var times = new List<double>();
        foreach (var kept in open)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(kept.Proposal.Id, new Verdict.Accept(), null, "ann", kept.Revision, Ct));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"200 decisions in a queue of 5,000: p50 {times[100]:0.0} ms, p95 {times[190]:0.0} ms");
        Assert.True(times[100] < 250, $"p50 {times[100]} ms");
    }

    private async Task<(List<Guid> Accepted, List<double> Milliseconds)> PersonAsync(int number, Guid[] contested, Dictionary<Guid, string> seen)
    {
        var (random, accepted, times, decisions) = (new Random(number), new List<Guid>(), new List<double>(), Decisions);
        for (var act = 0; act < Acts; act++)
        {
            var proposal = contested[random.Next(contested.Length)];
            var start = Stopwatch.GetTimestamp();
            if (random.Next(2) == 0)
            {
                Verdict verdict = random.Next(2) == 0 ? new Verdict.Accept() : new Verdict.Reject(RejectReason.TooRare);
                var outcome = await decisions.DecideAsync(proposal, verdict, null, $"p{number}", seen[proposal], Ct);
                if (outcome is DecideOutcome.Decided decided)
                    accepted.Add(decided.Decision.Id);
                else
                    Assert.IsType<DecideOutcome.AlreadyDecided>(outcome);
            }
            else if ((await decisions.HistoryAsync(proposal, Ct)).LastOrDefault(e => e.InForce) is { } entry
                && await decisions.UndoAsync(entry.Decision.Id, null, $"p{number}", true, Ct) is UndoOutcome.Undone undone)
                accepted.Add(undone.Undo.Id);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (accepted, times);
    }
}
