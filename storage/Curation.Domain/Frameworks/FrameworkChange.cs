using Curation.Domain.Proposals;

namespace Curation.Domain.Frameworks;

/// <summary>What came of a change to a framework.</summary>
public abstract record ApplyOutcome
{
    private ApplyOutcome()
    {
    }

    /// <param name="Change">The change with everything that it left open, as the code of a new skill: applied again it gives the same.</param>
    /// <param name="Inverse">Applied to <paramref name="Framework"/> it gives what was there before, to the byte.</param>
    public sealed record Applied(Framework Framework, Change Change, Change Inverse) : ApplyOutcome;

    /// <param name="Reason">What is in the way, for people.</param>
    public sealed record NoLongerFits(string Reason) : ApplyOutcome;

    /// <summary>It fits and is not complete yet: nothing is changed by it.</summary>
    public sealed record Waits(IReadOnlyList<ChecklistItem> Checklist) : ApplyOutcome;
}

/// <summary>Applies changes to frameworks. Nothing here changes what it is given.</summary>
public static class FrameworkChange
{
    /// <param name="framework">What is published, or a draft.</param>
    /// <param name="change">Any kind; where it leaves a code open, one is made.</param>
    /// <param name="taken">Codes that were in use once and are never used again; those of <paramref name="framework"/> need not be among them.</param>
    public static ApplyOutcome Apply(this Framework framework, Change change, IReadOnlySet<ElementCode>? taken = null) => change switch
    {
        Change.AddRequirement c => Apply(framework, c),
        Change.RetireRequirement c => Apply(framework, c),
        Change.ChangeLevel c => Apply(framework, c),
        Change.ChangePriority c => Apply(framework, c),
        Change.AddSkill c => Apply(framework, c, taken),
        Change.RetireSkill c => Apply(framework, c),
        Change.RestoreSkill c => Apply(framework, c),
        Change.AddAlias c => Apply(framework, c),
        Change.RetireAlias c => Apply(framework, c),
        Change.NewProfile c => Apply(framework, c, taken),
        Change.RetireProfile c => Apply(framework, c),
        Change.RestoreProfile c => Apply(framework, c),
        Change.AddTitle c => Apply(framework, c),
        Change.RetireTitle c => Apply(framework, c),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A kind of change that cannot be applied."),
    };

    /// <summary>Whether the competency is there and its scale has the level.</summary>
    public static bool HasLevel(this Framework framework, Requirement requirement) => LevelFault(framework, requirement) is null;

    /// <summary>The skill that has this label or alias, in any case.</summary>
    public static Skill? SkillNamed(this Framework framework, string name) => framework.Skills.FirstOrDefault(s => s.IsNamed(name));

    private static ApplyOutcome Apply(Framework framework, Change.AddRequirement change)
    {
        if (framework.Profile(change.ForProfile) is not { } profile)
            return NoProfile(change.ForProfile);
        if (LevelFault(framework, change.Requirement) is { } fault)
            return Not(fault);
        if (profile.Requirements.Any(r => r.Competency == change.Requirement.Competency))
            return Not($"{profile.Name} asks for {framework.NameOf(change.Requirement.Competency)} already.");
        var requirements = Insert(profile.Requirements, change.Requirement, change.At);
        return Done(framework.With(profile with { Requirements = requirements }), change, new Change.RetireRequirement(profile.Code, change.Requirement));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RetireRequirement change)
    {
        if (framework.Profile(change.ForProfile) is not { } profile)
            return NoProfile(change.ForProfile);
        var at = IndexOf(profile.Requirements, r => r.Competency == change.Requirement.Competency);
        return at < 0
            ? Not($"{profile.Name} no longer asks for {framework.NameOf(change.Requirement.Competency)}.")
            : Done(
                framework.With(profile with { Requirements = RemoveAt(profile.Requirements, at) }),
                change,
                new Change.AddRequirement(profile.Code, profile.Requirements[at], at));
    }

