using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>What merging a proposal into something that is there comes to.</summary>
public static class Merging
{
    /// <summary>The change that the merge stands for, or why it stands for none.</summary>
    public static (Change? Change, string? Reason) Resolve(Framework framework, Change change, MergeKind kind, ElementCode into) => (change, kind) switch
    {
        (Change.AddSkill c, MergeKind.Competency) when framework.Competency(into) is not null => (c with { Competency = into }, null),
        (Change.AddSkill c, MergeKind.Skill) when framework.Skills.Any(s => s.Code == into) => (new Change.AddAlias(into, c.Term), null),
        (Change.AddAlias c, MergeKind.Skill) when framework.Skills.Any(s => s.Code == into) => (c with { Skill = into, At = null }, null),
        (Change.AddRequirement c, MergeKind.Competency) when framework.Competency(into) is not null =>
            (c with { Requirement = c.Requirement with { Competency = into } }, null),
        (Change.NewProfile c, MergeKind.Profile) when framework.Profile(into) is not null => (new Change.AddTitle(into, c.Title), null),
        (Change.AddTitle c, MergeKind.Profile) when framework.Profile(into) is not null => (c with { ForProfile = into, At = null }, null),
        (Change.AddSkill, not MergeKind.Profile) or (Change.AddAlias, MergeKind.Skill) or (Change.AddRequirement, MergeKind.Competency)
            or (Change.NewProfile or Change.AddTitle, MergeKind.Profile) => (null, $"There is no {kind.ToString().ToLowerInvariant()} {into} to merge it into."),
        _ => (null, $"A proposal of this kind cannot be merged into a {kind.ToString().ToLowerInvariant()}."),
    };
}
