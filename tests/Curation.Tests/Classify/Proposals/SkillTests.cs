using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Xunit;
using static Curation.Tests.Classify.Proposals.SmallFramework;

namespace Curation.Tests.Classify.Proposals;

public sealed class SkillTests
{
    [Fact]
    public void A_term_that_rises_becomes_a_skill()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("~Gainsight", 14, 1), ("COMM", 20, 20));
        var proposal = Assert.Single(window.Propose());
        Assert.Equal(new Change.AddSkill(Code("CSM"), "Gainsight", SkillKind.Knowledge, null), proposal.Change);
        Assert.StartsWith("It rises by more than chance explains", proposal.Reasons[1], StringComparison.Ordinal);
        Assert.Equal("gainsight", proposal.Change.Target);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(5, false)]
    public void A_term_that_does_not_rise_needs_a_high_share_and_lift(int asking, bool asked)
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("~Gainsight", asking, asking), ("COMM", 20, 20));
        Assert.Equal(asked, window.Changes<Change.AddSkill>().Count == 1);
    }

    [Fact]
    public void A_term_that_all_roles_ask_for_is_no_ones_own()
    {
        var window = new Window();
        foreach (var role in SmallFramework.Roles)
            window.Role(role, 20, 20, ("~Gainsight", 12, 12));
        Assert.Empty(window.Changes<Change.AddSkill>());
    }

    [Fact]
    public void A_term_is_asked_about_once_with_the_other_roles_named()
    {
        var window = new Window().OtherRoles("CSM", "AE").Role("CSM", 40, 40, ("~Gainsight", 16, 0)).Role("AE", 40, 40, ("~Gainsight", 12, 0));
        var proposal = Assert.Single(window.Propose(), p => p.Change is Change.AddSkill);
        Assert.Equal(Code("CSM"), proposal.Change.Profile);
        Assert.Contains("Also asked for: Account Executive (30 %)", proposal.Reasons);
    }

    [Theory]
    [InlineData("~fast-paced environment")]
    [InlineData("~experience")]
    [InlineData("~5+ years of it")]
    [InlineData("~and more")]
    [InlineData("~strong communication skills")]
    [InlineData("~one two three four five")]
    [InlineData("~Account Executive")]
    public void Words_that_name_no_skill_are_not_proposed(string ask) =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 40, 40, (ask, 20, 0)).Propose());

    [Theory]
    [InlineData("~Customer onboarding")]
    [InlineData("~sales cloud")]
    [InlineData("~contract renewal")]
    public void A_term_that_the_framework_has_counts_for_what_it_has(string ask) =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 40, 40, (ask, 20, 0)).Changes<Change.AddSkill>());

    [Fact]
    public void The_nearest_competency_is_the_one_spelled_alike_or_named_in_the_same_sentence()
    {
        var alike = new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("~Salesforce Einstein", 14, 1));
        Assert.Equal(Code("DATA"), Assert.Single(alike.Changes<Change.AddSkill>()).Competency);

        var together = new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("~Gainsight", 14, 1), ("COMM", 20, 20));
        var joined = together.Postings.Select(p => p with
        {
            Analysis = p.Analysis with { Mentions = [.. p.Analysis.Mentions.Select(m => m with { SentenceStart = 0, SentenceEnd = p.Posting.Text.Length })] },
        }).ToList();
        var proposals = Curation.Classify.Proposals.ProposalBuilder.Propose(Care, 1, joined, Window.AsOf, new());
        Assert.Equal(Code("COMM"), Assert.Single(proposals.Select(p => p.Change).OfType<Change.AddSkill>()).Competency);
    }

    [Fact]
    public void An_abbreviation_in_brackets_beside_a_label_is_its_alias()
    {
        var window = new Window().OtherRoles("CSM");
        for (var i = 0; i < 30; i++)
            window.Post($"e{i}", "CSM", 2 + (i * 2), i < 3 ? ["DATA"] : i < 12 ? ["~SFDC"] : [], sentence: i < 3 ? "We work with {0} (SFDC) every day and with joy." : "We work with {0} every day and with joy.");
        var proposal = Assert.Single(window.Propose());
        Assert.Equal(new Change.AddAlias(Code("DATA"), "SFDC"), proposal.Change);
        Assert.Equal("Is SFDC another name of Salesforce?", proposal.Question);
        Assert.Equal(12, proposal.Demand.Employers);
        Assert.Equal("sales cloud, SFDC", proposal.After);
        Assert.All(proposal.Evidence, e => Assert.Contains("SFDC", e.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("~e-mail campaigns", "CAMP")]
    [InlineData("~Salesforce platform", "DATA")]
    [InlineData("~Salesforce.com", "DATA")]
    [InlineData("~sales forcasting", "FORE")]
    public void A_label_written_otherwise_is_its_alias(string ask, string skill) =>
        Assert.Equal(new Change.AddAlias(Code(skill), ask[1..]), Assert.Single(new Window().OtherRoles("CSM").Role("CSM", 40, 40, (ask, 8, 8)).Propose()).Change);

    [Theory]
    [InlineData("~sales recasting", 8)]
    [InlineData("~sales frecasting", 8)]
    [InlineData("~Salesforce frameworks", 8)]
    [InlineData("~price negotiators", 8)]
    [InlineData("~Salesforce platform", 4)]
    public void Another_word_or_too_few_employers_make_no_alias(string ask, int employers) =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 40, 40, (ask, employers, employers)).Changes<Change.AddAlias>());

    [Fact]
    public void A_common_word_is_no_skill_for_being_written_often_and_a_name_is()
    {
        static IReadOnlyList<string> Asked(string term) =>
            [.. new Window().OtherRoles("CSM").Role("CSM", 30, 30, ($"~{term}", 15, 15)).Changes<Change.AddSkill>().Select(c => c.Term)];
        Assert.Empty(Asked("orchestration"));
        Assert.Empty(Asked("Campaigns"));
        Assert.Equal(["Gainsight"], Asked("Gainsight"));
        Assert.Equal(["payment orchestration"], Asked("payment orchestration"));
    }
}