    private static ApplyOutcome Apply(Framework framework, Change.ChangeLevel change)
    {
        if (framework.Profile(change.ForProfile) is not { } profile)
            return NoProfile(change.ForProfile);
        var at = IndexOf(profile.Requirements, r => r.Competency == change.Competency);
        if (at < 0)
            return Not($"{profile.Name} no longer asks for {framework.NameOf(change.Competency)}.");
        var now = profile.Requirements[at];
        if (now.Level != change.From)
            return Not($"{profile.Name} asks for {framework.NameOf(change.Competency)} at level {now.Level} now, no longer at {change.From}.");
        return LevelFault(framework, now with { Level = change.To }) is { } fault
            ? Not(fault)
            : Done(
                framework.With(profile with { Requirements = Replace(profile.Requirements, at, now with { Level = change.To }) }),
                change,
                change with { From = change.To, To = change.From });
    }

    private static ApplyOutcome Apply(Framework framework, Change.ChangePriority change)
    {
        if (framework.Profile(change.ForProfile) is not { } profile)
            return NoProfile(change.ForProfile);
        var at = IndexOf(profile.Requirements, r => r.Competency == change.Competency);
        if (at < 0)
            return Not($"{profile.Name} no longer asks for {framework.NameOf(change.Competency)}.");
        var now = profile.Requirements[at];
        if (!Enum.IsDefined(change.To))
            return Not($"There is no priority {(int)change.To}.");
        return now.Priority != change.From
            ? Not($"{framework.NameOf(change.Competency)} has priority {(int)now.Priority} for {profile.Name} now, no longer {(int)change.From}.")
            : Done(
                framework.With(profile with { Requirements = Replace(profile.Requirements, at, now with { Priority = change.To }) }),
                change,
                change with { From = change.To, To = change.From });
    }

    private static ApplyOutcome Apply(Framework framework, Change.AddSkill change, IReadOnlySet<ElementCode>? taken)
    {
        if (string.IsNullOrWhiteSpace(change.Term))
            return Not("A skill needs a name.");
        if (framework.SkillNamed(change.Term) is { } same)
            return Not($"{change.Term} is a name of the skill {same.Label} ({same.Code}) already.");
        if (change.Competency is { } competency && framework.Competency(competency) is null)
            return Not($"There is no competency {competency}.");
        var codes = framework.Skills.Select(s => s.Code).ToHashSet();
        if (change.Code is { } code && codes.Contains(code))
            return Not($"The code {code} is in use.");
        var minted = change with { Code = change.Code ?? CodeMint.Skill(change.Term, change.TermKind, taken is null ? codes : [.. codes, .. taken]) };
        var skill = new Skill(minted.Code!.Value, change.Term, change.Competency, change.TermKind, []);
        return Done(framework with { Skills = [.. framework.Skills, skill] }, minted, new Change.RetireSkill(skill.Code));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RetireSkill change)
    {
        var at = IndexOf(framework.Skills, s => s.Code == change.Skill);
        if (at < 0)
            return Not($"There is no skill {change.Skill}.");
        if (change.ReplacedBy is { } heir && (heir == change.Skill || framework.Skills.All(s => s.Code != heir)))
            return Not($"There is no other skill {heir} to replace it.");
        return Done(framework with { Skills = RemoveAt(framework.Skills, at) }, change, new Change.RestoreSkill(framework.Skills[at], at));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RestoreSkill change)
    {
        if (framework.Skills.Any(s => s.Code == change.Skill.Code))
            return Not($"The skill {change.Skill.Code} is there.");
        if (framework.Skills.FirstOrDefault(s => s.Label.Equals(change.Skill.Label, StringComparison.OrdinalIgnoreCase)) is { } same)
            return Not($"The skill {same.Label} ({same.Code}) has taken over its name.");
        if (change.Skill.Competency is { } competency && framework.Competency(competency) is null)
            return Not($"There is no competency {competency}.");
        return Done(framework with { Skills = Insert(framework.Skills, change.Skill, change.At) }, change, new Change.RetireSkill(change.Skill.Code));
    }

