using System.Net;
using System.Text.Json;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Xunit;

namespace Curation.ServiceTests.Versions;

public sealed class CompareTests(FreshDatabase database) : VersionsTest(database)
{
    private const string Compare = "/frameworks/CARE/versions/compare?from=1&to=2";

    [Fact]
    public async Task Every_difference_between_two_versions_is_shown_and_counted_alike_everywhere()
    {
        var (before, after) = (Market.Care, Changed());
        await Frameworks.PublishAsync(after, "changed", Market.At, Ct);
        var differences = FrameworkComparison.Of(before, after).Differences;
        var page = await Lead.ReadAsync(Compare);
        Assert.Contains($"{differences.Count} differences from version 1 to version 2", TextOf(page), StringComparison.Ordinal);
        Assert.Equal(differences.Count, page.Split("class=\"change\"").Length - 1);
        Assert.Contains("<del><span class=\"vh\">removed: </span>", page, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await Lead.ReadAsync($"{Compare}&as=json"));
        Assert.Equal(differences.Select(d => d.Path), json.RootElement.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("path").GetString()!));
        var log = Changelog.Of(before, after);
        var words = await TextAsync(Lead, $"{Compare}&as=changelog");
        Assert.All(log.Lines, line => Assert.Contains(line, words, StringComparison.Ordinal));
        var table = await TextAsync(Lead, $"{Compare}&as=table");
        Assert.All(log.Table, row => Assert.Contains($"{row.Name} {row.Competency}", table, StringComparison.Ordinal));
        var list = await Lead.ReadAsync("/frameworks/CARE/versions");
        Assert.Contains($">{differences.Count}<span class=\"vh\"> changes to version 2", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_draft_is_compared_too_and_what_is_not_there_is_missing()
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        Assert.Contains("1 difference from version 1 to the draft of version 2", await TextAsync(Lead, "/frameworks/CARE/versions/compare?from=1&to=draft"), StringComparison.Ordinal);
        foreach (var query in new[] { "from=1&to=7", "from=x&to=1", "from=-1&to=1", "from=99999999999&to=1" })
            Assert.Equal(HttpStatusCode.NotFound, await Lead.StatusAsync("GET", $"/frameworks/CARE/versions/compare?{query}"));
        foreach (var path in new[] { "/frameworks/NONE/versions", "/frameworks/CARE/versions/2", "/frameworks/care/publish", "/frameworks/CARE/versions/2/download" })
            Assert.Equal(HttpStatusCode.NotFound, await Lead.StatusAsync("GET", path));
        Assert.Equal(HttpStatusCode.Redirect, await Lead.StatusAsync("GET", "/versions"));
    }

    /// <summary>Something of each kind: texts, levels, lists, whole elements, places.</summary>
    private static Framework Changed()
    {
        var care = Market.Care;
        var (profile, competency) = (care.Profiles[0], care.Competencies.First(c => c.InterviewQuestions.Count > 0 && c.LearningReferences.Count > 0));
        return care with
        {
            Purpose = $"{care.Purpose} And for partners.",
            Skills = [.. care.Skills.Skip(1), new Skill(ElementCode.Parse("K-NEW"), "TCP/IP", competency.Code, SkillKind.Knowledge, ["IP/TCP"])],
            Competencies =
            [
                .. care.Competencies.Select(c => c.Code != competency.Code ? c : c with
                {
                    Description = c.Description.Replace("ability", "proven ability", StringComparison.Ordinal),
                    InterviewQuestions = [c.InterviewQuestions[0] with { ProbingQuestions = [new ContentItem("p9", "Why <b>so</b>?")] }, .. c.InterviewQuestions.Skip(1)],
                    LearningReferences = [c.LearningReferences[0] with { Name = "Another name" }],
                    UsedIn = [.. c.UsedIn.Skip(1)],
                }),
            ],
            Profiles =
            [
                .. care.Profiles.Skip(1).Take(care.Profiles.Count - 2),
                profile with
                {
                    Name = "Renamed",
                    Band = care.Bands.First(b => b.Id != profile.Band).Id,
                    Requirements = [profile.Requirements[1] with { Level = 1, Priority = Priority.Low }, profile.Requirements[0], .. profile.Requirements.Skip(3)],
                    AlternateTitles = ["Either/or"],
                    Responsibilities = [profile.Responsibilities[1], profile.Responsibilities[0], .. profile.Responsibilities.Skip(2)],
                },
            ],
        };
    }
}
