using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Sample;
using Xunit;

namespace Curation.Tests.Sample;

public sealed class ShipFrameworkTests
{
    private static readonly Framework Ship = SampleFrameworks.Load("ship");

    [Fact]
    public void It_has_the_promised_size()
    {
        Assert.Equal("SHIP", Ship.Code.ToString());
        Assert.True(Ship.Profiles.Count >= 8);
        Assert.True(Ship.Profiles.Select(p => p.Band).Distinct().Count() >= 3);
        Assert.True(Ship.Competencies.Count >= 28);
        Assert.Equal([1, 2, 3, 4, 5, 6], Ship.Bands.Select(b => b.Id));
        Assert.InRange(Ship.Families.Count, 2, 3);
    }

    [Fact]
    public void It_survives_the_way_through_its_elements()
    {
        var again = FrameworkElements.ToFramework(FrameworkElements.Of(Ship));
        Assert.Equal(JsonSerializer.Serialize(Ship, CurationJson.Line), JsonSerializer.Serialize(again, CurationJson.Line));
    }

    [Fact]
    public void All_references_resolve()
    {
        var competencies = Ship.Competencies.ToDictionary(c => c.Code);
        var profiles = Ship.Profiles.Select(p => p.Code).ToHashSet();
        var scales = Ship.Scales.ToDictionary(s => s.Code);
        Assert.All(Ship.Skills, s => Assert.True(s.Competency is { } code && competencies.ContainsKey(code), s.Label));
        Assert.All(Ship.Competencies, c => Assert.True(scales.ContainsKey(c.Scale), c.Name));
        Assert.All(Ship.Profiles, p =>
        {
            Assert.Contains(p.Family, Ship.Families.Select(f => f.Code));
            Assert.Contains(p.Band, Ship.Bands.Select(b => b.Id));
            Assert.All(p.NextProfiles, next => Assert.Contains(next, profiles));
            Assert.All(p.Requirements, r =>
                Assert.Contains(r.Level, scales[competencies[r.Competency].Scale].Levels.Select(l => l.Level)));
            Assert.Distinct(p.Requirements.Select(r => r.Competency));
        });
    }

    [Fact]
    public void Every_profile_is_complete()
    {
        Assert.All(Ship.Profiles, p =>
        {
            Assert.Equal(4, p.Responsibilities.Count);
            Assert.Distinct(p.Responsibilities.Select(r => r.Id));
            Assert.InRange(p.AlternateTitles.Count, 8, 15);
            Assert.InRange(p.Requirements.Count, 6, 12);
            Assert.True(p.StandardJobDescription!.Split(' ').Length >= 120, p.Name);
        });
        Assert.Distinct(Ship.Profiles.SelectMany(p => p.AlternateTitles), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_competency_has_eight_terms_and_no_term_belongs_to_two_skills()
    {
        Assert.All(Ship.Competencies, c =>
        {
            Assert.StartsWith("Knowledge of ", c.Description, StringComparison.Ordinal);
            Assert.Contains("; ability to ", c.Description, StringComparison.Ordinal);
            Assert.True(Ship.Skills.Count(s => s.Competency == c.Code) >= 8, c.Name);
        });
        Assert.Distinct(Ship.Skills.SelectMany(s => s.Aliases.Append(s.Label)), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_code_stands_twice()
    {
        Assert.Distinct(Ship.Competencies.Select(c => c.Code));
        Assert.Distinct(Ship.Skills.Select(s => s.Code));
        Assert.Distinct(Ship.Profiles.Select(p => p.Code));
    }

    [Fact]
    public void At_least_three_competencies_are_full_at_every_level()
    {
        var levels = Ship.Scales[0].Levels.Select(l => l.Level).ToArray();
        var full = Ship.Competencies.Where(c =>
            levels.All(l => c.Behaviours.Any(b => b.Level == l)
                && c.InterviewQuestions.Any(q => q.Level == l && q.ProbingQuestions is { Count: > 0 })
                && c.DevelopmentStatements.Any(d => d.Level == l)
                && c.CoachingTips.Any(t => t.Level == l))
            && c.LearningReferences.Count > 0);
        Assert.True(full.Count() >= 3);
    }
}
