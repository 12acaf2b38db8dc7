using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>A change in words, for proposals that a person makes and for what is published.</summary>
/// <param name="Question">The one decision in a sentence.</param>
/// <param name="Before">As it stands; empty where there is nothing.</param>
/// <param name="After">As it would stand; empty where something goes.</param>
/// <param name="Done">What was done, once it is done.</param>
public sealed record ChangeWords(string Question, string Before, string After, string Done)
{
    /// <param name="framework">As it stands before the change.</param>
    public static ChangeWords Of(Framework framework, Change change)
    {
        return change switch
        {
            Change.AddRequirement c => new(
                $"Should {Profile(c.ForProfile)} ask for {Competency(c.Requirement.Competency)} (level {c.Requirement.Level}, {Word(c.Requirement.Priority)} priority)?",
                "", Asked(c.Requirement), $"{Profile(c.ForProfile)} asks for {Asked(c.Requirement)}."),
            Change.RetireRequirement c => new(
                $"Should {Profile(c.ForProfile)} no longer ask for {Competency(c.Requirement.Competency)}?",
                Asked(c.Requirement), "", $"{Profile(c.ForProfile)} no longer asks for {Competency(c.Requirement.Competency)}."),
            Change.ChangeLevel c => new(
                $"Should {Profile(c.ForProfile)} ask for {Competency(c.Competency)} at level {c.To} instead of {c.From}?",
                $"{Competency(c.Competency)}, level {c.From}", $"{Competency(c.Competency)}, level {c.To}",
                $"{Profile(c.ForProfile)} asks for {Competency(c.Competency)} at level {c.To} instead of {c.From}."),
            Change.ChangePriority c => new(
                $"Should {Competency(c.Competency)} have {Word(c.To)} instead of {Word(c.From)} priority for {Profile(c.ForProfile)}?",
                $"{Competency(c.Competency)}, {Word(c.From)} priority", $"{Competency(c.Competency)}, {Word(c.To)} priority",
                $"{Competency(c.Competency)} has {Word(c.To)} instead of {Word(c.From)} priority for {Profile(c.ForProfile)}."),
            Change.AddSkill { Competency: { } of } c => new(
                $"Should {c.Term} become a skill of {Competency(of)}?", "", $"{c.Term} ({Competency(of)})", $"{c.Term} is a skill of {Competency(of)}."),
            Change.AddSkill c => new($"Should {c.Term} become a skill?", "", c.Term, $"{c.Term} is a skill and waits for a competency."),
            Change.RetireSkill c => new($"Should the skill {Skill(c.Skill)} go?", Skill(c.Skill), "", $"The skill {Skill(c.Skill)} is gone."),
            Change.RestoreSkill c => new($"Should the skill {c.Skill.Label} come back?", "", c.Skill.Label, $"The skill {c.Skill.Label} is back."),
            Change.AddAlias c => new(
                $"Is {c.Alias} another name of {Skill(c.Skill)}?", Names(c.Skill, [], null), Names(c.Skill, [c.Alias], null), $"{c.Alias} is another name of {Skill(c.Skill)}."),
            Change.RetireAlias c => new(
                $"Is {c.Alias} no name of {Skill(c.Skill)} any more?", Names(c.Skill, [], null), Names(c.Skill, [], c.Alias),
                $"{c.Alias} is no longer a name of {Skill(c.Skill)}."),
            Change.NewProfile c => new(
                $"Should {c.Title} become a job profile?", "", c.Skills.Count == 0 ? c.Title : $"{c.Title}: {string.Join(", ", c.Skills)}", $"{c.Title} is a job profile."),
            Change.RetireProfile c => new(
                $"Should the job profile {Profile(c.Retired)} go?", Profile(c.Retired), "", $"The job profile {Profile(c.Retired)} is gone."),
            Change.RestoreProfile c => new(
                $"Should the job profile {c.Restored.Name} come back?", "", c.Restored.Name, $"The job profile {c.Restored.Name} is back."),
            Change.AddTitle c => new($"Is {c.Title} another title of {Profile(c.ForProfile)}?", "", c.Title, $"{c.Title} is another title of {Profile(c.ForProfile)}."),
            Change.RetireTitle c => new(
                $"Is {c.Title} no title of {Profile(c.ForProfile)} any more?", c.Title, "", $"{c.Title} is no longer a title of {Profile(c.ForProfile)}."),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A kind of change without words."),
        };

        string Asked(Requirement r) => $"{Competency(r.Competency)}, level {r.Level}, {Word(r.Priority)} priority";
        string Profile(ElementCode code) => framework.Profile(code)?.Name ?? code.ToString();
        string Competency(ElementCode code) => framework.Competency(code)?.Name ?? code.ToString();
        string Skill(ElementCode code) => framework.Skills.FirstOrDefault(s => s.Code == code)?.Label ?? code.ToString();
        string Names(ElementCode code, string[] more, string? less) => string.Join(
            ", ", (framework.Skills.FirstOrDefault(s => s.Code == code)?.Aliases ?? []).Where(a => a != less).Concat(more));
    }

    private static string Word(Priority priority) => priority.ToString().ToLowerInvariant();
}
