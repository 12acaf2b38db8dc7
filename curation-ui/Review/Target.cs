using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>Something of the framework that a proposal can be merged into.</summary>
public sealed record Target(MergeKind Kind, ElementCode Code)
{
    /// <summary>As in <c>skill:K-SQL</c>.</summary>
    public string Wire => $"{Kind.ToString().ToLowerInvariant()}:{Code}";

    public static Target? Parse(string? wire) =>
        wire?.Split(':', 2) is [var kind, var code] && Enum.TryParse<MergeKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) && ElementCode.TryParse(code, null, out var element)
            ? new Target(known, element)
            : null;

    /// <summary>What proposals of this kind are merged into; empty where they cannot be merged. See <see cref="Merging"/>.</summary>
    public static IReadOnlyList<MergeKind> KindsFor(Change change) => change switch
    {
        Change.AddSkill => [MergeKind.Skill, MergeKind.Competency],
        Change.AddAlias => [MergeKind.Skill],
        Change.AddRequirement => [MergeKind.Competency],
        Change.NewProfile or Change.AddTitle => [MergeKind.Profile],
        _ => [],
    };

    /// <summary>All of a kind, by name.</summary>
    public static IReadOnlyList<(Target Target, string Name)> All(Framework framework, MergeKind kind, Change change)
    {
        IEnumerable<(ElementCode Code, string Name)> all = kind switch
        {
            MergeKind.Skill => framework.Skills.Where(s => change is not Change.AddAlias alias || alias.Skill != s.Code).Select(s => (s.Code, s.Label)),
            MergeKind.Competency => framework.Competencies.Where(c => c.Code != Present(change)).Select(c => (c.Code, c.Name)),
            _ => framework.Profiles.Where(p => p.Code != Present(change)).Select(p => (p.Code, p.Name)),
        };
        return [.. all.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Select(t => (new Target(kind, t.Code), t.Name))];
    }

    public static string NameOf(MergeKind kind) => kind switch { MergeKind.Skill => "Skills", MergeKind.Competency => "Competencies", _ => "Job profiles" };

    private static ElementCode? Present(Change change) => change switch
    {
        Change.AddRequirement c => c.Requirement.Competency,
        Change.AddSkill c => c.Competency,
        Change.AddTitle c => c.ForProfile,
        _ => null,
    };
}
