using Curation.Classify.Proposals;
using Curation.Domain.Analysis;
using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

/// <summary>What chance alone brings about must not be proposed more often than the stated rate.</summary>
public sealed class ChanceTests
{
    private static readonly string[] Trends = ["retire_requirement"];

    [Fact]
    public void When_dates_are_shuffled_what_fades_and_what_rises_vanishes()
    {
        var window = HonestCountingTests.Rich();
        Assert.Contains(window.Propose(), p => Rests(p));
        var found = Enumerable.Range(0, 20).Count(seed =>
        {
            var dates = window.Postings.Select(p => p.ObservedOn).ToArray();
            new Random(seed).Shuffle(dates);
            var shuffled = window.Postings.Zip(dates, (p, date) => p with { ObservedOn = date }).ToList();
            return ProposalBuilder.Propose(window.Framework, 1, shuffled, Window.AsOf, window.Options).Any(Rests);
        });
        Assert.InRange(found, 0, 4);
    }

    [Fact]
    public void When_skills_are_shuffled_among_roles_what_is_a_roles_own_vanishes()
    {
        var window = HonestCountingTests.Rich();
        Assert.Contains(window.Propose(), p => p.Change is Change.AddRequirement);
        var found = Enumerable.Range(0, 20).Count(seed =>
        {
            var analysed = window.Postings.Select(p => (p.Posting, p.Analysis.Mentions)).ToArray();
            new Random(seed).Shuffle(analysed);
            var shuffled = window.Postings.Zip(analysed, (p, other) => p with
            {
                Posting = p.Posting with { Text = other.Posting.Text },
                Analysis = p.Analysis with { Mentions = other.Mentions },
            }).ToList();
            return ProposalBuilder.Propose(window.Framework, 1, shuffled, Window.AsOf, window.Options)
                .Any(p => p.Change is Change.AddRequirement or Change.AddSkill or Change.RetireRequirement or Change.NewProfile or Change.AddTitle);
        });
        Assert.InRange(found, 0, 4);
    }

    /// <summary>200 worlds in which nothing changes: where nothing is true, the false discovery rate is the chance of any discovery.</summary>
    [Fact]
    public void In_worlds_where_nothing_changes_hardly_any_trend_is_found()
    {
        var found = Enumerable.Range(0, 200).Count(seed =>
        {
            var random = new Random(seed);
            var window = new Window();
            foreach (var role in SmallFramework.Roles)
            {
                string[] asks = ["RENEW", "ONBO", "NEGO", "FORE", "TICK", "COMM", "CAMP", "DATA", "~Gainsight", "~Looker", "~Articulate", "~Zendesk"];
                var chances = asks.Select(_ => random.NextDouble() * 0.6).ToArray();
                for (var i = 0; i < 90; i++)
                    window.Post($"{role} {random.Next(50)}", role, random.Next(270), asks.Where((_, k) => random.NextDouble() < chances[k]));
            }

            return window.Propose().Any(Rests);
        });
        Assert.InRange(found, 0, (int)(200 * (0.1 + 0.05)));
    }

    [Fact]
    public void A_pair_that_would_pass_alone_does_not_pass_among_many()
    {
        var few = new Window().OtherRoles("CSM").Role("CSM", 20, 20, ("ONBO", 2, 12), ("COMM", 10, 10));
        Assert.Single(few.Changes<Change.RetireRequirement>());
        var many = new Window().OtherRoles("CSM").Role("CSM", 20, 20,
            [("ONBO", 2, 12), ("COMM", 10, 10), .. Enumerable.Range(0, 60).Select(i => ($"~Tool{(char)('A' + (i / 26))}{(char)('a' + (i % 26))}", 8, 8))]);
        Assert.Empty(many.Changes<Change.RetireRequirement>());
    }

    /// <summary>Eight employers a role and window are few, and enough for what nearly all of them do.</summary>
    [Fact]
    public void A_small_board_is_enough_for_a_clear_change()
    {
        var window = new Window();
        foreach (var role in SmallFramework.Roles.Skip(1))
            window.Role(role, 8, 8, ("COMM", 4, 4));
        window.Role("CSM", 8, 8, ("~Gainsight", 7, 0), ("ONBO", 0, 7), ("COMM", 4, 4), ("RENEW", 6, 6));
        Assert.Single(window.Changes<Change.AddSkill>());
        Assert.Single(window.Changes<Change.RetireRequirement>());
        Assert.Contains(window.Changes<Change.AddRequirement>(), c => c.Target == "RENEW");
    }

    /// <summary>The kinds and reasons that rest on a change over time.</summary>
    private static bool Rests(Proposal proposal) =>
        Trends.Contains(Proposal.KindOf(proposal.Change), StringComparer.Ordinal) || proposal.Reasons.Any(r => r.StartsWith("It rises", StringComparison.Ordinal));
}
