using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;
using Curation.Tests.Frameworks;
using Curation.Ui.Versions;
using Xunit;

namespace Curation.Tests.Versions;

public sealed class VersionWordsTests
{
    private static readonly ElementCode X = ElementCode.Parse("X");
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Every_kind_of_change_has_a_line_of_its_own()
    {
        var asked = new Requirement(X, 2, Priority.High);
        var profile = new JobProfile { Code = X, Family = X, Band = 1, Name = "Role", RoleDescription = "" };
        Change[] all =
        [
            new Change.AddRequirement(X, asked), new Change.RetireRequirement(X, asked), new Change.ChangeLevel(X, X, 1, 2), new Change.ChangePriority(X, X, Priority.Low, Priority.High),
            new Change.AddSkill(X, "term", SkillKind.Skill, null), new Change.AddAlias(X, "alias"), new Change.NewProfile("title", []), new Change.AddTitle(X, "title"), new Change.RetireTitle(X, "title"),
            new Change.RetireSkill(X, X), new Change.RestoreSkill(new Skill(X, "skill", null, SkillKind.Skill, []), 0), new Change.RetireAlias(X, "alias"), new Change.RetireProfile(X, X), new Change.RestoreProfile(profile, 0),
        ];
        Assert.Equal(typeof(Change).GetNestedTypes().Length, all.Select(c => c.GetType()).Distinct().Count());
        var empty = new Framework { Code = FrameworkCode.Parse("NONE"), Name = "", Purpose = "" };
        Assert.All(all, change => Assert.NotEmpty(ChangeLine.For(empty, empty, change).What));
        Assert.Equal(("Lowered", ChangeGroup.Changed), (ChangeLine.For(empty, empty, new Change.ChangeLevel(X, X, 3, 2)) is var line ? line.Sign : "", line.Group));
    }

    [Fact]
    public void A_version_counts_from_its_day_until_a_newer_one_does()
    {
        FrameworkVersion[] versions = [Version(4, 30), Version(3, 5), Version(2, 9), Version(1, -3)];
        Assert.Equal([InEffect.Later, InEffect.Later, InEffect.Never, InEffect.Now], versions.Select(v => Effect.Of(v, versions, Today)));
        Assert.Equal([InEffect.Later, InEffect.Now, InEffect.Never, InEffect.Before], versions.Select(v => Effect.Of(v, versions, Today.AddDays(20))));
    }

    [Fact]
    public void Notes_and_days_are_checked_as_they_were_typed()
    {
        Assert.Null(new PublishForm().NotesFault(required: false));
        Assert.NotNull(new PublishForm().NotesFault(required: true));
        Assert.Null(new PublishForm("", "2026-11-24").DayFault(Today));
        Assert.NotNull(new PublishForm("", "2026-11-23").DayFault(Today));
        Assert.NotNull(new PublishForm("", "24.11.2026").DayFault(Today));
        Assert.Equal(new PublishForm("a\nb", "x"), PublishForm.FromJson(new PublishForm("a\nb", "x").ToJson()));
        Assert.Equal(new PublishForm(), PublishForm.FromJson("{\"other\":1}"));
    }

    [Fact]
    public void Differences_are_said_with_names_in_the_place_of_codes()
    {
        var framework = Samples.Care;
        var (profile, competency) = (framework.Profiles[0], framework.Competencies.First(c => c.Code == framework.Profiles[0].Requirements[0].Competency));
        var words = new PathWords(framework, framework);
        Assert.Equal($"Requirement {competency.Name}, level", words.Field($"profile/{profile.Code}/requirements/{competency.Code}/level"));
        Assert.StartsWith("2 ", words.Value($"profile/{profile.Code}/requirements/{competency.Code}/level", "2"), StringComparison.Ordinal);
        Assert.Equal("3 High", words.Value($"profile/{profile.Code}/requirements/{competency.Code}/priority", "high"));
        Assert.Equal("Alias", words.Field("skill/K-TCP/aliases/TCP/IP"));
        Assert.Equal("esco 1, label", words.Value($"profile/{profile.Code}/alignments/esco:1", """{"scheme":"esco","id":"1","label":"label"}"""));
        Assert.Equal("Do it (level 2)", words.Value("competency/X/behaviours/b1", """{"id":"b1","text":"Do it","level":2}"""));
        Assert.Equal("{ no JSON", words.Value("competency/X/description", "{ no JSON"));
    }

    private static FrameworkVersion Version(int number, int days) =>
        new(FrameworkCode.Parse("CARE"), number, "", "", new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero)) { EffectiveOn = Today.AddDays(days) };
}
