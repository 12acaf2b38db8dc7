using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>Reads the change that a person proposes out of the form, or says at each field what is wrong with it.</summary>
internal sealed class NewForm(Framework framework, NewKind kind, NewTyped typed)
{
    public const int LongestWords = 200;
    private const int LongestText = 2000;
    private const int MostSkills = 8;

    private readonly Dictionary<string, string> faults = new(StringComparer.Ordinal);

    /// <summary>By the name of the field.</summary>
    public IReadOnlyDictionary<string, string> Faults => faults;

    /// <summary>Reason and source as the card will say them.</summary>
    public string Why => $"{typed.Why} (source: {typed.Source})";

    /// <returns>None where something is wrong; <see cref="Faults"/> says what.</returns>
    public Change? Read()
    {
        var profile = kind.ForProfile ? Chosen("profile", typed.Profile, framework.Profile, "Choose a job profile.") : null;
        var change = profile is null && kind.ForProfile ? null : Change(profile);
        Text("why", typed.Why, "Say why: whoever decides reads it first.");
        Text("source", typed.Source, "Say where that comes from: a survey, a workshop, a law, a person.");
        return faults.Count > 0 ? null : change;
    }

    /// <summary>The field that a refusal of the store is about.</summary>
    public string FieldOfRefusal => kind.Fields.Contains("words") ? "words" : kind.Fields[0];

    private Change? Change(JobProfile? profile) => kind.Wire switch
    {
        "add_requirement" => Competency() is { } c ? new Change.AddRequirement(profile!.Code, new Requirement(c.Code, Level(c, null), Priority(null))) : null,
        "retire_requirement" => Asked(profile!) is { } r ? new Change.RetireRequirement(profile!.Code, r) : null,
        "change_level" => Asked(profile!) is { } r ? new Change.ChangeLevel(profile!.Code, r.Competency, r.Level, Level(framework.Competency(r.Competency)!, r.Level)) : null,
        "change_priority" => Asked(profile!) is { } r ? new Change.ChangePriority(profile!.Code, r.Competency, r.Priority, Priority(r.Priority)) : null,
        "add_skill" => new Change.AddSkill(null, Words(), typed.TermKind == "skill" ? SkillKind.Skill : SkillKind.Knowledge, typed.Competency is null or "none" ? null : Competency()?.Code),
        "add_alias" => Skill("skill", typed.Skill) is { } s ? new Change.AddAlias(s.Code, Words()) : null,
        "retire_skill" => Skill("skill", typed.Skill) is { } s ? new Change.RetireSkill(s.Code, typed.Heir is null or "none" ? null : Skill("heir", typed.Heir)?.Code) : null,
        "retire_alias" => Alias(),
        "add_title" => new Change.AddTitle(profile!.Code, Words()),
        "retire_title" when typed.Title is { } title && profile!.AlternateTitles.Contains(title, StringComparer.Ordinal) => new Change.RetireTitle(profile.Code, title),
        "retire_title" => Wrong("title", "Choose a title of the profile."),
        _ => new Change.NewProfile(Words(), Skills()),
    };

    private Change? Alias() =>
        typed.Alias?.Split(':', 2) is [var code, var alias] && ElementCode.TryParse(code, null, out var skill) && framework.Skills.Any(s => s.Code == skill && s.Aliases.Contains(alias, StringComparer.Ordinal))
            ? new Change.RetireAlias(skill, alias)
            : Wrong("alias", "Choose a name that a skill has beside its own.");

    private Requirement? Asked(JobProfile profile)
    {
        if (Competency() is not { } competency) return null;
        if (profile.Requirements.FirstOrDefault(r => r.Competency == competency.Code) is { } asked) return asked;
        faults["competency"] = $"{profile.Name} does not ask for {competency.Name}.";
        return null;
    }

    private Competency? Competency() => Chosen("competency", typed.Competency, framework.Competency, "Choose a competency.");

    private Skill? Skill(string field, string? value) => Chosen(field, value, code => framework.Skills.FirstOrDefault(s => s.Code == code), "Choose a skill.");

    private T? Chosen<T>(string field, string? value, Func<ElementCode, T?> find, string fault)
        where T : class
    {
        if (ElementCode.TryParse(value, null, out var code) && find(code) is { } found) return found;
        faults[field] = value is null ? fault : $"There is no {value} in this framework any more. {fault}";
        return null;
    }

    private int Level(Competency competency, int? from)
    {
        var levels = framework.Scales.FirstOrDefault(s => s.Code == competency.Scale)?.Levels ?? [];
        if (!int.TryParse(typed.Level, NumberStyles.None, CultureInfo.InvariantCulture, out var level)) faults["level"] = "Choose a level.";
        else if (levels.All(l => l.Level != level)) faults["level"] = $"{competency.Name} has {levels.Count} levels; there is no level {level}.";
        else if (level == from) faults["level"] = $"That is the level it has now.";
        return level;
    }

    private Priority Priority(Priority? from)
    {
        if (!Enum.TryParse<Priority>(typed.Priority, out var priority) || !Enum.IsDefined(priority)) faults["priority"] = "Choose a priority.";
        else if (priority == from) faults["priority"] = "That is the priority it has now.";
        return priority;
    }

    private string Words()
    {
        if (typed.Words is not { } words) faults["words"] = $"{kind.WordsLabel}: it needs a name.";
        else if (words.Length > LongestWords) faults["words"] = $"It has at most {LongestWords} characters; this has {words.Length}.";
        return typed.Words ?? "";
    }

    private string[] Skills()
    {
        var skills = (typed.Skills ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (skills.Length > MostSkills) faults["skills"] = $"At most {MostSkills}: what it is asked for most.";
        else if (skills.Any(s => s.Length > LongestWords)) faults["skills"] = $"Each has at most {LongestWords} characters.";
        return skills;
    }

    private void Text(string field, string? value, string missing)
    {
        if (value is null) faults[field] = missing;
        else if (value.Length > LongestText) faults[field] = $"It has at most {LongestText} characters; this has {value.Length}.";
    }

    private Change? Wrong(string field, string says)
    {
        faults[field] = says;
        return null;
    }
}
