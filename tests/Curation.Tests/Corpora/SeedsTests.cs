using System.Text.Json;
using Curation.Corpora.Seeds;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Corpora;

public class SeedsTests
{
    [Fact]
    public void The_real_sample_profile_is_read_whole()
    {
        var framework = ProfileSeed.Read(Seed("000"));

        var profile = Assert.Single(framework.Profiles);
        Assert.Equal(18, profile.Requirements.Count);
        Assert.Equal(12, profile.Requirements.Count(r => r.Priority == Priority.High));
        Assert.Equal(6, profile.Requirements.Count(r => r.Priority == Priority.Medium));
        Assert.Equal(14, profile.Requirements.Count(r => r.Level == 2));
        Assert.Equal(4, profile.Requirements.Count(r => r.Level == 1));
        Assert.Contains(profile.Requirements, r => r.Competency == ElementCode.Parse("TCSU-"));
        Assert.Equal(6, profile.Band);
        Assert.Equal(4, profile.Responsibilities.Count);
        Assert.Equal(profile.Family, Assert.Single(framework.Families).Code);
        Assert.Equal([1, 2, 3, 4, 5, 6], framework.Bands.Select(b => b.Id));
        Assert.Equal([1, 2, 3, 4], Assert.Single(framework.Scales).Levels.Select(l => l.Level));
        Assert.Equal(18, framework.Competencies.Count);
        var competency = framework.Competency(ElementCode.Parse("TCS060"))!;
        Assert.Equal(5, competency.Behaviours.Count);
        Assert.Equal(5, competency.InterviewQuestions.Count);
        Assert.Equal(4, competency.DevelopmentStatements.Count);
        Assert.Equal(5, competency.CoachingTips.Count);
        Assert.Equal(5, competency.LearningReferences.Count);
        Assert.Equal(3, competency.LearningReferences.Count(r => r.Url is not null));
        Assert.Equal(1, competency.LearningReferences.Count(r => r.Publisher is not null));
        Assert.All(competency.LearningReferences, r => Assert.NotEqual("", r.Description));
    }

    [Fact]
    public void The_real_five_level_competency_is_read_whole()
    {
        var framework = CompetencySeed.Read(Seed("001"));

        var scale = Assert.Single(framework.Scales);
        Assert.Equal([1, 2, 3, 4, 5], scale.Levels.Select(l => l.Level));
        Assert.All(scale.Levels, l => Assert.False(string.IsNullOrEmpty(l.Definition)));
        var competency = Assert.Single(framework.Competencies);
        Assert.Equal(25, competency.Behaviours.Count);
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], competency.InterviewQuestions.Select(q => q.Level!.Value));
        Assert.Equal(40, competency.InterviewQuestions.Sum(q => q.ProbingQuestions!.Count));
    }

    [Fact]
    public void A_profile_in_the_seed_layout_becomes_a_framework_that_reads_back_the_same()
    {
        var framework = ProfileSeed.Read(SeedFixtures.Profile);

        var profile = Assert.Single(framework.Profiles);
        Assert.Equal(("GRD-6AG", "Garden Guide", 6), (profile.Code.ToString(), profile.Name, profile.Band));
        Assert.Equal(["Waters beds (7) and pots.", "Greets visitors."], profile.Responsibilities.Select(r => r.Text));
        Assert.Equal(
            [new Requirement(ElementCode.Parse("TGD010"), 2, Priority.High), new Requirement(ElementCode.Parse("TGDU-"), 1, Priority.Medium)],
            profile.Requirements);
        var competency = framework.Competency(ElementCode.Parse("TGD010"))!;
        Assert.Equal(("Plant Care", "technical"), (competency.Name, competency.Type));
        Assert.Equal(["Prunes."], competency.Behaviours.Select(b => b.Text));
        Assert.Equal(["Walk the beds.", "Ask a gardener."], competency.CoachingTips.Select(t => t.Text));
        Assert.Equal(["Root-Pruning", "Kew"], competency.LearningReferences.Select(r => r.Name));
        Assert.Equal(new Uri("http://kew.example"), competency.LearningReferences[1].Url);
        Assert.Null(competency.LearningReferences[0].Url);
        var json = JsonSerializer.Serialize(framework, CurationJson.Indented);
        var back = JsonSerializer.Deserialize<Framework>(json, CurationJson.Indented)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, CurationJson.Indented));
    }

    [Fact]
    public void Probing_questions_stay_with_their_question_and_level()
    {
        var competency = CompetencySeed.Read(SeedFixtures.Levels).Competencies[0];

        Assert.Equal("PC", competency.Code.ToString());
        Assert.Equal([("Names tools.", 1), ("Teaches pruning.", 2)], competency.Behaviours.Select(b => (b.Text, b.Level!.Value)));
        Assert.Equal([1, 2], competency.InterviewQuestions.Select(q => q.Level!.Value));
        Assert.Equal(["Which?", "Why?"], competency.InterviewQuestions[0].ProbingQuestions!.Select(p => p.Text));
    }

    [Fact]
    public void A_text_without_the_tables_is_named_as_such() =>
        Assert.Contains("Competency Code", Assert.Throws<FormatException>(() => ProfileSeed.Read("Nothing here.")).Message, StringComparison.Ordinal);

    private static string Seed(string number)
    {
        var folder = SharedData.Folder("seeds");
        return File.ReadAllText(Directory.EnumerateFiles(folder, $"{number}*.txt").Single());
    }
}
