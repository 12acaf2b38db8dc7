namespace Curation.Domain.Frameworks;

public enum Severity
{
    /// <summary>A gap or a weakness: published all the same.</summary>
    Warning,

    /// <summary>A structural fault: nothing is published.</summary>
    Fault,
}

/// <summary>Something in a framework that should be mended.</summary>
/// <param name="Path">Where, as in <c>profile/SVC-6AS/requirements/K0150</c>.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record Finding(Severity Severity, string Path, string Message, string Remedy);

/// <summary>An element that an earlier version had and the latest has not.</summary>
/// <param name="Id">As in <c>skill/K-RUST</c>.</param>
/// <param name="Name">What it was called; one of these for each name that it had.</param>
public sealed record PastElement(string Id, string Name);

/// <summary>Looks through a framework before it is published.</summary>
public static partial class FrameworkCheck
{
    public const int Responsibilities = 4;

    /// <summary>Faults first, then warnings, each in the order of the framework.</summary>
    /// <param name="past">Elements that are gone: none of them may come back as something else.</param>
    public static IReadOnlyList<Finding> Of(Framework framework, IReadOnlyCollection<PastElement>? past = null) =>
    [
        .. TwiceUsed(framework), .. Reused(framework, past ?? []), .. Dangling(framework), .. Levels(framework), .. Profiles(framework),
        .. Gaps(framework), .. Orphans(framework), .. Alike(framework), .. Statements(framework),
    ];

