namespace Curation.Domain.Frameworks;

/// <summary>A competency framework: everything that an organisation publishes of its roles and what they ask for.</summary>
/// <remarks>This is the documented import and export form. <see cref="FrameworkElements"/> parts it into content-addressed elements.</remarks>
public sealed record Framework
{
    public required FrameworkCode Code { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public IReadOnlyList<ProficiencyScale> Scales { get; init; } = [];

    public IReadOnlyList<JobBand> Bands { get; init; } = [];

    public IReadOnlyList<JobFamily> Families { get; init; } = [];

    public IReadOnlyList<Competency> Competencies { get; init; } = [];

    public IReadOnlyList<Skill> Skills { get; init; } = [];

    public IReadOnlyList<JobProfile> Profiles { get; init; } = [];

    public ProfileKey KeyOf(JobProfile profile) => new(Code, profile.Code);

    public JobProfile? Profile(ElementCode code) => Profiles.FirstOrDefault(p => p.Code == code);

    public Competency? Competency(ElementCode code) => Competencies.FirstOrDefault(c => c.Code == code);
}

/// <param name="Owner">Who looks after its content.</param>
public sealed record JobFamily(ElementCode Code, string Name, string Description, string? Owner = null, DateOnly? ReviewDue = null);

/// <param name="Id">1 (most senior) to 6.</param>
public sealed record JobBand(int Id, string Name, string Description);

/// <summary>Named levels, lowest first.</summary>
/// <param name="Crosswalk">How its levels answer to another scale's.</param>
public sealed record ProficiencyScale(ElementCode Code, string Name, IReadOnlyList<ProficiencyLevel> Levels, IReadOnlyList<LevelCrosswalk>? Crosswalk = null);

/// <param name="Level">1 is the lowest.</param>
public sealed record ProficiencyLevel(int Level, string Name, string? Definition = null);

public sealed record LevelCrosswalk(int Level, ElementCode OtherScale, int OtherLevel);

public sealed record JobProfile
{
    public required ElementCode Code { get; init; }

    public required ElementCode Family { get; init; }

    public required int Band { get; init; }

    public required string Name { get; init; }

    public required string RoleDescription { get; init; }

    public string? StandardJobDescription { get; init; }

    /// <summary>Exactly four in a published version.</summary>
    public IReadOnlyList<ContentItem> Responsibilities { get; init; } = [];

    public IReadOnlyList<string> AlternateTitles { get; init; } = [];

    /// <summary>Where people go from here.</summary>
    public IReadOnlyList<ElementCode> NextProfiles { get; init; } = [];

    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    public IReadOnlyList<Alignment> Alignments { get; init; } = [];
}

/// <summary>What a profile asks for. One a competency.</summary>
/// <param name="Level">A level of the competency's scale.</param>
public sealed record Requirement(ElementCode Competency, int Level, Priority Priority);

public enum Priority
{
    Low = 1,
    Medium = 2,
    High = 3,
}

public sealed record Competency
{
    public required ElementCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>As in "Knowledge of …; ability to …".</summary>
    public required string Description { get; init; }

    public required ElementCode Scale { get; init; }

    /// <summary>By the code's prefix: business, individual, management, technical.</summary>
    public string? Type { get; init; }

    /// <summary>The umbrella competency that this one details.</summary>
    public ElementCode? Umbrella { get; init; }

    public IReadOnlyList<LeveledItem> Behaviours { get; init; } = [];

    public IReadOnlyList<InterviewQuestion> InterviewQuestions { get; init; } = [];

    /// <summary>SMART: each with a measure or a time.</summary>
    public IReadOnlyList<LeveledItem> DevelopmentStatements { get; init; } = [];

    public IReadOnlyList<LeveledItem> CoachingTips { get; init; } = [];

    public IReadOnlyList<LearningReference> LearningReferences { get; init; } = [];

    public IReadOnlyList<TalentProcess> UsedIn { get; init; } = [];

    public IReadOnlyList<Alignment> Alignments { get; init; } = [];
}

/// <param name="Id">The item's own, unique within its element, so that moving it is not deleting and adding it.</param>
public sealed record ContentItem(string Id, string Text);

/// <param name="Level">The level it shows, or none where the content is not parted by level.</param>
public sealed record LeveledItem(string Id, string Text, int? Level = null);

public sealed record InterviewQuestion(string Id, string Text, int? Level = null, IReadOnlyList<ContentItem>? ProbingQuestions = null);

/// <summary>Where to learn a competency. A reference that names a URL, author or ISBN exists; else it is an activity without them.</summary>
/// <param name="Type">As in <c>Activity</c>, <c>Book</c>, <c>Organisation</c>, <c>Training</c>.</param>
public sealed record LearningReference(
    string Id,
    string Type,
    string Name,
    string Description,
    string? Author = null,
    string? Publisher = null,
    int? PublicationYear = null,
    string? Provider = null,
    Uri? Url = null,
    string? IsbnOrAsin = null);

/// <summary>The talent processes that content serves.</summary>
public enum TalentProcess
{
    Recruiting,
    GoalSetting,
    Performance,
    Rewards,
    Development,
    Engagement,
    Succession,
}

/// <param name="Scheme">As in <c>esco</c> or <c>onet-soc</c>.</param>
public sealed record Alignment(string Scheme, string Id, string? Label = null);

/// <summary>A fine-grained term that postings use.</summary>
/// <param name="Competency">The competency it belongs to; none while it waits for one.</param>
/// <param name="Kind">Knowledge for tools, languages and fields; skill for what a person does.</param>
public sealed record Skill(
    ElementCode Code,
    string Label,
    ElementCode? Competency,
    SkillKind Kind,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Alignment>? Alignments = null);

/// <summary>SkillSpan's two kinds: what a person does or is, and what a person knows (tools, languages, fields).</summary>
public enum SkillKind
{
    Skill,
    Knowledge,
}