    private static ApplyOutcome Apply(Framework framework, Change.AddAlias change)
    {
        var at = IndexOf(framework.Skills, s => s.Code == change.Skill);
        if (at < 0)
            return Not($"There is no skill {change.Skill}.");
        if (string.IsNullOrWhiteSpace(change.Alias))
            return Not("An alias needs a text.");
        var skill = framework.Skills[at];
        // What comes back to its place may have a namesake, as it had before; a new name may not.
        if ((change.At is null ? framework.SkillNamed(change.Alias) : skill.Aliases.Contains(change.Alias, StringComparer.Ordinal) ? skill : null) is { } same)
            return Not($"{change.Alias} is a name of the skill {same.Label} ({same.Code}) already.");
        return Done(
            framework with { Skills = Replace(framework.Skills, at, skill with { Aliases = Insert(skill.Aliases, change.Alias, change.At) }) },
            change,
            new Change.RetireAlias(change.Skill, change.Alias));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RetireAlias change)
    {
        var at = IndexOf(framework.Skills, s => s.Code == change.Skill);
        if (at < 0)
            return Not($"There is no skill {change.Skill}.");
        var skill = framework.Skills[at];
        var alias = NameIn(skill.Aliases, change.Alias);
        return alias < 0
            ? Not($"{skill.Label} no longer has the alias {change.Alias}.")
            : Done(
                framework with { Skills = Replace(framework.Skills, at, skill with { Aliases = RemoveAt(skill.Aliases, alias) }) },
                change,
                new Change.AddAlias(change.Skill, skill.Aliases[alias], alias));
    }

    private static ApplyOutcome Apply(Framework framework, Change.NewProfile change, IReadOnlySet<ElementCode>? taken)
    {
        var draft = change.Draft ?? new ProfileDraft();
        var name = draft.Name ?? change.Title;
        if (framework.ProfileTitled(name) is { } same)
            return Not($"{name} is a title of the profile {same.Name} ({same.Code}) already.");
        var codes = framework.Profiles.Select(p => p.Code).ToHashSet();
        if (draft.Code is { } wanted && codes.Contains(wanted))
            return Not($"The code {wanted} is in use.");
        var checklist = draft.Checklist(framework);
        if (!checklist.All(i => i.Done))
            return new ApplyOutcome.Waits(checklist);
        var code = draft.Code ?? CodeMint.Profile(draft.Family!.Value, draft.Band!.Value, name, taken is null ? codes : [.. codes, .. taken]);
        return Done(
            framework with { Profiles = [.. framework.Profiles, draft.ToProfile(change.Title, code)] },
            change with { Draft = draft with { Code = code } },
            new Change.RetireProfile(code));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RetireProfile change)
    {
        var at = IndexOf(framework.Profiles, p => p.Code == change.Retired);
        if (at < 0)
            return NoProfile(change.Retired);
        if (framework.Profiles.FirstOrDefault(p => p.NextProfiles.Contains(change.Retired)) is { } before)
            return Not($"{before.Name} ({before.Code}) names it as a next profile.");
        if (change.ReplacedBy is { } heir && (heir == change.Retired || framework.Profile(heir) is null))
            return Not($"There is no other profile {heir} to replace it.");
        return Done(framework with { Profiles = RemoveAt(framework.Profiles, at) }, change, new Change.RestoreProfile(framework.Profiles[at], at));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RestoreProfile change) =>
        framework.Profile(change.Restored.Code) is not null
            ? Not($"The profile {change.Restored.Code} is there.")
            : Done(
                framework with { Profiles = Insert(framework.Profiles, change.Restored, change.At) }, change, new Change.RetireProfile(change.Restored.Code));

