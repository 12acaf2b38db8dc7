using CsCheck;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Frameworks;

public sealed class FrameworkComparisonTests
{
    [Fact]
    public void Versions_are_equal_exactly_when_there_is_no_difference()
    {
        Gen.Int.Array[0, 6].Sample(
            numbers =>
            {
                var other = numbers.Aggregate(Samples.Care, (f, n) => f.Apply(Samples.Change(f, n)) is ApplyOutcome.Applied a ? a.Framework : f);
                var comparison = FrameworkComparison.Of(Samples.Care, other);
                var same = FrameworkElements.HashOf(FrameworkElements.Of(Samples.Care)) == FrameworkElements.HashOf(FrameworkElements.Of(other));
                Assert.Equal(same, comparison.Differences.Count == 0);
                Assert.Equal(
                    same ? VersionLabel.Minor : Labels.Of(FrameworkElements.Of(Samples.Care).Select(e => e.Id), FrameworkElements.Of(other).Select(e => e.Id)),
                    comparison.Label);
                Assert.Equal(comparison.Differences.Count, FrameworkComparison.Of(other, Samples.Care).Differences.Count);
                Changelog.Of(comparison, Samples.Care, other).ToMarkdown();
            },
            iter: 100);
    }

    [Fact]
    public void A_difference_is_found_at_every_element()
    {
        var care = Samples.Care;
        var competency = care.Competencies.First(c => c.InterviewQuestions.Count > 0);
        var question = competency.InterviewQuestions[0];
        var other = care with
        {
            Purpose = "Another.",
            Scales = [care.Scales[0] with { Levels = [care.Scales[0].Levels[0] with { Name = "Led" }, .. care.Scales[0].Levels.Skip(1)] }, care.Scales[1]],
            Bands = [.. care.Bands.Reverse()],
            Competencies =
            [
                .. care.Competencies.Select(c => c != competency ? c : c with
                {
                    InterviewQuestions = [question with { ProbingQuestions = [.. question.ProbingQuestions!.Skip(1)] }, .. c.InterviewQuestions.Skip(1)],
                    LearningReferences = [c.LearningReferences[0] with { PublicationYear = 1999 }, .. c.LearningReferences.Skip(1)],
                }),
            ],
            Skills = [care.Skills[0] with { Aliases = ["new one", .. care.Skills[0].Aliases] }, .. care.Skills.Skip(2), care.Skills[1]],
        };
        var found = FrameworkComparison.Of(care, other).Differences.Select(d => $"{d.Kind} {d.Path}").ToArray();
        Assert.Contains("Changed framework/CARE/purpose", found);
        Assert.Contains("Changed scale/LEVEL4/levels/1/name", found);
        Assert.Equal(5, found.Count(f => f.StartsWith("Moved band/", StringComparison.Ordinal)));
        Assert.Contains($"Removed competency/{competency.Code}/interview_questions/{question.Id}/probing_questions/{question.ProbingQuestions![0].Id}", found);
        Assert.Contains(found, f => f.EndsWith("/publication_year", StringComparison.Ordinal));
        Assert.Contains($"Added skill/{care.Skills[0].Code}/aliases/new one", found);
        Assert.Equal([$"Moved skill/{care.Skills[1].Code}"], found.Where(f => f.StartsWith("Moved skill/", StringComparison.Ordinal)));
        Assert.Equal(11, found.Length);
    }

    [Fact]
    public void The_changelog_names_a_learning_reference_and_says_an_alias_once()
    {
        var care = Samples.Care;
        var competency = care.Competencies.First(c => c.LearningReferences.Count > 0);
        var reference = competency.LearningReferences[0];
        var lines = Changelog.Of(care, care with
        {
            Competencies = [.. care.Competencies.Select(c => c != competency ? c : c with { LearningReferences = [reference with { PublicationYear = 1999 }, .. c.LearningReferences.Skip(1)] })],
            Skills = [care.Skills[0] with { Aliases = [.. care.Skills[0].Aliases, "CI/CD"] }, .. care.Skills.Skip(1)],
        }).Lines;
        Assert.Equal(2, lines.Count);
        Assert.StartsWith($"Competency {competency.Name}: learning reference “{reference.Name}”, publication year ", lines[0], StringComparison.Ordinal);
        Assert.Equal($"Skill {care.Skills[0].Label}: alias CI/CD added.", lines[1]);
    }

    [Fact]
    public void The_changelog_says_it_in_words_and_as_a_table()
    {
        var ship = Samples.Ship;
        var (profile, other) = (ship.Profiles[0], ship.Profiles[1]);
        var (raised, retired) = (profile.Requirements[0], profile.Requirements[1]);
        Framework now = ship;
        foreach (var change in new Change[]
        {
            new Change.ChangeLevel(profile.Code, raised.Competency, raised.Level, raised.Level == 4 ? 3 : raised.Level + 1), new Change.RetireRequirement(profile.Code, retired),
            new Change.AddSkill(profile.Code, "Zig", SkillKind.Knowledge, null), new Change.AddAlias(ship.Skills[0].Code, "snake"),
        })
            now = Assert.IsType<ApplyOutcome.Applied>(now.Apply(change)).Framework;
        var log = Changelog.Of(ship, now);
        Assert.Equal(
            [
                $"{profile.Name} asks for {ship.Competency(raised.Competency)!.Name} at level {now.Profiles[0].Requirements[0].Level} instead of {raised.Level}.",
                $"{profile.Name} no longer asks for {ship.Competency(retired.Competency)!.Name}.",
                "Skill Python: alias snake added.",
                "New skill Zig (K-ZIG).",
            ],
            log.Lines);
        Assert.Equal(2, log.Table.Count);
        var row = log.Table.Single(r => r.Competency == raised.Competency);
        Assert.Contains(profile.Code, row.Cells.Single(c => c.Level == raised.Level).Go);
        Assert.Contains($"+{profile.Code}", log.ToMarkdown(), StringComparison.Ordinal);
        Assert.NotEqual(profile.Code, other.Code);
    }
}
