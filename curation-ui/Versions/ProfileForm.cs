using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Ui.Versions;

/// <summary>A line of the requirements as typed.</summary>
public sealed record RequirementRow(string Competency = "", string Level = "", string Priority = "");

/// <summary>The draft of a job profile as typed. It may lack anything; what is there must make sense.</summary>
public sealed record ProfileForm
{
    public const int LongestName = 200;
    public const int LongestText = 4000;
    private const int MostRows = 100;

    public string Name { get; init; } = "";

    public string Code { get; init; } = "";

    public string Family { get; init; } = "";

    public string Band { get; init; } = "";

    public string RoleDescription { get; init; } = "";

    public string StandardJobDescription { get; init; } = "";

    /// <summary>Four, empty where nothing is written yet.</summary>
    public IReadOnlyList<string> Responsibilities { get; init; } = ["", "", "", ""];

    /// <summary>One a line.</summary>
    public string AlternateTitles { get; init; } = "";

    public IReadOnlyList<RequirementRow> Requirements { get; init; } = [];

    public static ProfileForm Of(IFormCollection form)
    {
        var (levels, priorities) = (form["level"], form["priority"]);
        return new ProfileForm
        {
            Name = One("name"),
            Code = One("code").ToUpperInvariant(),
            Family = One("family"),
            Band = One("band"),
            RoleDescription = One("role_description"),
            StandardJobDescription = One("standard_job_description"),
            Responsibilities = [.. Enumerable.Range(1, FrameworkCheck.Responsibilities).Select(n => One($"responsibility_{n}"))],
            AlternateTitles = One("alternate_titles"),
            Requirements = [.. form["competency"].Take(MostRows).Index().Select(row => new RequirementRow(
                row.Item ?? "", levels.ElementAtOrDefault(row.Index) ?? "", priorities.ElementAtOrDefault(row.Index) ?? ""))],
        };

        string One(string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
    }

    public static ProfileForm Of(Change.NewProfile change)
    {
        var draft = change.Draft ?? new ProfileDraft();
        return new ProfileForm
        {
            Name = draft.Name ?? change.Title,
            Code = draft.Code?.ToString() ?? "",
            Family = draft.Family?.ToString() ?? "",
            Band = draft.Band?.ToString() ?? "",
            RoleDescription = draft.RoleDescription ?? "",
            StandardJobDescription = draft.StandardJobDescription ?? "",
            Responsibilities = [.. Enumerable.Range(1, FrameworkCheck.Responsibilities).Select(n =>
                (draft.Responsibilities.FirstOrDefault(r => r.Id == IdOf(n)) ?? (draft.Responsibilities.Any(r => r.Id == IdOf(1)) ? null : draft.Responsibilities.ElementAtOrDefault(n - 1)))?.Text ?? "")],
            AlternateTitles = string.Join('\n', draft.AlternateTitles),
            Requirements = [.. draft.Requirements.Select(r => new RequirementRow(r.Competency.ToString(), r.Level.ToString(), r.Priority.ToString()))],
        };
    }

    /// <summary>What makes no sense, by the field's name; nothing that is merely missing.</summary>
    /// <param name="framework">The draft that it shall stand in, without it.</param>
    public IReadOnlyDictionary<string, string> Faults(Framework framework)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Name.Length > LongestName)
            faults["name"] = $"A name has at most {LongestName} characters.";
        if (Code.Length > 0 && !ElementCode.TryParse(Code, null, out _))
            faults["code"] = "A code is capital letters, digits, hyphens, dots and underscores, as in SUC-5PSM.";
        else if (Code.Length > 0 && framework.Profile(ElementCode.Parse(Code)) is { } other)
            faults["code"] = $"{other.Name} has this code.";
        if (Family.Length > 0 && framework.Families.All(f => f.Code.ToString() != Family))
            faults["family"] = "The framework has no such family any more.";
        if (Band.Length > 0 && framework.Bands.All(b => b.Id.ToString() != Band))
            faults["band"] = "The framework has no such band any more.";
        foreach (var (field, text) in Texts().Where(t => t.Text.Length > LongestText))
            faults[field] = $"At most {LongestText} characters; these are {text.Length}.";
        if (Titles().Any(t => t.Length > LongestName))
            faults["alternate_titles"] = $"A title has at most {LongestName} characters.";
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (n, row) in Requirements.Index().Where(r => r.Item.Competency.Length > 0))
        {
            if (RowFault(framework, row, asked) is { } fault)
                faults[$"requirement_{n + 1}"] = fault;
        }

        return faults;
    }

    /// <param name="before">What the form does not show stays as it was.</param>
    public ProfileDraft ToDraft(Change.NewProfile before) => (before.Draft ?? new ProfileDraft()) with
    {
        Code = Code.Length == 0 ? null : ElementCode.Parse(Code),
        Family = Family.Length == 0 ? null : ElementCode.Parse(Family),
        Band = Band.Length == 0 ? null : int.Parse(Band),
        Name = Name.Length == 0 || Name == before.Title ? null : Name,
        RoleDescription = RoleDescription.Length == 0 ? null : RoleDescription,
        StandardJobDescription = StandardJobDescription.Length == 0 ? null : StandardJobDescription,
        Responsibilities = [.. Responsibilities.Index().Where(r => r.Item.Length > 0).Select(r => new ContentItem(IdOf(r.Index + 1), r.Item))],
        AlternateTitles = [.. Titles()],
        Requirements = [.. Requirements.Where(r => r.Competency.Length > 0).Select(r => new Requirement(ElementCode.Parse(r.Competency), int.Parse(r.Level), Enum.Parse<Priority>(r.Priority)))],
    };

    private IEnumerable<string> Titles() => AlternateTitles.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<(string Field, string Text)> Texts() =>
        [("role_description", RoleDescription), ("standard_job_description", StandardJobDescription), .. Responsibilities.Index().Select(r => ($"responsibility_{r.Index + 1}", r.Item))];

    private static string? RowFault(Framework framework, RequirementRow row, HashSet<string> asked)
    {
        if (framework.Competencies.FirstOrDefault(c => c.Code.ToString() == row.Competency) is not { } competency)
            return "The framework has no such competency any more.";
        if (!asked.Add(row.Competency))
            return $"{competency.Name} is asked for twice. Keep one of the two.";
        var levels = framework.Scales.FirstOrDefault(s => s.Code == competency.Scale)?.Levels ?? [];
        if (!int.TryParse(row.Level, out var level) || levels.All(l => l.Level != level))
            return row.Level.Length == 0 ? "Choose a level." : $"{competency.Name} has levels {string.Join(", ", levels.Select(l => l.Level))}.";
        return Enum.TryParse<Priority>(row.Priority, out var priority) && Enum.IsDefined(priority) ? null : "Choose a priority.";
    }

    private static string IdOf(int n) => $"r{n}";
}
