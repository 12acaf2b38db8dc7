using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Versions;

/// <summary>Under which heading an accepted change is listed.</summary>
public enum ChangeGroup
{
    Added,
    Changed,
    Retired,
}

/// <summary>An accepted change as the list of the next version shows it.</summary>
/// <param name="Sign">Its word, beside the icon.</param>
/// <param name="What">The thing that changes.</param>
/// <param name="Place">Where; none where it stands alone.</param>
public sealed record ChangeLine(ChangeGroup Group, string Sign, string Icon, string What, string? Place = null)
{
    /// <summary>add, alter or cut.</summary>
    public string Tone => Group switch { ChangeGroup.Added => "add", ChangeGroup.Retired => "cut", _ => "alter" };

    /// <param name="framework">In which names are looked up: the draft.</param>
    /// <param name="published">In which they are looked up where the draft has let them go.</param>
    public static ChangeLine For(Framework framework, Framework published, Change change)
    {
        return change switch
        {
            Change.AddRequirement c => new(ChangeGroup.Added, "Added", "add", Competency(c.Requirement.Competency), $"for {Profile(c.ForProfile)}"),
            Change.RetireRequirement c => new(ChangeGroup.Retired, "Retired", "cut", Competency(c.Requirement.Competency), $"from {Profile(c.ForProfile)}"),
            Change.ChangeLevel c when c.To > c.From => new(ChangeGroup.Changed, "Raised", "up", Competency(c.Competency), $"for {Profile(c.ForProfile)}"),
            Change.ChangeLevel c => new(ChangeGroup.Changed, "Lowered", "down", Competency(c.Competency), $"for {Profile(c.ForProfile)}"),
            Change.ChangePriority c => new(ChangeGroup.Changed, "Priority", "prio", Competency(c.Competency), $"for {Profile(c.ForProfile)}"),
            Change.AddSkill c => new(ChangeGroup.Added, "Added", "add", $"Skill “{c.Term}”", c.Competency is { } of ? $"of {Competency(of)}" : "without a competency yet"),
            Change.RetireSkill c => new(ChangeGroup.Retired, "Retired", "cut", $"Skill “{Skill(c.Skill)}”", c.ReplacedBy is { } by ? $"replaced by {Skill(by)}" : null),
            Change.RestoreSkill c => new(ChangeGroup.Added, "Restored", "history", $"Skill “{c.Skill.Label}”"),
            Change.AddAlias c => new(ChangeGroup.Added, "Added", "word", $"Alias “{c.Alias}”", $"of {Skill(c.Skill)}"),
            Change.RetireAlias c => new(ChangeGroup.Retired, "Retired", "cut", $"Alias “{c.Alias}”", $"of {Skill(c.Skill)}"),
            Change.NewProfile c => new(ChangeGroup.Added, "New profile", "people", c.Draft?.Name ?? c.Title),
            Change.RetireProfile c => new(ChangeGroup.Retired, "Retired", "cut", Profile(c.Retired), c.ReplacedBy is { } by ? $"replaced by {Profile(by)}" : null),
            Change.RestoreProfile c => new(ChangeGroup.Added, "Restored", "history", c.Restored.Name),
            Change.AddTitle c => new(ChangeGroup.Added, "Added", "word", $"Title “{c.Title}”", $"of {Profile(c.ForProfile)}"),
            Change.RetireTitle c => new(ChangeGroup.Retired, "Retired", "cut", $"Title “{c.Title}”", $"of {Profile(c.ForProfile)}"),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A kind of change without a line."),
        };

        string Profile(ElementCode code) => (framework.Profile(code) ?? published.Profile(code))?.Name ?? code.ToString();
        string Competency(ElementCode code) => (framework.Competency(code) ?? published.Competency(code))?.Name ?? code.ToString();
        string Skill(ElementCode code) => framework.Skills.Concat(published.Skills).FirstOrDefault(s => s.Code == code)?.Label ?? code.ToString();
    }
}
