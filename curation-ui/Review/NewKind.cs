using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>A kind of change that a person can propose, and what has to be said for it.</summary>
/// <param name="Wire">As in <c>change_level</c>; see <see cref="Proposal.KindOf"/>.</param>
/// <param name="Says">What it is for, as the choice shows it.</param>
/// <param name="Fields">In the order of the form: competency, level, priority, skill, alias, title, words, term_kind, skills.</param>
public sealed record NewKind(string Wire, string Says, bool ForProfile, params IReadOnlyList<string> Fields)
{
    public static IReadOnlyList<NewKind> All { get; } =
    [
        new("add_requirement", "A profile asks for a competency that it lacks", true, "competency", "level", "priority"),
        new("retire_requirement", "A profile asks for one no longer", true, "competency"),
        new("change_level", "A profile asks for more or less of it", true, "competency", "level"),
        new("change_priority", "It is more or less urgent", true, "competency", "priority"),
        new("add_skill", "A term that postings use", false, "words", "term_kind", "competency_or_none"),
        new("add_alias", "Another name of a known skill", false, "skill", "words"),
        new("retire_skill", "A skill goes; another may stand for it", false, "skill", "heir"),
        new("retire_alias", "A name of a skill goes", false, "alias"),
        new("add_title", "Another title of a job profile", true, "words"),
        new("retire_title", "A title of a job profile goes", true, "title"),
        new("new_profile", "A role that the framework lacks", false, "words", "skills"),
    ];

    public static NewKind? Of(string? wire) => All.FirstOrDefault(k => k.Wire == wire);

    /// <summary>What the words name.</summary>
    public string WordsLabel => Wire switch
    {
        "add_skill" => "Skill",
        "add_alias" => "Alias",
        "add_title" => "Title",
        _ => "Name of the role",
    };

    /// <summary>The competencies that can be chosen: those that the profile asks for, or does not yet.</summary>
    public IReadOnlyList<Competency> Competencies(Framework framework, JobProfile? profile)
    {
        ArgumentNullException.ThrowIfNull(framework);
        var asked = profile?.Requirements.Select(r => r.Competency).ToHashSet() ?? [];
        return [.. framework.Competencies.Where(c => !ForProfile || asked.Contains(c.Code) == (Wire != "add_requirement")).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
