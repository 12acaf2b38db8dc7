using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Xunit;
using static Curation.Tests.Classify.Proposals.SmallFramework;

namespace Curation.Tests.Classify.Proposals;

public sealed class LevelAndPriorityTests
{
    [Fact]
    public void A_level_rises_when_employers_that_say_how_well_ask_for_more()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 30, ("ONBO@3", 10, 0), ("COMM", 15, 15));
        var proposal = Assert.Single(window.Propose());
        Assert.Equal(new Change.ChangeLevel(Code("CSM"), Code("ONBO"), 2, 3), proposal.Change);
        Assert.Equal("Should Customer Success Manager ask for Customer Onboarding at level 3 instead of 2?", proposal.Question);
        Assert.Contains("more: 100 %, 95 % interval 72", proposal.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("cue 3", proposal.Reasons[2], StringComparison.Ordinal);
        Assert.InRange(proposal.Demand.QValue!.Value, 0, 0.1);
    }

    [Theory]
    [InlineData("DATA@1", 1)]
    [InlineData("DATA@2", 2)]
    [InlineData("DATA@3", 4)]
    [InlineData("DATA@4", 5)]
    public void On_a_scale_of_five_a_wording_means_the_lowest_level_that_its_crosswalk_gives(string ask, int level)
    {
        var window = new Window().OtherRoles("MKT").Role("MKT", 20, 20, (ask, 15, 15), ("CAMP", 15, 15));
        Assert.Equal(level, Assert.Single(window.Changes<Change.AddRequirement>()).Requirement.Level);
    }

    [Fact]
    public void On_a_scale_of_five_without_a_crosswalk_a_wording_means_no_level()
    {
        var care = Care with { Scales = [.. Care.Scales.Select(s => s with { Crosswalk = null })] };
        var window = new Window { Framework = care }.OtherRoles("MKT").Role("MKT", 20, 20, ("DATA@4", 15, 15), ("CAMP", 15, 15));
        Assert.Equal(2, Assert.Single(window.Changes<Change.AddRequirement>()).Requirement.Level);
    }

    [Theory]
    [InlineData("ONBO@3", 4)]
    [InlineData("ONBO@2", 20)]
    [InlineData("ONBO", 20)]
    public void It_stays_when_few_say_or_they_say_the_same_or_nothing(string ask, int employers) =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 30, 0, (ask, employers, 0)).Changes<Change.ChangeLevel>());

    [Fact]
    public void It_stays_when_those_that_say_disagree()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 12, 0, ("ONBO@3", 7, 0));
        for (var i = 7; i < 13; i++)
            window.Post($"CSM {i}", "CSM", i * 5, ["ONBO@1"]);
        Assert.Empty(window.Changes<Change.ChangeLevel>());
    }

    [Fact]
    public void One_employer_with_many_postings_has_one_voice_on_the_level()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 0, ("ONBO@2", 10, 0));
        for (var i = 0; i < 200; i++)
            window.Post("flood", "CSM", i % 80, ["ONBO@4"]);
        Assert.Empty(window.Changes<Change.ChangeLevel>());
    }

    [Fact]
    public void A_priority_rises_one_step_when_clearly_more_than_half_ask()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("ONBO", 32, 32), ("COMM", 20, 20));
        var proposal = Assert.Single(window.Propose());
        Assert.Equal(new Change.ChangePriority(Code("CSM"), Code("ONBO"), Priority.Medium, Priority.High), proposal.Change);
        Assert.Equal("Should Customer Onboarding have high instead of medium priority for Customer Success Manager?", proposal.Question);
    }

    [Fact]
    public void A_priority_rises_when_employers_call_it_a_must()
    {
        var window = new Window().OtherRoles("IMP").Role("IMP", 30, 30, ("ONBO", 20, 20), ("DATA!3", 10, 10));
        Assert.Equal(new Change.ChangePriority(Code("IMP"), Code("DATA"), Priority.Low, Priority.Medium), Assert.Single(window.Changes<Change.ChangePriority>()));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    public void Half_of_them_are_no_reason(int asking) =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("ONBO", asking, asking)).Changes<Change.ChangePriority>());

    [Fact]
    public void A_priority_falls_when_few_ask_and_they_call_it_nice_to_have()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 90, 90, ("ONBO!1", 9, 9), ("COMM", 45, 45));
        Assert.Equal(new Change.ChangePriority(Code("CSM"), Code("ONBO"), Priority.Medium, Priority.Low), Assert.Single(window.Changes<Change.ChangePriority>()));
    }

    [Fact]
    public void That_few_ask_is_no_reason_alone() =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 90, 90, ("ONBO", 8, 8), ("COMM", 45, 45)).Propose());

    [Fact]
    public void What_fades_is_not_asked_about_in_another_way()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 90, 90, ("ONBO!1", 9, 70), ("COMM", 45, 45));
        Assert.Equal("retire_requirement", Proposal.KindOf(Assert.Single(window.Propose()).Change));
    }

    [Fact]
    public void A_level_stays_where_employers_write_so_of_everything_at_that_level()
    {
        var window = new Window().OtherRoles("CSM", "IMP", "AE", "SUP")
            .Role("CSM", 30, 0, ("ONBO@3", 12, 0), ("COMM@3", 12, 0))
            .Role("IMP", 30, 0, ("ONBO@3", 12, 0))
            .Role("AE", 30, 0, ("NEGO@3", 12, 0), ("FORE@3", 12, 0))
            .Role("SUP", 30, 0, ("TICK@3", 12, 0), ("COMM@3", 12, 0));
        Assert.Empty(window.Changes<Change.ChangeLevel>());
    }

    [Fact]
    public void Standing_among_the_requirements_says_nothing_of_how_urgent_it_is() =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 90, 90, ("ONBO!2", 9, 9), ("COMM!2", 45, 45)).Changes<Change.ChangePriority>());
}
