using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Sample;

public sealed class CareFrameworkTests
{
    private static readonly Framework Care = Load();

    /// <summary>The competencies that have content at every level of their scale.</summary>
    private static readonly Competency[] Full = [.. Care.Competencies.Where(c => c.Behaviours.Count > 0)];

    [Fact]
    public void It_has_the_families_bands_profiles_and_competencies_of_a_real_framework()
    {
        Assert.Equal("CARE", Care.Code.ToString());
        Assert.Equal(4, Care.Families.Count);
        Assert.Equal([1, 2, 3, 4, 5, 6], Care.Bands.Select(b => b.Id));
        Assert.True(Care.Profiles.Count >= 12);
        Assert.True(Care.Profiles.Select(p => p.Band).Distinct().Count() >= 4);
        Assert.All(Care.Families, family => Assert.Contains(Care.Profiles, p => p.Family == family.Code));
        Assert.True(Care.Competencies.Count >= 45);
    }

    [Fact]
    public void Its_two_scales_have_four_and_five_defined_levels_and_answer_to_each_other()
    {
        Assert.Equal([("LEVEL4", 4), ("LEVEL5", 5)], Care.Scales.Select(s => (s.Code.ToString(), s.Levels.Count)));
        Assert.All(Care.Scales, scale =>
        {
            Assert.Equal(Enumerable.Range(1, scale.Levels.Count), scale.Levels.Select(l => l.Level));
            Assert.All(scale.Levels, level => Assert.False(string.IsNullOrWhiteSpace(level.Definition)));
            Assert.Equal(scale.Levels.Select(l => l.Level), scale.Crosswalk!.Select(c => c.Level));
            Assert.All(scale.Crosswalk!, walk => Assert.Contains(Levels(walk.OtherScale), l => l == walk.OtherLevel));
        });
    }

    [Fact]
    public void No_code_is_used_twice()
    {
        Distinct(Care.Scales.Select(s => s.Code.ToString()));
        Distinct(Care.Families.Select(f => f.Code.ToString()));
        Distinct(Care.Competencies.Select(c => c.Code.ToString()));
        Distinct(Care.Competencies.Select(c => c.Name));
        Distinct(Care.Skills.Select(s => s.Code.ToString()));
        Distinct(Care.Profiles.Select(p => p.Code.ToString()));
        Distinct(FrameworkElements.Of(Care).Select(e => e.Id));
    }

    [Fact]
    public void Every_reference_leads_to_something()
    {
        Assert.All(Care.Profiles, profile =>
        {
            Assert.Contains(Care.Families, f => f.Code == profile.Family);
            Assert.Contains(Care.Bands, b => b.Id == profile.Band);
            Assert.All(profile.NextProfiles, next => Assert.NotNull(Care.Profile(next)));
            Assert.DoesNotContain(profile.Code, profile.NextProfiles);
        });
        Assert.All(Care.Skills, skill => Assert.NotNull(Care.Competency(skill.Competency!.Value)));
        Assert.All(Care.Competencies, competency =>
        {
            Assert.NotEmpty(Levels(competency.Scale));
            Assert.True(competency.Umbrella is not { } umbrella || Care.Competency(umbrella) is { Umbrella: null });
        });
    }

    [Fact]
    public void Every_profile_has_four_responsibilities_a_job_description_and_its_titles()
    {
        Assert.All(Care.Profiles, profile =>
        {
            Assert.Equal(4, profile.Responsibilities.Count);
            Distinct(profile.Responsibilities.Select(r => r.Id));
            Assert.True(profile.StandardJobDescription!.Split(' ').Length >= 150, $"{profile.Code}");
            Assert.InRange(profile.AlternateTitles.Count, 6, 15);
        });
        Distinct(Care.Profiles.SelectMany(p => p.AlternateTitles.Append(p.Name)));
    }

    [Fact]
    public void Every_requirement_is_at_a_level_of_its_competencys_scale()
    {
        Assert.All(Care.Profiles, profile =>
        {
            Assert.InRange(profile.Requirements.Count, 8, 14);
            Distinct(profile.Requirements.Select(r => r.Competency.ToString()));
            Assert.All(profile.Requirements, r => Assert.Contains(r.Level, Levels(Care.Competency(r.Competency)!.Scale)));
        });
    }

