using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>What of a change can be edited, and the change that comes of it: always of the same kind.</summary>
internal static class ChangeForm
{
    public const int LongestWords = 200;

    /// <summary>As forms say that a skill waits for its competency.</summary>
    public const string NoCompetency = "none";

    /// <summary>Whether anything of it can be edited: what goes or comes back has no value of its own.</summary>
    public static bool CanEdit(Change change) => Of(change) != Typed.Nothing;

    /// <summary>The fields as the change itself fills them; those that it has not are none.</summary>
    public static Typed Of(Change change) => change switch
    {
        Change.AddRequirement c => new Typed(Level: Text(c.Requirement.Level), Priority: Text((int)c.Requirement.Priority), Competency: c.Requirement.Competency.ToString()),
        Change.ChangeLevel c => new Typed(Level: Text(c.To)),
        Change.ChangePriority c => new Typed(Priority: Text((int)c.To)),
        Change.AddSkill c => new Typed(Words: c.Term, TermKind: Word(c.TermKind), Competency: c.Competency?.ToString() ?? NoCompetency),
        Change.AddAlias c => new Typed(Words: c.Alias),
        Change.NewProfile c => new Typed(Words: c.Title),
        Change.AddTitle c => new Typed(Words: c.Title),
        _ => Typed.Nothing,
    };

    /// <summary>The edited change, or what is wrong, by the name of the field.</summary>
    /// <param name="framework">What the levels and competencies are read from; none where it is gone.</param>
    public static (Change? Change, IReadOnlyDictionary<string, string> Faults) Edit(Change change, Typed typed, Framework? framework)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        Change edited = change switch
        {
            Change.AddRequirement c => Requirement(c),
            Change.ChangeLevel c => c with { To = Level(c.Competency, c.From) },
            Change.ChangePriority c => c with { To = Priority(c.From) },
            Change.AddSkill c => c with { Term = Words("The skill"), TermKind = typed.TermKind == Word(SkillKind.Skill) ? SkillKind.Skill : SkillKind.Knowledge, Competency = Code() },
            Change.AddAlias c => c with { Alias = Words("The alias") },
            Change.NewProfile c => c with { Title = Words("The title") },
            Change.AddTitle c => c with { Title = Words("The title") },
            _ => Nothing(),
        };
        return faults.Count > 0 ? (null, faults) : (edited, faults);

        Change.AddRequirement Requirement(Change.AddRequirement c)
        {
            var competency = Code();
            if (competency is null && !faults.ContainsKey("competency"))
                faults["competency"] = "Choose a competency.";
            return c with { Requirement = new Requirement(competency ?? default, Level(competency ?? c.Requirement.Competency, from: null), Priority(from: null)) };
        }

        int Level(ElementCode competency, int? from)
        {
            var scale = ScaleOf(framework, competency);
            if (!int.TryParse(typed.Level, NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                faults["level"] = "Choose a level.";
            else if (scale is not null && scale.Levels.All(l => l.Level != level))
                faults["level"] = $"{framework!.Competency(competency)!.Name} has {scale.Levels.Count} levels; there is no level {level}.";
            else if (level == from)
                faults["level"] = $"That is the level it has now. To leave it at {level}, reject the proposal.";
            return level;
        }

        Priority Priority(Priority? from)
        {
            var known = Enum.TryParse<Priority>(typed.Priority, out var priority) && Enum.IsDefined(priority);
            if (!known)
                faults["priority"] = "Choose a priority.";
            else if (priority == from)
                faults["priority"] = "That is the priority it has now. To leave it so, reject the proposal.";
            return priority;
        }

        string Words(string what)
        {
            if (string.IsNullOrWhiteSpace(typed.Words))
                faults["words"] = $"{what} needs a name.";
            else if (typed.Words.Length > LongestWords)
                faults["words"] = $"{what} has at most {LongestWords} characters; this has {typed.Words.Length}.";
            return typed.Words ?? "";
        }

        ElementCode? Code()
        {
            if (typed.Competency is null or NoCompetency)
                return null;
            if (ElementCode.TryParse(typed.Competency, null, out var code) && framework?.Competency(code) is not null)
                return code;
            faults["competency"] = "There is no such competency in this framework any more.";
            return null;
        }

        Change Nothing()
        {
            faults["edit"] = "There is nothing to edit in it: accept or reject it.";
            return change;
        }
    }

    /// <summary>The field that a refusal of the store is about.</summary>
    public static string FieldOf(Change change) => change switch
    {
        Change.AddRequirement => "competency",
        Change.ChangeLevel => "level",
        Change.ChangePriority => "priority",
        _ => "words",
    };

    public static ProficiencyScale? ScaleOf(Framework? framework, ElementCode competency) =>
        framework?.Competency(competency) is { } found ? framework.Scales.FirstOrDefault(s => s.Code == found.Scale) : null;

    public static string Word(SkillKind kind) => kind == SkillKind.Skill ? "skill" : "knowledge";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
