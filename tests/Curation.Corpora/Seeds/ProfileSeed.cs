using System.Globalization;
using System.Text.RegularExpressions;
using Curation.Domain.Frameworks;

namespace Curation.Corpora.Seeds;

/// <summary>Reads seed 000: one sample profile with its family, bands and requirements, and one competency with full content.</summary>
public static partial class ProfileSeed
{
    private static readonly ElementCode Scale = ElementCode.Parse("LEVELS-4");

    /// <exception cref="FormatException">A table that the framework needs is not in the text.</exception>
    public static Framework Read(string text)
    {
        var lines = SeedText.Lines(text);
        var rows = SeedText.RowsBelow(lines, "Competency Code", "Competency Name", "Proficiency Level", "Priority").ToList();
        var profile = Profile(lines, rows);
        var detailed = DetailedCompetency(lines);
        return new Framework
        {
            Code = FrameworkCode.Parse("SEED-PROFILE"),
            Name = "Customer relationship management, sample profile",
            Purpose = "Pre-defined job profiles detail the skills and levels of proficiency employees need to excel.",
            Scales = [new ProficiencyScale(Scale, "Four levels", [.. SeedText.Block(lines, "Proficiency Levels").Select(cells => Level(cells[0]))])],
            Bands = [.. SeedText.RowsBelow(lines, "Job Band ID", "Job Band Name").Select(r => new JobBand(Whole(r[0]), r[1], r[2]))],
            Families = [new JobFamily(profile.Family, Value("Job Family Name"), Value("Job Family Description"))],
            Competencies = [.. rows.Select(r => r[0] == detailed.Code.ToString() ? detailed : Outline(ElementCode.Parse(r[0]), r[1]))],
            Profiles = [profile],
        };

        string Value(string name) => SeedText.Row(lines, name)[0];
    }

    private static JobProfile Profile(IReadOnlyList<string> lines, IEnumerable<IReadOnlyList<string>> requirements)
    {
        return new JobProfile
        {
            Code = ElementCode.Parse(Value("Job Profile Code")),
            Family = ElementCode.Parse(Value("Job Family Code")),
            Band = Whole(Value("Job Band ID")),
            Name = Value("Job Profile"),
            RoleDescription = Value("Job Role Description"),
            Responsibilities = [.. SeedText.Numbered(Value("Job Responsibility")).Select((r, i) => new ContentItem($"r{i + 1}", r))],
            Requirements = [.. requirements.Select(r => new Requirement(ElementCode.Parse(r[0]), Whole(r[2]), (Priority)Whole(r[3])))],
        };

        // The bands' table has a row of this name too: a header, whose next cell is no number.
        string Value(string name) => name == "Job Band ID"
            ? lines.Select(SeedText.Cells).First(c => c.Count > 1 && c[0] == name && char.IsAsciiDigit(c[1].FirstOrDefault()))[1]
            : SeedText.Row(lines, name)[0];
    }

    private static Competency DetailedCompetency(IReadOnlyList<string> lines)
    {
        var title = lines.Select(line => CompetencyTitle.Match(line)).FirstOrDefault(match => match.Success)
            ?? throw new FormatException("The seed has no line 'Competency Code: … Competency Name: …'.");
        var code = ElementCode.Parse(title.Groups["code"].Value);
        return Outline(code, title.Groups["name"].Value.Trim()) with
        {
            Description = SeedText.Row(lines, "Competency Description")[0],
            Behaviours = [.. List("Proficiency Level Behaviors").Select((b, i) => new LeveledItem($"b{i + 1}", b))],
            InterviewQuestions = [.. List("Interview Questions").Select((q, i) => new InterviewQuestion($"q{i + 1}", q))],
            DevelopmentStatements = [.. List("Development Statement").Select((s, i) => new LeveledItem($"d{i + 1}", s))],
            CoachingTips = [.. SeedText.Block(lines, "Coaching Tip Descriptions").Select((cells, i) => new LeveledItem($"t{i + 1}", cells[1]))],
            LearningReferences = LearningTable.Read(lines),
        };

        IReadOnlyList<string> List(string name) => SeedText.Numbered(SeedText.Row(lines, name)[0]);
    }

    /// <summary>A competency of which the seed tells no more than code and name; the name stands for the description.</summary>
    private static Competency Outline(ElementCode code, string name) =>
        new() { Code = code, Name = name, Description = name, Scale = Scale, Type = TypeOf(code.ToString()[0]) };

    private static string TypeOf(char prefix) => prefix switch
    {
        'B' => "business",
        'I' => "individual",
        'M' => "management",
        _ => "technical",
    };

    private static ProficiencyLevel Level(string cell) =>
        LevelLine.Match(cell) is { Success: true } match
            ? new ProficiencyLevel(Whole(match.Groups["number"].Value), match.Groups["name"].Value)
            : throw new FormatException($"'{cell}' is no 'Level N: name'.");

    // "2", or "2 - Working Experience".
    private static int Whole(string cell) => int.Parse(cell.Split(' ')[0], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Competency Code: (?<code>\S+)\s+Competency Name: (?<name>[^\t]+)", RegexOptions.NonBacktracking)]
    private static partial Regex CompetencyTitle { get; }

    [GeneratedRegex(@"Level (?<number>\d+): (?<name>.+)", RegexOptions.NonBacktracking)]
    private static partial Regex LevelLine { get; }
}
