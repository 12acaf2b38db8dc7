using Curation.Ui.Accounts;
using Xunit;

namespace Curation.Tests.Accounts;

/// <summary>Who may what, as design 7 says it.</summary>
public sealed class PoliciesTests
{
    [Theory]
    [InlineData(Role.Reader, Policies.ReadPublished)]
    [InlineData(Role.Researcher, Policies.ReadPublished, Policies.ReadPostings)]
    [InlineData(Role.Curator, Policies.ReadPublished, Policies.ReadPostings, Policies.SeeProposals, Policies.Decide, Policies.SeeRuns)]
    [InlineData(Role.Lead, Policies.ReadPublished, Policies.ReadPostings, Policies.SeeProposals, Policies.Decide, Policies.Publish, Policies.SeeRuns)]
    [InlineData(Role.Operator, Policies.SeeRuns, Policies.Operate)]
    [InlineData(Role.Administrator, Policies.Administer)]
    public void A_role_may_this_and_nothing_else(string role, params string[] policies) =>
        Assert.Equal(policies.Concat([Policies.Anyone, Policies.SignedIn, Policies.OwnAccount]).Order(), MayOf(role));

    [Fact]
    public void Nobody_may_only_what_anyone_may() => Assert.Equal([Policies.Anyone], MayOf("anonymous"));

    [Fact]
    public void No_key_decides_publishes_operates_or_administers() =>
        Assert.Empty(Scope.All.SelectMany(s => MayOf(s.Name)).Intersect([Policies.Decide, Policies.Publish, Policies.Operate, Policies.Administer, Policies.OwnAccount]));

    [Fact]
    public void The_demo_is_a_lead_without_an_account() => Assert.Equal(MayOf(Role.Lead).Except([Policies.OwnAccount]), MayOf("demo"));

    [Fact]
    public void Two_roles_may_what_either_may()
    {
        var both = Subjects.Person([Role.Operator, Role.Reader]);
        Assert.True(Policies.Allows(both, Policies.Operate) && Policies.Allows(both, Policies.ReadPublished) && !Policies.Allows(both, Policies.Decide));
    }

    [Fact]
    public void A_policy_that_does_not_exist_is_a_fault_and_no_permission() => Assert.Throws<ArgumentException>(() => Policies.Allows(Subjects.All[Role.Lead], "Anything"));

    private static IEnumerable<string> MayOf(string subject) => Policies.All.Where(p => Policies.Allows(Subjects.All[subject], p)).Order(StringComparer.Ordinal);
}
