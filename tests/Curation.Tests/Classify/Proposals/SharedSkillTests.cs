using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

public sealed class SharedSkillTests
{
    [Fact]
    public void A_name_that_rises_over_all_roles_together_is_asked_about_once()
    {
        var window = new Window();
        foreach (var role in SmallFramework.Roles)
            window.Role(role, 40, 40, ("~Gainsight", 4, 0), ("COMM", 15, 15));

        var skill = Assert.Single(window.Changes<Change.AddSkill>());
        Assert.Equal("Gainsight", skill.Term);
    }

    [Fact]
    public void A_name_that_few_write_and_that_does_not_rise_is_not_asked_about()
    {
        var window = new Window();
        foreach (var role in SmallFramework.Roles)
            window.Role(role, 40, 40, ("~Gainsight", 1, 1), ("COMM", 15, 15));

        Assert.Empty(window.Changes<Change.AddSkill>());
    }
}
