using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Frameworks;

public sealed class FrameworkCheckTests
{
    private static readonly Framework Care = Samples.Care;

    [Theory]
    [InlineData("care")]
    [InlineData("ship")]
    public void The_samples_have_no_fault(string name) =>
        Assert.DoesNotContain(FrameworkCheck.Of(Samples.Of(name)), f => f.Severity == Severity.Fault);

    [Fact]
    public void A_code_that_leads_nowhere_is_a_fault()
    {
        var (profile, none) = (Care.Profiles[0], Samples.Code("NONE"));
        AssertFault($"profile/{profile.Code}/family", Care with { Profiles = [profile with { Family = none }, .. Care.Profiles.Skip(1)] });
        AssertFault($"profile/{profile.Code}/band", Care with { Profiles = [profile with { Band = 9 }, .. Care.Profiles.Skip(1)] });
        AssertFault($"profile/{profile.Code}/next_profiles/NONE", Care with { Profiles = [profile with { NextProfiles = [none] }, .. Care.Profiles.Skip(1)] });
        AssertFault($"profile/{profile.Code}/requirements/NONE", Care with { Profiles = [profile with { Requirements = [new(none, 1, Priority.Low)] }, .. Care.Profiles.Skip(1)] });
        AssertFault($"skill/{Care.Skills[0].Code}/competency", Care with { Skills = [Care.Skills[0] with { Competency = none }, .. Care.Skills.Skip(1)] });
        AssertFault($"competency/{Care.Competencies[0].Code}/scale", Care with { Competencies = [Care.Competencies[0] with { Scale = none }, .. Care.Competencies.Skip(1)] });
        AssertFault($"competency/{Care.Competencies[0].Code}/umbrella", Care with { Competencies = [Care.Competencies[0] with { Umbrella = none }, .. Care.Competencies.Skip(1)] });
        AssertFault("scale/LEVEL4/crosswalk/1", Care with { Scales = [Care.Scales[0] with { Crosswalk = [new(1, Samples.Code("LEVEL5"), 6)] }, Care.Scales[1]] });
    }

    [Fact]
    public void A_level_that_its_scale_lacks_is_a_fault()
    {
        var (profile, competency) = (Care.Profiles[0], Care.Competencies.First(c => c.Behaviours.Count > 0));
        var requirement = profile.Requirements[0] with { Level = 8 };
        AssertFault(
            $"profile/{profile.Code}/requirements/{requirement.Competency}",
            Care with { Profiles = [profile with { Requirements = [requirement, .. profile.Requirements.Skip(1)] }, .. Care.Profiles.Skip(1)] });
        AssertFault(
            $"competency/{competency.Code}/behaviours/z",
            Care with { Competencies = [.. Care.Competencies.Select(c => c == competency ? c with { Behaviours = [.. c.Behaviours, new("z", "x", 8)] } : c)] });
    }

    [Theory]
    [InlineData(3, "Add 1.")]
    [InlineData(5, "Join or remove 1.")]
    public void Exactly_four_responsibilities(int count, string remedy)
    {
        var profile = Care.Profiles[0] with { Responsibilities = [.. Enumerable.Range(0, count).Select(n => new ContentItem($"r{n}", "x"))] };
        Assert.Equal(remedy, AssertFault($"profile/{profile.Code}/responsibilities", Care with { Profiles = [profile, .. Care.Profiles.Skip(1)] }).Remedy);
    }

    [Fact]
    public void A_code_is_used_once_and_for_one_thing_ever()
    {
        AssertFault($"skill/{Care.Skills[0].Code}", Care with { Skills = [.. Care.Skills, Care.Skills[0]] });
        var past = new PastElement($"skill/{Care.Skills[0].Code}", "Something else");
        Assert.Contains("Something else", Assert.Single(FrameworkCheck.Of(Care, [past]), f => f.Severity == Severity.Fault).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FrameworkCheck.Of(Care, [past, past with { Name = Care.Skills[0].Label }]), f => f.Severity == Severity.Fault);
    }

    [Fact]
    public void Gaps_and_weaknesses_warn()
    {
        var competency = Care.Competencies.First(c => c.Behaviours.Count > 0);
        var weak = Care with
        {
            Competencies =
            [
                .. Care.Competencies.Select(c => c == competency ? c with { Behaviours = [], DevelopmentStatements = [new("d", "Become better at it.", 1)] } : c),
                competency with { Code = Samples.Code("TWIN"), Name = "A twin", Behaviours = [] },
            ],
            Skills = [.. Care.Skills, new Skill(Samples.Code("WAITS"), "Waits", null, SkillKind.Skill, [])],
        };
        var findings = FrameworkCheck.Of(weak).Except(FrameworkCheck.Of(Care)).ToArray();
        Assert.All(findings, f => Assert.Equal(Severity.Warning, f.Severity));
        Assert.All(findings, f => Assert.NotEmpty(f.Remedy));
        Assert.Equal(
            new[] { "competency/TWIN", "competency/TWIN", $"competency/{competency.Code}/behaviours", $"competency/{competency.Code}/development_statements/d", "skill/WAITS/competency" }.Order(StringComparer.Ordinal),
            findings.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    private static Finding AssertFault(string path, Framework framework) =>
        Assert.Single(FrameworkCheck.Of(framework), f => f.Severity == Severity.Fault && f.Path == path);
}