    [Fact]
    public void Every_competency_is_described_as_knowledge_and_ability_and_is_used_somewhere()
    {
        Assert.All(Care.Competencies, competency =>
        {
            Assert.StartsWith("Knowledge of ", competency.Description, StringComparison.Ordinal);
            Assert.Contains("; ability to ", competency.Description, StringComparison.Ordinal);
            Assert.Equal(
                competency.Code.ToString()[0] switch { 'B' => "business", 'P' => "personal", 'L' => "leading", 'T' => "technical", _ => null },
                competency.Type);
            Assert.NotEmpty(competency.UsedIn);
            Assert.Contains(Care.Profiles, p => p.Requirements.Any(r => r.Competency == competency.Code));
        });
    }

    [Fact]
    public void Every_competency_has_eight_terms_and_no_term_belongs_to_two_skills()
    {
        Assert.All(Care.Competencies, competency => Assert.True(
            Care.Skills.Where(s => s.Competency == competency.Code).Sum(s => 1 + s.Aliases.Count) >= 8, $"{competency.Code}"));
        Distinct(Care.Skills.SelectMany(s => s.Aliases.Append(s.Label)));
    }

    [Fact]
    public void Eight_competencies_are_complete_at_every_level_of_their_scale()
    {
        Assert.True(Full.Length >= 8);
        Assert.Equal(2, Full.Count(c => c.Scale == ElementCode.Parse("LEVEL5")));
        Assert.All(Full, competency =>
        {
            Assert.All(Levels(competency.Scale), level =>
            {
                Assert.True(competency.Behaviours.Count(b => b.Level == level) >= 3, $"{competency.Code} {level}");
                Assert.True(competency.InterviewQuestions.Count(q => q.Level == level) >= 2, $"{competency.Code} {level}");
                Assert.Contains(competency.DevelopmentStatements, s => s.Level == level);
                Assert.Contains(competency.CoachingTips, t => t.Level == level);
            });
            Assert.All(competency.InterviewQuestions, q => Assert.True(q.ProbingQuestions!.Count >= 3, $"{competency.Code} {q.Id}"));
            Assert.True(competency.LearningReferences.Count >= 3, $"{competency.Code}");
        });
    }

    [Fact]
    public void Every_development_statement_has_a_number_to_be_measured_by()
    {
        Assert.All(Full.SelectMany(c => c.DevelopmentStatements), s => Assert.Contains(s.Text, char.IsAsciiDigit));
    }

    [Fact]
    public void Every_item_of_a_competency_has_an_id_of_its_own_and_words_of_its_own()
    {
        Assert.All(Full, c => Distinct(
        [
            .. c.Behaviours.Select(b => b.Id), .. c.InterviewQuestions.Select(q => q.Id),
            .. c.InterviewQuestions.SelectMany(q => q.ProbingQuestions!).Select(q => q.Id),
            .. c.DevelopmentStatements.Select(s => s.Id), .. c.CoachingTips.Select(t => t.Id), .. c.LearningReferences.Select(r => r.Id),
        ]));
        Distinct(
        [
            .. Full.SelectMany(c => c.Behaviours.Concat(c.DevelopmentStatements).Concat(c.CoachingTips)).Select(i => i.Text),
            .. Full.SelectMany(c => c.InterviewQuestions).Select(q => q.Text),
            .. Care.Profiles.SelectMany(p => p.Responsibilities).Select(r => r.Text),
        ]);
    }

    [Fact]
    public void A_reference_without_an_address_an_author_or_a_number_is_an_activity()
    {
        Assert.All(Full.SelectMany(c => c.LearningReferences), r =>
            Assert.Equal(r.Type == "Activity", r.Url is null && r.Author is null && r.IsbnOrAsin is null));
    }

    private static IEnumerable<int> Levels(ElementCode scale) =>
        Care.Scales.FirstOrDefault(s => s.Code == scale)?.Levels.Select(l => l.Level) ?? [];

    private static void Distinct(IEnumerable<string> texts) =>
        Assert.Empty(texts.GroupBy(t => t, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

    private static Framework Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Curation.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Curation.sln is in no folder above the tests.");
        }

        using var file = File.OpenRead(Path.Combine(folder.FullName, "pipelines", "Sample", "Frameworks", "care.json"));
        return JsonSerializer.Deserialize<Framework>(file, CurationJson.Line)!;
    }
}
