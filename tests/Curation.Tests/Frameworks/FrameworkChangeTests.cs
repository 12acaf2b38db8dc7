using CsCheck;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Frameworks;

public sealed class FrameworkChangeTests
{
    [Theory]
    [InlineData("care")]
    [InlineData("ship")]
    public void A_change_and_then_its_inverse_is_nothing(string name)
    {
        var (framework, kinds) = (Samples.Of(name), new HashSet<string>(StringComparer.Ordinal));
        var before = Samples.Json(framework);
        // The same numbers each time, so that no kind is missed by chance, and others.
        foreach (var number in Enumerable.Range(0, 300))
            ThereAndBack(number);
        Gen.Int.Sample(ThereAndBack, iter: 400);
        Assert.Equal(14, kinds.Count);
        Assert.Equal(before, Samples.Json(framework));

        void ThereAndBack(int number)
        {
            var change = Samples.Change(framework, number);
            if (framework.Apply(change) is not ApplyOutcome.Applied applied)
                return;
            lock (kinds)
                kinds.Add(Proposal.KindOf(change));
            var back = Assert.IsType<ApplyOutcome.Applied>(applied.Framework.Apply(applied.Inverse));
            Assert.Equal(before, Samples.Json(back.Framework));
            // And forth again: the inverse of the inverse is the change.
            var forth = Assert.IsType<ApplyOutcome.Applied>(back.Framework.Apply(back.Inverse));
            Assert.Equal(Samples.Json(applied.Framework), Samples.Json(forth.Framework));
        }
    }

    [Fact]
    public void Changes_taken_back_in_reverse_leave_nothing()
    {
        Gen.Int.Array[1, 30].Sample(
            numbers =>
            {
                var (framework, inverses) = (Samples.Ship, new Stack<Change>());
                foreach (var number in numbers)
                {
                    if (framework.Apply(Samples.Change(framework, number)) is ApplyOutcome.Applied applied)
                    {
                        framework = applied.Framework;
                        inverses.Push(applied.Inverse);
                    }
                }

                foreach (var inverse in inverses)
                    framework = Assert.IsType<ApplyOutcome.Applied>(framework.Apply(inverse)).Framework;
                Assert.Equal(Samples.Json(Samples.Ship), Samples.Json(framework));
            },
            iter: 100);
    }

    [Fact]
    public void What_was_applied_gives_the_same_when_it_is_applied_again()
    {
        var change = new Change.AddSkill(Samples.Ship.Profiles[0].Code, "C# 14 / .NET", SkillKind.Knowledge, null);
        var applied = Assert.IsType<ApplyOutcome.Applied>(Samples.Ship.Apply(change, new HashSet<ElementCode> { Samples.Code("K-CSHARP-14-NET") }));
        Assert.Equal(Samples.Code("K-CSHARP-14-NET-2"), ((Change.AddSkill)applied.Change).Code);
        Assert.Equal(Samples.Json(applied.Framework), Samples.Json(Assert.IsType<ApplyOutcome.Applied>(Samples.Ship.Apply(applied.Change)).Framework));
    }

    [Fact]
    public void What_no_longer_fits_says_why()
    {
        var profile = Samples.Care.Profiles[0];
        var (asked, skill) = (profile.Requirements[0], Samples.Care.Skills[0]);
        AssertReason("asks for", new Change.AddRequirement(profile.Code, asked));
        AssertReason("has no level 9", new Change.ChangeLevel(profile.Code, asked.Competency, asked.Level, 9));
        AssertReason("no longer at", new Change.ChangeLevel(profile.Code, asked.Competency, 7, 1));
        AssertReason("There is no profile", new Change.RetireRequirement(Samples.Code("NONE"), asked));
        AssertReason("already", new Change.AddSkill(profile.Code, skill.Label.ToUpperInvariant(), SkillKind.Skill, null));
        AssertReason("already", new Change.AddAlias(Samples.Care.Skills[1].Code, skill.Label));
        AssertReason("already", new Change.NewProfile(profile.AlternateTitles[0], []));
        AssertReason("There is no competency", new Change.AddSkill(profile.Code, "Zig", SkillKind.Knowledge, Samples.Code("NONE")));
        AssertReason("names it as a next profile", new Change.RetireProfile(Samples.Care.Profiles.SelectMany(p => p.NextProfiles).First()));

        static void AssertReason(string reason, Change change) =>
            Assert.Contains(reason, Assert.IsType<ApplyOutcome.NoLongerFits>(Samples.Care.Apply(change)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_profile_says_what_it_waits_for()
    {
        var waits = Assert.IsType<ApplyOutcome.Waits>(Samples.Care.Apply(new Change.NewProfile("Data Steward", [])));
        Assert.Equal(["Family", "Band", "Role description", "Four responsibilities", "Requirements"], waits.Checklist.Where(i => !i.Done).Select(i => i.Name));
    }

    [Fact]
    public void Every_change_has_words()
    {
        for (var number = 0; number < 300; number++)
        {
            var words = ChangeWords.Of(Samples.Care, Samples.Change(Samples.Care, number));
            Assert.EndsWith("?", words.Question, StringComparison.Ordinal);
            Assert.EndsWith(".", words.Done, StringComparison.Ordinal);
        }
    }
}
