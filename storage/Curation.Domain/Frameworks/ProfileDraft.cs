namespace Curation.Domain.Frameworks;

/// <summary>One thing that a draft needs before it is published.</summary>
/// <param name="Hint">What to do about it.</param>
public sealed record ChecklistItem(string Name, bool Done, string Hint);

/// <summary>What people have written of an approved new job profile. It is published when its checklist is complete.</summary>
public sealed record ProfileDraft
{
    /// <summary>Made from family, band and name where none is said.</summary>
    public ElementCode? Code { get; init; }

    public ElementCode? Family { get; init; }

    public int? Band { get; init; }

    /// <summary>The title of the proposal where none is said.</summary>
    public string? Name { get; init; }

    public string? RoleDescription { get; init; }

    public string? StandardJobDescription { get; init; }

    public IReadOnlyList<ContentItem> Responsibilities { get; init; } = [];

    public IReadOnlyList<string> AlternateTitles { get; init; } = [];

    public IReadOnlyList<ElementCode> NextProfiles { get; init; } = [];

    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>What it takes to be published in this framework, done or not.</summary>
    public IReadOnlyList<ChecklistItem> Checklist(Framework framework) =>
    [
        new("Family", Family is { } family && framework.Families.Any(f => f.Code == family), "Choose the job family that it belongs to."),
        new("Band", Band is { } band && framework.Bands.Any(b => b.Id == band), "Choose its job band."),
        new("Role description", !string.IsNullOrWhiteSpace(RoleDescription), "Say in a paragraph what the role is for."),
        new("Four responsibilities", Responsibilities.Count == 4 && Responsibilities.All(r => !string.IsNullOrWhiteSpace(r.Text)), "Write exactly four responsibilities."),
        new("Requirements", Requirements.Count > 0 && Requirements.All(r => framework.HasLevel(r)), "Name at least one competency with a level of its scale."),
    ];

    /// <summary>As it would be published, under a code.</summary>
    /// <exception cref="InvalidOperationException">Family, band or role description are not there yet.</exception>
    public JobProfile ToProfile(string title, ElementCode code) => new()
    {
        Code = code,
        Family = Family ?? throw new InvalidOperationException("A profile without a family."),
        Band = Band ?? throw new InvalidOperationException("A profile without a band."),
        Name = Name ?? title,
        RoleDescription = RoleDescription ?? throw new InvalidOperationException("A profile without a role description."),
        StandardJobDescription = StandardJobDescription,
        Responsibilities = Responsibilities,
        AlternateTitles = AlternateTitles,
        NextProfiles = NextProfiles,
        Requirements = Requirements,
    };
}