    private static IEnumerable<Finding> TwiceUsed(Framework framework)
    {
        foreach (var element in FrameworkElements.Of(framework).GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return Fault(element.Key, $"The code {CodeOf(element.Key)} is used {element.Count()} times.", "Give each element a code of its own.");
        foreach (var competency in framework.Competencies)
        {
            string[] ids =
            [
                .. competency.Behaviours.Select(b => b.Id), .. competency.InterviewQuestions.Select(q => q.Id),
                .. competency.InterviewQuestions.SelectMany(q => q.ProbingQuestions ?? []).Select(q => q.Id),
                .. competency.DevelopmentStatements.Select(s => s.Id), .. competency.CoachingTips.Select(t => t.Id),
                .. competency.LearningReferences.Select(r => r.Id),
            ];
            foreach (var id in Twice(ids))
                yield return Fault($"competency/{competency.Code}/{id}", $"Two items of {competency.Name} have the id {id}.", "Give each item an id of its own.");
        }

        foreach (var profile in framework.Profiles)
        {
            foreach (var id in Twice(profile.Responsibilities.Select(r => r.Id)))
                yield return Fault($"profile/{profile.Code}/responsibilities/{id}", $"Two responsibilities of {profile.Name} have the id {id}.", "Give each an id of its own.");
            foreach (var code in Twice(profile.Requirements.Select(r => r.Competency.ToString())))
                yield return Fault($"profile/{profile.Code}/requirements/{code}", $"{profile.Name} asks for {code} twice.", "Keep one of the two requirements.");
        }
    }

    private static IEnumerable<Finding> Reused(Framework framework, IReadOnlyCollection<PastElement> past)
    {
        var names = past.ToLookup(p => p.Id, p => p.Name, StringComparer.Ordinal);
        foreach (var (id, name) in Named(framework))
        {
            if (names[id].LastOrDefault() is { } before && !names[id].Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return Fault(id, $"The code {CodeOf(id)} once stood for {before}, and codes are never used again.", $"Give {name} another code.");
        }
    }

    private static IEnumerable<Finding> Dangling(Framework framework)
    {
        var scales = framework.Scales.Select(s => s.Code).ToHashSet();
        var competencies = framework.Competencies.Select(c => c.Code).ToHashSet();
        foreach (var scale in framework.Scales)
        {
            foreach (var walk in scale.Crosswalk ?? [])
            {
                if (framework.Scales.FirstOrDefault(s => s.Code == walk.OtherScale) is not { } other)
                    yield return Fault($"scale/{scale.Code}/crosswalk/{walk.Level}", $"{scale.Name} answers to the scale {walk.OtherScale}, which is not there.", "Name a scale of the framework.");
                else if (!HasLevel(other, walk.OtherLevel) || !HasLevel(scale, walk.Level))
                    yield return Fault($"scale/{scale.Code}/crosswalk/{walk.Level}", $"Level {walk.Level} answers to level {walk.OtherLevel} of {other.Name}: one of them is not there.", "Name levels of the two scales.");
            }
        }

        foreach (var competency in framework.Competencies)
        {
            if (!scales.Contains(competency.Scale))
                yield return Fault($"competency/{competency.Code}/scale", $"{competency.Name} is measured on {competency.Scale}, which is not there.", "Choose a scale of the framework.");
            if (competency.Umbrella is { } umbrella && (!competencies.Contains(umbrella) || umbrella == competency.Code))
                yield return Fault($"competency/{competency.Code}/umbrella", $"{competency.Name} details {umbrella}, which is no other competency of the framework.", "Choose an umbrella competency, or none.");
        }

        foreach (var skill in framework.Skills.Where(s => s.Competency is { } c && !competencies.Contains(c)))
            yield return Fault($"skill/{skill.Code}/competency", $"{skill.Label} belongs to {skill.Competency}, which is not there.", "Choose a competency of the framework, or none.");
        foreach (var profile in framework.Profiles)
        {
            if (framework.Families.All(f => f.Code != profile.Family))
                yield return Fault($"profile/{profile.Code}/family", $"{profile.Name} belongs to the family {profile.Family}, which is not there.", "Choose a job family of the framework.");
            if (framework.Bands.All(b => b.Id != profile.Band))
                yield return Fault($"profile/{profile.Code}/band", $"{profile.Name} stands in band {profile.Band}, which is not there.", "Choose a job band of the framework.");
            foreach (var next in profile.NextProfiles.Where(n => framework.Profile(n) is null))
                yield return Fault($"profile/{profile.Code}/next_profiles/{next}", $"{profile.Name} leads to {next}, which is not there.", "Choose profiles of the framework.");
            foreach (var requirement in profile.Requirements.Where(r => !competencies.Contains(r.Competency)))
                yield return Fault($"profile/{profile.Code}/requirements/{requirement.Competency}", $"{profile.Name} asks for {requirement.Competency}, which is not there.", "Ask for competencies of the framework.");
        }
    }

    private static IEnumerable<Finding> Levels(Framework framework)
    {
        foreach (var competency in framework.Competencies)
        {
            if (framework.Scales.FirstOrDefault(s => s.Code == competency.Scale) is not { } scale)
                continue;
            IEnumerable<(string Part, string Id, int? Level)> items =
            [
                .. competency.Behaviours.Select(b => ("behaviours", b.Id, b.Level)),
                .. competency.InterviewQuestions.Select(q => ("interview_questions", q.Id, q.Level)),
                .. competency.DevelopmentStatements.Select(s => ("development_statements", s.Id, s.Level)),
                .. competency.CoachingTips.Select(t => ("coaching_tips", t.Id, t.Level)),
            ];
            foreach (var (part, id, level) in items.Where(i => i.Level is { } at && !HasLevel(scale, at)))
                yield return Fault($"competency/{competency.Code}/{part}/{id}", $"{id} is at level {level}, which {scale.Name} lacks.", $"Choose a level of {Span(scale)}.");
            foreach (var (profile, requirement) in framework.Profiles.SelectMany(p => p.Requirements.Select(r => (p, r))).Where(x => x.r.Competency == competency.Code && !HasLevel(scale, x.r.Level)))
                yield return Fault($"profile/{profile.Code}/requirements/{competency.Code}", $"{profile.Name} asks for {competency.Name} at level {requirement.Level}, which {scale.Name} lacks.", $"Choose a level of {Span(scale)}.");
        }
    }

    private static IEnumerable<Finding> Profiles(Framework framework)
    {
        foreach (var profile in framework.Profiles.Where(p => p.Responsibilities.Count != Responsibilities))
        {
            var count = profile.Responsibilities.Count;
            yield return Fault(
                $"profile/{profile.Code}/responsibilities",
                $"{profile.Name} has {count} responsibilities, not exactly {Responsibilities}.",
                count < Responsibilities ? $"Add {Responsibilities - count}." : $"Join or remove {count - Responsibilities}.");
        }
    }

    private static IEnumerable<(string Id, string Name)> Named(Framework framework) =>
    [
        .. framework.Scales.Select(s => ($"scale/{s.Code}", s.Name)),
        .. framework.Families.Select(f => ($"family/{f.Code}", f.Name)),
        .. framework.Competencies.Select(c => ($"competency/{c.Code}", c.Name)),
        .. framework.Skills.Select(s => ($"skill/{s.Code}", s.Label)),
        .. framework.Profiles.Select(p => ($"profile/{p.Code}", p.Name)),
    ];

    private static IEnumerable<string> Twice(IEnumerable<string> ids) => ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    private static bool HasLevel(ProficiencyScale scale, int level) => scale.Levels.Any(l => l.Level == level);

    private static string Span(ProficiencyScale scale) =>
        scale.Levels.Count == 0 ? $"{scale.Name}, which has none yet" : $"{scale.Levels.Min(l => l.Level)} to {scale.Levels.Max(l => l.Level)}";

    private static string CodeOf(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static Finding Fault(string path, string message, string remedy) => new(Severity.Fault, path, message, remedy);

    private static Finding Warning(string path, string message, string remedy) => new(Severity.Warning, path, message, remedy);
}
