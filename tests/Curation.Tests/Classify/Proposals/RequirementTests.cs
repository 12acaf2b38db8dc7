using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Xunit;
using static Curation.Tests.Classify.Proposals.SmallFramework;

namespace Curation.Tests.Classify.Proposals;

public sealed class RequirementTests
{
    [Fact]
    public void A_profile_should_ask_for_what_its_employers_ask_for_and_others_do_not()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 30, ("RENEW", 18, 18));
        var proposal = Assert.Single(window.Propose());
        Assert.Equal(new Change.AddRequirement(Code("CSM"), new Requirement(Code("RENEW"), 2, Priority.High)), proposal.Change);
        Assert.Equal("Should Customer Success Manager ask for Renewals and Expansion (level 2, high priority)?", proposal.Question);
        Assert.Equal("18 of 30 employers ask for it now (60 %, 95 % interval 42 to 75 %), 60 % before", proposal.Reasons[0]);
        Assert.Equal((18, 18, 30, 30, 0.6, 0.6), (proposal.Demand.Employers, proposal.Demand.Postings, proposal.Demand.RoleEmployers, proposal.Demand.RoleEmployersBefore, proposal.Demand.ShareNow, proposal.Demand.ShareBefore));
        Assert.InRange(proposal.Demand.QValue!.Value, proposal.Demand.PValue!.Value, 0.001);
        Assert.Equal(5, proposal.Evidence.Count);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void It_needs_a_quarter_of_them(int asking, bool asked) =>
        Assert.Equal(asked, new Window().OtherRoles("CSM").Role("CSM", 30, 0, ("RENEW", asking, 0)).Changes<Change.AddRequirement>().Count == 1);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void It_needs_five_employers(int asking, bool asked) =>
        Assert.Equal(asked, new Window().OtherRoles("CSM").Role("CSM", 9, 0, ("RENEW", asking, 0)).Changes<Change.AddRequirement>().Count == 1);

    [Fact]
    public void It_needs_two_weeks()
    {
        var window = new Window().OtherRoles("CSM");
        for (var i = 0; i < 20; i++)
            window.Post($"e{i}", "CSM", 1, ["RENEW"]);
        Assert.Empty(window.Changes<Change.AddRequirement>());
        window.Post("e20", "CSM", 20, ["RENEW"]);
        Assert.Single(window.Changes<Change.AddRequirement>());
    }

    [Fact]
    public void It_needs_the_configured_sources()
    {
        var window = new Window { Options = new() { MinSources = 2 } }.OtherRoles("CSM").Role("CSM", 30, 0, ("RENEW", 18, 0));
        Assert.Empty(window.Changes<Change.AddRequirement>());
        window.Post("another", "CSM", 3, ["RENEW"], source: "second");
        Assert.Single(window.Changes<Change.AddRequirement>());
    }

    [Fact]
    public void What_all_roles_ask_for_alike_is_no_ones_own()
    {
        var window = new Window();
        foreach (var role in SmallFramework.Roles)
            window.Role(role, 20, 20, ("RENEW", 14, 14), ("COMM", 15, 15));
        Assert.Empty(window.Changes<Change.AddRequirement>());
    }

    [Fact]
    public void What_the_framework_already_says_is_not_asked()
    {
        var window = new Window { Framework = With("CSM", ("RENEW", 2, Priority.High)) }.OtherRoles("CSM").Role("CSM", 30, 30, ("RENEW", 18, 18));
        Assert.Empty(window.Propose());
    }

    [Theory]
    [InlineData(4, 3, "Level 3: what the profile asks for elsewhere, as too few employers say how well")]
    [InlineData(8, 3, "Level 3: the middle of all that ask; 8 employers say how well (cue 4), 10 do not and count as 3, what the profile asks for elsewhere")]
    [InlineData(10, 4, "Level 4: the middle of all that ask; 10 employers say how well (cue 4), 8 do not and count as 3, what the profile asks for elsewhere")]
    [InlineData(18, 4, "Level 4: the middle of all that ask; 18 employers say how well (cue 4)")]
    public void Its_level_is_the_middle_of_what_employers_say_and_who_does_not_say_asks_for_what_the_profile_does_elsewhere(int saying, int level, string because)
    {
        var proposal = new Window { Framework = With("CSM", ("ONBO", 3, Priority.High)) }.OtherRoles("CSM").Role("CSM", 30, 0, ("RENEW@4", saying, 0), ("RENEW", 18, 0))
            .Propose().Single(p => p.Change is Change.AddRequirement);
        Assert.Equal(level, ((Change.AddRequirement)proposal.Change).Requirement.Level);
        Assert.Contains(because, proposal.Reasons);
    }

    [Fact]
    public void On_a_scale_of_five_levels_a_cue_is_read_by_the_crosswalk()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 0, ("DATA@3", 18, 0));
        Assert.Equal(4, Assert.Single(window.Changes<Change.AddRequirement>()).Requirement.Level);
    }

    [Fact]
    public void What_most_call_nice_to_have_is_less_urgent_than_its_share_says()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 0, ("RENEW!1", 18, 0));
        Assert.Equal(Priority.Medium, Assert.Single(window.Changes<Change.AddRequirement>()).Requirement.Priority);
    }

    [Fact]
    public void A_requirement_fades_when_it_halved_by_more_than_chance()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("ONBO", 4, 24), ("COMM", 20, 20));
        var proposal = Assert.Single(window.Propose());
        Assert.Equal(new Change.RetireRequirement(Code("CSM"), new Requirement(Code("ONBO"), 2, Priority.Medium)), proposal.Change);
        Assert.Equal("Should Customer Success Manager no longer ask for Customer Onboarding?", proposal.Question);
        Assert.Equal((0.1, 0.6), (proposal.Demand.ShareNow, proposal.Demand.ShareBefore));
        Assert.All(proposal.Evidence, e => Assert.True(e.Date <= Window.AsOf.AddDays(-90)));
    }

    [Theory]
    [InlineData(13, 24)]
    [InlineData(0, 4)]
    [InlineData(20, 24)]
    [InlineData(0, 0)]
    public void It_does_not_fade_when_it_fell_by_less_than_half_or_was_hardly_asked_for_or_never(int now, int before) =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 40, 40, ("ONBO", now, before), ("COMM", 20, 20)).Changes<Change.RetireRequirement>());

    [Fact]
    public void Nothing_fades_in_a_role_that_is_hardly_observed_now() =>
        Assert.Empty(new Window().OtherRoles("CSM").Role("CSM", 4, 40, ("ONBO", 0, 40)).Changes<Change.RetireRequirement>());

    [Fact]
    public void Without_a_window_before_there_is_no_share_before_and_no_trend()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 4, ("RENEW", 18, 0), ("ONBO", 0, 4));
        var proposal = Assert.Single(window.Propose());
        Assert.Null(proposal.Demand.ShareBefore);
        Assert.EndsWith("too few employers before to compare", proposal.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_window_before_is_no_fall()
    {
        var window = new Window().OtherRoles("CSM");
        for (var i = 0; i < 40; i++)
        {
            window.Post($"e{i}", "CSM", 5 + i, i % 3 == 0 ? ["ONBO"] : []);
            window.Post($"e{i}", "CSM", 95 + i, i % 3 == 1 ? ["ONBO"] : []);
            window.Post($"e{i}", "CSM", 185 + i, i % 3 == 2 ? ["ONBO"] : []);
        }

        Assert.Empty(window.Changes<Change.RetireRequirement>());
    }

    [Fact]
    public void What_a_part_of_it_already_covers_is_half_as_new()
    {
        var parted = SmallFramework.Care with
        {
            Competencies = [.. SmallFramework.Care.Competencies.Select(c => c.Code == Code("ONBO") ? c with { Umbrella = Code("RENEW") } : c)],
        };
        var whole = Assert.Single(Asking(SmallFramework.Care, "RENEW"));
        var covered = Assert.Single(Asking(parted, "RENEW"));
        Assert.Equal(whole.Rank / 2, covered.Rank, 0.0001);
        Assert.Contains("The profile already asks for Customer Onboarding, which is a part of it", covered.Reasons);
    }

    [Fact]
    public void Of_one_kind_for_one_profile_the_strongest_keeps_its_rank()
    {
        var alone = Assert.Single(Asking(SmallFramework.Care, "RENEW"));
        var both = Asking(SmallFramework.Care, "NEGO", "RENEW");
        Assert.Equal([alone.Rank, alone.Rank * 0.85], both.Select(p => p.Rank).OrderDescending(), (a, b) => Math.Abs(a - b) < 0.0002);
    }

    private static IReadOnlyList<Proposal> Asking(Framework framework, params string[] competencies) =>
        [.. new Window { Framework = framework }.OtherRoles("CSM").Role("CSM", 30, 30, [.. competencies.Select(c => (c, 15, 15))])
            .Propose().Where(p => p.Change is Change.AddRequirement)];
}
