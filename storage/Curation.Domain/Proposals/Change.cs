using System.Text.Json.Serialization;
using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>A typed change to one place in a framework: a closed choice. Issue by issue it grows towards the whole list of the design.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddRequirement), "add_requirement")]
[JsonDerivedType(typeof(RetireRequirement), "retire_requirement")]
[JsonDerivedType(typeof(ChangeLevel), "change_level")]
[JsonDerivedType(typeof(ChangePriority), "change_priority")]
[JsonDerivedType(typeof(AddSkill), "add_skill")]
[JsonDerivedType(typeof(AddAlias), "add_alias")]
[JsonDerivedType(typeof(NewProfile), "new_profile")]
[JsonDerivedType(typeof(AddTitle), "add_title")]
[JsonDerivedType(typeof(RetireTitle), "retire_title")]
[JsonDerivedType(typeof(RetireSkill), "retire_skill")]
[JsonDerivedType(typeof(RestoreSkill), "restore_skill")]
[JsonDerivedType(typeof(RetireAlias), "retire_alias")]
[JsonDerivedType(typeof(RetireProfile), "retire_profile")]
[JsonDerivedType(typeof(RestoreProfile), "restore_profile")]
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>The place that is changed, within its framework, kind and profile: a code, or a term in its normalised form. Never the proposed value.</summary>
    [JsonIgnore]
    public abstract string Target { get; }

    [JsonIgnore]
    public virtual ElementCode? Profile => null;

    /// <summary>A profile asks for a competency of the framework that it did not ask for.</summary>
    /// <param name="At">Its place among the profile's requirements, from 0; last where none is said.</param>
    public sealed record AddRequirement(ElementCode ForProfile, Requirement Requirement, int? At = null) : Change
    {
        public override string Target => Requirement.Competency.ToString();

        public override ElementCode? Profile => ForProfile;
    }

    /// <summary>A requirement fades.</summary>
    public sealed record RetireRequirement(ElementCode ForProfile, Requirement Requirement) : Change
    {
        public override string Target => Requirement.Competency.ToString();

        public override ElementCode? Profile => ForProfile;
    }

    public sealed record ChangeLevel(ElementCode ForProfile, ElementCode Competency, int From, int To) : Change
    {
        public override string Target => Competency.ToString();

        public override ElementCode? Profile => ForProfile;
    }

    public sealed record ChangePriority(ElementCode ForProfile, ElementCode Competency, Priority From, Priority To) : Change
    {
        public override string Target => Competency.ToString();

        public override ElementCode? Profile => ForProfile;
    }

    /// <summary>A term that postings ask for and that no skill of the framework covers.</summary>
    /// <param name="ForProfile">The role that asks for it; none where several of the framework's roles do.</param>
    /// <param name="Competency">The nearest competency, or none: a new competency may be wanted.</param>
    /// <param name="Code">Given when it is approved; made from the term where none is said.</param>
    public sealed record AddSkill(ElementCode? ForProfile, string Term, SkillKind TermKind, ElementCode? Competency, ElementCode? Code = null) : Change
    {
        public override string Target => Term.ToLowerInvariant();

        public override ElementCode? Profile => ForProfile;
    }

    /// <summary>Postings call a known skill by a name that the framework lacks.</summary>
    /// <param name="At">Its place among the skill's aliases, from 0; last where none is said.</param>
    public sealed record AddAlias(ElementCode Skill, string Alias, int? At = null) : Change
    {
        public override string Target => $"{Skill}:{Alias.ToLowerInvariant()}";
    }

    /// <summary>Postings that are none of our roles and much alike.</summary>
    /// <param name="Title">The commonest title of the group.</param>
    /// <param name="Skills">What its postings ask for most, most asked first.</param>
    /// <param name="Draft">What people have written of it so far; see <see cref="ProfileDraft.Checklist"/>.</param>
    public sealed record NewProfile(string Title, IReadOnlyList<string> Skills, ProfileDraft? Draft = null) : Change
    {
        public override string Target => Title.ToLowerInvariant();
    }

    /// <summary>Another name that postings have for a profile.</summary>
    /// <param name="At">Its place among the alternate titles, from 0; last where none is said.</param>
    public sealed record AddTitle(ElementCode ForProfile, string Title, int? At = null) : Change
    {
        public override string Target => Title.ToLowerInvariant();

        public override ElementCode? Profile => ForProfile;
    }

    public sealed record RetireTitle(ElementCode ForProfile, string Title) : Change
    {
        public override string Target => Title.ToLowerInvariant();

        public override ElementCode? Profile => ForProfile;
    }

    /// <param name="ReplacedBy">The skill that stands for it from now on.</param>
    public sealed record RetireSkill(ElementCode Skill, ElementCode? ReplacedBy = null) : Change
    {
        public override string Target => Skill.ToString();
    }

    /// <summary>A skill that had gone stands where it stood.</summary>
    public sealed record RestoreSkill(Skill Skill, int At) : Change
    {
        public override string Target => Skill.Code.ToString();
    }

    public sealed record RetireAlias(ElementCode Skill, string Alias) : Change
    {
        public override string Target => $"{Skill}:{Alias.ToLowerInvariant()}";
    }

    /// <param name="ReplacedBy">The profile that stands for it from now on.</param>
    public sealed record RetireProfile(ElementCode Retired, ElementCode? ReplacedBy = null) : Change
    {
        public override string Target => Retired.ToString();
    }

    /// <summary>A profile that had gone stands where it stood.</summary>
    public sealed record RestoreProfile(JobProfile Restored, int At) : Change
    {
        public override string Target => Restored.Code.ToString();
    }
}
