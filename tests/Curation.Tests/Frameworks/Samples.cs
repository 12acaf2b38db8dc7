using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Tests.Frameworks;

/// <summary>The sample frameworks, and changes to them made from a number.</summary>
internal static class Samples
{
    public static readonly Framework Care = Load("care");

    public static readonly Framework Ship = Load("ship");

    public static Framework Of(string name) => name == "care" ? Care : Ship;

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, CurationJson.Line);

    public static ElementCode Code(string code) => ElementCode.Parse(code);

    /// <summary>A change of any kind; most of them fit.</summary>
    public static Change Change(Framework framework, int number)
    {
        var random = new Random(number);
        var profile = Any(framework.Profiles);
        var requirement = profile.Requirements.Count > 0 ? Any(profile.Requirements) : new Requirement(Any(framework.Competencies).Code, 1, Priority.Low);
        var skill = Any(framework.Skills);
        return random.Next(14) switch
        {
            0 => new Change.AddRequirement(profile.Code, new Requirement(Any(framework.Competencies).Code, random.Next(1, 6), (Priority)random.Next(1, 4)), random.Next(12)),
            1 => new Change.RetireRequirement(profile.Code, requirement),
            2 => new Change.ChangeLevel(profile.Code, requirement.Competency, requirement.Level, random.Next(1, 5)),
            3 => new Change.ChangePriority(profile.Code, requirement.Competency, requirement.Priority, (Priority)random.Next(1, 4)),
            4 => new Change.AddSkill(profile.Code, $"Term {random.Next(5)}", (SkillKind)random.Next(2), random.Next(2) == 0 ? null : Any(framework.Competencies).Code),
            5 => new Change.AddAlias(skill.Code, $"alias {random.Next(5)}", random.Next(4)),
            6 => new Change.NewProfile($"Role {random.Next(5)}", ["x"], random.Next(4) == 0 ? null : Draft(framework, Any(framework.Competencies))),
            7 => new Change.AddTitle(profile.Code, $"Title {random.Next(5)}"),
            8 => new Change.RetireTitle(profile.Code, profile.AlternateTitles.Count > 0 ? Any(profile.AlternateTitles) : "none"),
            9 => new Change.RetireSkill(skill.Code, random.Next(2) == 0 ? null : Any(framework.Skills).Code),
            10 => new Change.RestoreSkill(skill with { Code = Code($"X-{random.Next(3)}"), Label = $"old {random.Next(3)}", Aliases = [] }, random.Next(9)),
            11 => new Change.RetireAlias(skill.Code, skill.Aliases.Count > 0 ? Any(skill.Aliases) : "none"),
            12 => new Change.RetireProfile(profile.Code),
            _ => new Change.RestoreProfile(profile with { Code = Code($"XXX-{random.Next(3)}"), Name = $"Old {random.Next(3)}", AlternateTitles = [] }, random.Next(9)),
        };

        T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
    }

    private static ProfileDraft Draft(Framework framework, Competency competency) => new()
    {
        Family = framework.Families[0].Code,
        Band = framework.Bands[0].Id,
        RoleDescription = "Does it.",
        Responsibilities = [new("r1", "a"), new("r2", "b"), new("r3", "c"), new("r4", "d")],
        Requirements = [new Requirement(competency.Code, 1, Priority.High)],
    };

    private static Framework Load(string name) => JsonSerializer.Deserialize<Framework>(
        File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "Sample", "Frameworks", $"{name}.json")), CurationJson.Line)!;
}
