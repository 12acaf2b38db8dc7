using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>Where in the framework an accepted change is felt.</summary>
internal static class Places
{
    /// <param name="before">The draft without the change.</param>
    /// <param name="after">The draft with it.</param>
    public static IEnumerable<Effect> Of(Framework before, Framework after, Change change) => change switch
    {
        Change.AddRequirement c =>
        [
            new("add", "add", $"{NameOf(after, c.ForProfile)} asks for {Say.Count(after.Profile(c.ForProfile)!.Requirements.Count, "competency", "competencies")}, one more than now"),
            Others(before, c.ForProfile, c.Requirement.Competency, "asks for it already", "ask for it already", "No other profile asks for it"),
            Content(after, c.Requirement.Competency, c.Requirement.Level),
        ],
        Change.RetireRequirement c =>
        [
            new("cut", "cut", $"{NameOf(after, c.ForProfile)} asks for {Say.Count(after.Profile(c.ForProfile)!.Requirements.Count, "competency", "competencies")}, one less than now"),
            Others(before, c.ForProfile, c.Requirement.Competency, "goes on asking for it", "go on asking for it", "No profile asks for it any more; the competency stays"),
        ],
        Change.ChangeLevel c =>
        [
            new(c.To > c.From ? "up" : "down", "alter", $"One requirement changes, on one profile: {NameOf(after, c.ForProfile)}"),
            Others(before, c.ForProfile, c.Competency, "keeps its level", "keep their level", "No other profile asks for the competency"),
            Content(after, c.Competency, c.To),
        ],
        Change.ChangePriority c =>
        [
            new("prio", "alter", $"One requirement changes, on one profile: {NameOf(after, c.ForProfile)}"),
            Others(before, c.ForProfile, c.Competency, "keeps its priority", "keep their priority", "No other profile asks for the competency"),
        ],
        Change.AddSkill { Competency: { } of } c =>
        [
            new("add", "add", $"{CompetencyOf(after, of)} has {Say.Count(after.Skills.Count(s => s.Competency == of), "skill")}, one more than now"),
            Felt(after, of, $"postings that ask for {c.Term}"),
        ],
        Change.AddSkill c => [new("add", "add", $"{c.Term} becomes a skill"), new("same", "same", "It waits for a competency, and counts for no profile until it has one")],
        Change.AddAlias c => Alias(after, c.Skill, "add", "another name", $"postings that write {c.Alias}"),
        Change.RetireAlias c => Alias(after, c.Skill, "cut", "a name less", $"postings that write {c.Alias} no longer"),
        Change.AddTitle c => [new("add", "add", $"{NameOf(after, c.ForProfile)} has another title: postings under it count for the profile")],
        Change.RetireTitle c => [new("cut", "cut", $"{NameOf(after, c.ForProfile)} has a title less: postings under it are judged by their text alone")],
        Change.NewProfile c => [new("add", "add", $"A job profile more, {Say.Count(after.Profiles.Count)} in all: {c.Draft?.Name ?? c.Title}")],
        _ => [new("same", "same", ChangeWords.Of(before, change).Done)],
    };

    private static IEnumerable<Effect> Alias(Framework after, ElementCode code, string icon, string what, string postings)
    {
        var skill = after.Skills.First(s => s.Code == code);
        yield return new Effect(icon, icon, $"{skill.Label} has {what}, {Say.Count(skill.Aliases.Count)} beside its own");
        yield return skill.Competency is { } competency ? Felt(after, competency, postings) : new Effect("same", "same", "The skill waits for a competency, and counts for no profile");
    }

    private static Effect Felt(Framework framework, ElementCode competency, string postings) => framework.Profiles.Count(p => p.Requirements.Any(r => r.Competency == competency)) switch
    {
        0 => new Effect("same", "same", $"No profile asks for {CompetencyOf(framework, competency)} yet"),
        1 => new Effect("people", "same", $"1 profile asks for {CompetencyOf(framework, competency)}: {postings} count for that"),
        var users => new Effect("people", "same", $"{users} profiles ask for {CompetencyOf(framework, competency)}: {postings} count for that"),
    };

    private static Effect Others(Framework before, ElementCode profile, ElementCode competency, string one, string many, string none) =>
        before.Profiles.Count(p => p.Code != profile && p.Requirements.Any(r => r.Competency == competency)) switch
        {
            0 => new Effect("same", "same", none),
            1 => new Effect("same", "same", $"1 other profile {one}"),
            var others => new Effect("same", "same", $"{others} other profiles {many}"),
        };

    /// <summary>What the competency holds at a level, what is at none counted with it.</summary>
    private static Effect Content(Framework framework, ElementCode code, int level)
    {
        var competency = framework.Competency(code)!;
        var behaviours = competency.Behaviours.Count(b => b.Level is null || b.Level == level);
        var questions = competency.InterviewQuestions.Count(q => q.Level is null || q.Level == level);
        return behaviours > 0 && questions > 0
            ? new Effect("check", "add", $"Level {level} has its content: {Say.Count(behaviours, "behaviour")}, {Say.Count(questions, "question")}")
            : new Effect("warn", "alter", $"Level {level} lacks content: {Say.Count(behaviours, "behaviour")}, {Say.Count(questions, "question")}", "Write it before the version is published.");
    }

    private static string NameOf(Framework framework, ElementCode profile) => framework.Profile(profile)?.Name ?? profile.ToString();

    private static string CompetencyOf(Framework framework, ElementCode code) => framework.Competency(code)?.Name ?? code.ToString();
}
