using System.Globalization;
using CsCheck;
using Curation.Classify.Proposals;
using Curation.Classify.Proposals.Nearest;
using Curation.Domain.Analysis;
using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

/// <summary>What of the framework a proposal comes near to.</summary>
public sealed class NearestTests
{
    private static readonly string[] Asks = ["RENEW", "ONBO", "COMM", "NEGO", "~Salesforce Einstein", "~Gainsight", "~Data Analysis tools", "~contract renewal desk"];

    /// <summary>Every proposal of Rich, and of the same with everything in one sentence, line by line. CURATION_APPROVE=1 writes the file anew, for a person to read.</summary>
    [Fact]
    public void The_case_file_says_what_is_near_and_why()
    {
        var apart = HonestCountingTests.Rich();
        string[] lines = ["# each in a sentence of its own", .. Lines(apart.Propose()), "# all in one sentence", .. Lines(ProposalBuilder.Propose(apart.Framework, 1, Joined(apart), Window.AsOf, new()))];
        var said = string.Join('\n', lines) + "\n";
        var path = Path.Combine(Repository.Root, "tests", "Curation.Tests", "Classify", "Proposals", "nearest.txt");
        if (Environment.GetEnvironmentVariable("CURATION_APPROVE") == "1")
            File.WriteAllText(path, said);
        Assert.Equal(File.ReadAllText(path), said);
    }

    [Fact]
    public void It_is_sorted_scored_from_0_to_1_to_four_decimals_and_the_same_each_time()
    {
        Gen.Int[0, 40].Array[Asks.Length * 2].Sample(
            counts =>
            {
                var window = new Window().OtherRoles("CSM").Role("CSM", 40, 40, [.. Asks.Select((ask, i) => (ask, counts[2 * i], counts[(2 * i) + 1]))]);
                var postings = counts[0] % 2 == 0 ? window.Postings : Joined(window);
                var proposals = ProposalBuilder.Propose(window.Framework, 1, postings, Window.AsOf, new());
                var again = ProposalBuilder.Propose(window.Framework, 1, [.. postings.Reverse()], Window.AsOf, new());
                Assert.Equal(Lines(proposals), Lines(again));
                foreach (var near in proposals.Select(p => p.Nearest))
                {
                    Assert.InRange(near.Count, 0, 5);
                    Assert.Equal(near.OrderByDescending(n => n.Score).ThenBy(n => n.Code), near);
                    Assert.Equal(near.Count, near.Select(n => n.Code).Distinct().Count());
                    Assert.All(near, n => Assert.True(n.Score is >= 0 and <= 1 && n.Score == Math.Round(n.Score, 4) && n.Why.Length > 0 && n.Name.Length > 0));
                }

                foreach (var (change, near) in proposals.Where(p => p.Change is Change.AddSkill { Competency: not null }).Select(p => ((Change.AddSkill)p.Change, p.Nearest)))
                    Assert.Contains(change.Competency!.Value, near.Select(n => n.Code));
            },
            iter: 30);
    }

    [Fact]
    public void Only_what_has_no_exact_place_is_compared()
    {
        var proposals = HonestCountingTests.Rich().Propose();
        Assert.All(proposals.Where(p => p.Change is Change.ChangeLevel or Change.ChangePriority or Change.RetireRequirement), p => Assert.Empty(p.Nearest));
        Assert.Equal(MergeKind.Profile, proposals.Single(p => p.Change is Change.NewProfile).Nearest[0].Kind);
        Assert.Equal(MergeKind.Skill, proposals.Single(p => p.Change is Change.AddAlias).Nearest[0].Kind);
    }

    [Theory]
    [InlineData("Data analysis", "Data Analysis", 1, 1, "the same name")]
    [InlineData("data-analyses", "Data Analysis", 0.5, 0.9, "written alike")]
    [InlineData("Analysis of sales data", "Data Analysis", 0.6, 0.9, "same words: analysis, data")]
    [InlineData("Customer care", "Customer Onboarding", 0.2, 0.55, "same word: customer")]
    [InlineData("Go", "Negotiation", 0, 0, "")]
    [InlineData("C++", "C#", 0, 0, "")]
    [InlineData("the of and", "of the", 0, 0.9, "written alike")]
    public void Names_are_alike_by_their_words_or_their_letters(string a, string b, double least, double most, string why)
    {
        var likeness = new NameLikeness([.. SmallFramework.Care.Competencies.Select(c => c.Name), .. SmallFramework.Care.Skills.Select(s => s.Label)]);
        Assert.InRange(likeness.Of(a, b).Value, least, most);
        Assert.Equal(likeness.Of(a, b).Value, likeness.Of(b, a).Value, 12);
        Assert.Equal(why, likeness.Of(a, b).Why);
    }

    private static List<AnalysedPosting> Joined(Window window) => [.. window.Postings.Select(p => p with
    {
        Analysis = p.Analysis with { Mentions = [.. p.Analysis.Mentions.Select(m => m with { SentenceStart = 0, SentenceEnd = p.Posting.Text.Length })] },
    })];

    private static IReadOnlyList<string> Lines(IReadOnlyList<Proposal> proposals) =>
    [
        .. from proposal in proposals
           where proposal.Nearest.Count > 0
           from line in proposal.Nearest.Select(n => $"  {n.Score.ToString("0.0000", CultureInfo.InvariantCulture)} {n.Kind.ToString().ToLowerInvariant()} {n.Name}: {n.Why}").Prepend(proposal.Question)
           select line,
    ];
}