    private static ApplyOutcome Apply(Framework framework, Change.AddTitle change)
    {
        if (framework.Profile(change.ForProfile) is not { } profile)
            return NoProfile(change.ForProfile);
        if (string.IsNullOrWhiteSpace(change.Title))
            return Not("A title needs a text.");
        return (change.At is null ? framework.ProfileTitled(change.Title) : profile.AlternateTitles.Contains(change.Title, StringComparer.Ordinal) ? profile : null) is { } same
            ? Not($"{change.Title} is a title of the profile {same.Name} ({same.Code}) already.")
            : Done(
                framework.With(profile with { AlternateTitles = Insert(profile.AlternateTitles, change.Title, change.At) }),
                change,
                new Change.RetireTitle(profile.Code, change.Title));
    }

    private static ApplyOutcome Apply(Framework framework, Change.RetireTitle change)
    {
        if (framework.Profile(change.ForProfile) is not { } profile)
            return NoProfile(change.ForProfile);
        var at = NameIn(profile.AlternateTitles, change.Title);
        return at < 0
            ? Not($"{profile.Name} no longer has the title {change.Title}.")
            : Done(
                framework.With(profile with { AlternateTitles = RemoveAt(profile.AlternateTitles, at) }),
                change,
                new Change.AddTitle(profile.Code, profile.AlternateTitles[at], at));
    }

    private static string? LevelFault(Framework framework, Requirement requirement)
    {
        if (framework.Competency(requirement.Competency) is not { } competency)
            return $"There is no competency {requirement.Competency}.";
        if (framework.Scales.FirstOrDefault(s => s.Code == competency.Scale) is not { } scale)
            return $"There is no scale {competency.Scale}, which {competency.Name} is measured on.";
        return scale.Levels.Any(l => l.Level == requirement.Level) ? null : $"{scale.Name}, the scale of {competency.Name}, has no level {requirement.Level}.";
    }

    private static bool IsNamed(this Skill skill, string name) =>
        skill.Label.Equals(name, StringComparison.OrdinalIgnoreCase) || skill.Aliases.Any(a => a.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static JobProfile? ProfileTitled(this Framework framework, string title) => framework.Profiles.FirstOrDefault(p =>
        p.Name.Equals(title, StringComparison.OrdinalIgnoreCase) || p.AlternateTitles.Any(t => t.Equals(title, StringComparison.OrdinalIgnoreCase)));

    private static string NameOf(this Framework framework, ElementCode competency) => framework.Competency(competency)?.Name ?? competency.ToString();

    private static Framework With(this Framework framework, JobProfile profile) =>
        framework with { Profiles = Replace(framework.Profiles, IndexOf(framework.Profiles, p => p.Code == profile.Code), profile) };

    private static ApplyOutcome.NoLongerFits NoProfile(ElementCode code) => new($"There is no profile {code}.");

    private static ApplyOutcome.NoLongerFits Not(string reason) => new(reason);

    private static ApplyOutcome.Applied Done(Framework framework, Change change, Change inverse) => new(framework, change, inverse);

    /// <summary>The same name to the letter where it is there, else in any case.</summary>
    private static int NameIn(IReadOnlyList<string> names, string name)
    {
        var exact = IndexOf(names, n => n == name);
        return exact >= 0 ? exact : IndexOf(names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, Func<T, bool> wanted)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (wanted(list[i]))
                return i;
        }

        return -1;
    }

    /// <summary>At the place, or last where the list has become too short for it.</summary>
    private static T[] Insert<T>(IReadOnlyList<T> list, T item, int? at)
    {
        var place = Math.Clamp(at ?? list.Count, 0, list.Count);
        return [.. list.Take(place), item, .. list.Skip(place)];
    }

    private static T[] RemoveAt<T>(IReadOnlyList<T> list, int at) => [.. list.Take(at), .. list.Skip(at + 1)];

    private static T[] Replace<T>(IReadOnlyList<T> list, int at, T item) => [.. list.Take(at), item, .. list.Skip(at + 1)];
}
