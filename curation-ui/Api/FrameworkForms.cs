using System.ComponentModel;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;

namespace Curation.Ui.Api;

[Description("The frameworks that are published, in the order of their codes.")]
public sealed record FrameworkIndex(IReadOnlyList<FrameworkHead> Frameworks);

[Description("A framework at a glance, as last published.")]
public sealed record FrameworkHead(
    FrameworkCode Code,
    string Name,
    string Purpose,
    [property: Description("How many of each the latest version holds.")] FrameworkSizes Sizes,
    VersionHead Latest,
    [property: Description("The address of all versions.")] string Versions)
{
    internal static FrameworkHead Of(FrameworkGlance glance) => new(
        glance.Latest.Code, glance.Name, glance.Purpose, new FrameworkSizes(glance.Families, glance.Profiles, glance.Competencies, glance.Skills),
        VersionHead.Of(glance.Latest), $"/api/frameworks/{glance.Latest.Code}/versions");
}

public sealed record FrameworkSizes(int Families, int Profiles, int Competencies, int Skills);

[Description("All versions of a framework, newest first.")]
public sealed record VersionIndex(FrameworkCode Framework, IReadOnlyList<VersionHead> Versions);

[Description("A version without its content.")]
public sealed record VersionHead(
    int Version,
    [property: Description("first; major where a code came or went; else minor. Absent where it was published before labels were kept.")] VersionLabel? Label,
    [property: Description("SHA-256 over its elements: equal for equal content. The entity tag of its document.")] string Hash,
    string Notes,
    DateTimeOffset PublishedAt,
    [property: Description("The first day on which it is in effect.")] DateOnly EffectiveOn,
    [property: Description("The address of its document.")] string Document)
{
    internal static VersionHead Of(FrameworkVersion version) => new(
        version.Version, version.Label, version.Hash, version.Notes, version.PublishedAt, version.EffectiveOn, $"/api/frameworks/{version.Code}/versions/{version.Version}");
}

[Description("A job profile with what it takes to read it alone.")]
public sealed record ProfileDocument(
    [property: Description("As it stands in the framework document.")] JobProfile Profile,
    JobFamily? Family,
    JobBand? Band,
    [property: Description("The profile's requirements, in their order, with names.")] IReadOnlyList<NamedRequirement> Asks)
{
    internal static ProfileDocument Of(Framework framework, JobProfile profile) => new(
        profile,
        framework.Families.FirstOrDefault(f => f.Code == profile.Family),
        framework.Bands.FirstOrDefault(b => b.Id == profile.Band),
        [.. profile.Requirements.Select(r => NamedRequirement.Of(framework, r))]);
}

public sealed record NamedRequirement(
    ElementCode Competency,
    string Name,
    string? Type,
    int Level,
    [property: Description("The level's name on the competency's scale.")] string? LevelName,
    [property: Description("How many levels that scale has.")] int Levels,
    Priority Priority)
{
    internal static NamedRequirement Of(Framework framework, Requirement requirement)
    {
        var competency = framework.Competency(requirement.Competency);
        var levels = framework.Scales.FirstOrDefault(s => s.Code == competency?.Scale)?.Levels ?? [];
        return new NamedRequirement(
            requirement.Competency, competency?.Name ?? requirement.Competency.ToString(), competency?.Type, requirement.Level,
            levels.FirstOrDefault(l => l.Level == requirement.Level)?.Name, levels.Count, requirement.Priority);
    }
}

[Description("A competency with what it takes to read it alone.")]
public sealed record CompetencyDocument(
    [property: Description("As it stands in the framework document.")] Competency Competency,
    ProficiencyScale? Scale,
    [property: Description("The skills that belong to it.")] IReadOnlyList<Skill> Skills,
    [property: Description("Competencies that detail it.")] IReadOnlyList<ElementCode> Details,
    [property: Description("Profiles that ask for it.")] IReadOnlyList<AskingProfile> AskedBy)
{
    internal static CompetencyDocument Of(Framework framework, Competency competency) => new(
        competency,
        framework.Scales.FirstOrDefault(s => s.Code == competency.Scale),
        [.. framework.Skills.Where(s => s.Competency == competency.Code)],
        [.. framework.Competencies.Where(c => c.Umbrella == competency.Code).Select(c => c.Code)],
        [.. from profile in framework.Profiles
            from requirement in profile.Requirements
            where requirement.Competency == competency.Code
            select new AskingProfile(profile.Code, profile.Name, requirement.Level, requirement.Priority)]);
}

public sealed record AskingProfile(ElementCode Profile, string Name, int Level, Priority Priority);

[Description("What changed from one version to another.")]
public sealed record ChangesDocument(
    FrameworkCode Framework,
    int Since,
    int To,
    [property: Description("The versions that came, oldest first.")] IReadOnlyList<VersionHead> Versions,
    [property: Description("The changelog in words, a sentence a change.")] IReadOnlyList<string> Summary,
    [property: Description("Every difference at every element, as `framework diff --json` writes them. None exactly when the two versions' hashes are equal.")] IReadOnlyList<Difference> Differences,
    [property: Description("The decided changes that the versions brought, in the order in which they were applied. What was imported has none.")] IReadOnlyList<DecidedChange> Changes,
    [property: Description("Codes that went and what stands for them.")] IReadOnlyList<Heir> Replaced);

public sealed record DecidedChange(
    [property: Description("The version that brought it.")] int Version,
    DateTimeOffset DecidedAt,
    Change Change)
{
    internal static DecidedChange Of(PublishedDecision published) => new(published.Version, published.Decision.At, published.Change);
}

public sealed record Heir(
    [property: Description("As in skill/K-RUST.")] string Element,
    [property: Description("The first version without it.")] int Version,
    ElementCode ReplacedBy);
