using System.Text;

namespace Curation.Domain.Frameworks;

/// <summary>A competency in the skill × level table: which profiles ask for it at each level, before and after.</summary>
/// <param name="Name">Of the competency, as it is called after.</param>
/// <param name="Cells">One a level of its scale, lowest first.</param>
public sealed record SkillLevelRow(ElementCode Competency, string Name, IReadOnlyList<SkillLevelCell> Cells);

/// <param name="Stay">Profiles that asked for it at this level and still do.</param>
/// <param name="Come">Profiles that ask for it at this level now.</param>
/// <param name="Go">Profiles that no longer do.</param>
public sealed record SkillLevelCell(int Level, IReadOnlyList<ElementCode> Stay, IReadOnlyList<ElementCode> Come, IReadOnlyList<ElementCode> Go);

/// <summary>What changed from one version to another, in words and as a table.</summary>
public sealed record Changelog(IReadOnlyList<string> Lines, IReadOnlyList<SkillLevelRow> Table)
{
    /// <summary>Texts that are longer are named as changed and not quoted.</summary>
    private const int Quoted = 60;

    public static Changelog Of(Framework before, Framework after) => Of(FrameworkComparison.Of(before, after), before, after);

    /// <param name="comparison">Of the same two.</param>
    public static Changelog Of(FrameworkComparison comparison, Framework before, Framework after) =>
        new([.. Requirements(before, after), .. comparison.Differences.Where(d => !IsRequirement(d)).Select(d => Line(d, before, after))], TableOf(before, after));

    /// <summary>The lines as a list, and the table below, in Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var line in Lines)
            text.Append("- ").AppendLine(line);
        if (Table.Count == 0)
            return text.ToString();
        var levels = Table.SelectMany(r => r.Cells).Select(c => c.Level).Distinct().Order().ToArray();
        text.AppendLine().Append("| Competency |").AppendJoin("", levels.Select(l => $" Level {l} |")).AppendLine();
        text.Append("| --- |").AppendJoin("", levels.Select(_ => " --- |")).AppendLine();
        foreach (var row in Table)
        {
            text.Append($"| {row.Name.Replace("|", "\\|", StringComparison.Ordinal)} ({row.Competency}) |");
            foreach (var level in levels)
            {
                var cell = row.Cells.FirstOrDefault(c => c.Level == level);
                var marks = cell is null ? [] : cell.Stay.Select(p => $"{p}").Concat(cell.Come.Select(p => $"+{p}")).Concat(cell.Go.Select(p => $"−{p}"));
                text.Append($" {string.Join(' ', marks)} |");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static IEnumerable<string> Requirements(Framework before, Framework after)
    {
        foreach (var now in after.Profiles)
        {
            if (before.Profile(now.Code) is not { } old)
                continue;
            var was = old.Requirements.ToLookup(r => r.Competency);
            foreach (var requirement in now.Requirements)
            {
                var name = NameOf(after, requirement.Competency);
                switch (was[requirement.Competency].FirstOrDefault())
                {
                    case null:
                        yield return $"{now.Name} asks for {name} (level {requirement.Level}, {Word(requirement.Priority)} priority).";
                        break;
                    case { } r when r.Level != requirement.Level && r.Priority != requirement.Priority:
                        yield return $"{now.Name} asks for {name} at level {requirement.Level} instead of {r.Level}, with {Word(requirement.Priority)} instead of {Word(r.Priority)} priority.";
                        break;
                    case { } r when r.Level != requirement.Level:
                        yield return $"{now.Name} asks for {name} at level {requirement.Level} instead of {r.Level}.";
                        break;
                    case { } r when r.Priority != requirement.Priority:
                        yield return $"{now.Name} gives {name} {Word(requirement.Priority)} instead of {Word(r.Priority)} priority.";
                        break;
                }
            }

            foreach (var gone in old.Requirements.Where(r => now.Requirements.All(n => n.Competency != r.Competency)))
                yield return $"{now.Name} no longer asks for {NameOf(before, gone.Competency)}.";
        }
    }

    /// <summary>Told by <see cref="Requirements"/>, but for their order.</summary>
    private static bool IsRequirement(Difference difference) =>
        difference.Kind != DifferenceKind.Moved && difference.Path.Split('/') is ["profile", _, "requirements", ..];

    private static string Line(Difference difference, Framework before, Framework after)
    {
        var parts = difference.Path.Split('/', 3);
        var name = $"{parts[0]} {ElementName(after, difference.Element) ?? ElementName(before, difference.Element) ?? parts[1]}";
        if (parts.Length < 3)
        {
            return difference.Kind switch
            {
                DifferenceKind.Added => $"New {name} ({parts[1]}).",
                DifferenceKind.Removed => $"Gone: {name} ({parts[1]}).",
                _ => $"{Capital(name)} stands in another place.",
            };
        }

        // What a path ends in is the alias or title itself: it is said once.
        if (parts[2].Split('/', 2) is ["aliases" or "alternate_titles", var other])
        {
            var what = $"{Capital(name)}: {(parts[0] == "skill" ? "alias" : "alternate title")} {other}";
            return difference.Kind switch { DifferenceKind.Added => $"{what} added.", DifferenceKind.Removed => $"{what} removed.", _ => $"{what} moved." };
        }

        var part = PartName(parts, after, before);
        return difference switch
        {
            { Kind: DifferenceKind.Added } => $"{Capital(name)}: {part} added{Quote(difference.After)}.",
            { Kind: DifferenceKind.Removed } => $"{Capital(name)}: {part} removed{Quote(difference.Before)}.",
            { Kind: DifferenceKind.Moved } => $"{Capital(name)}: {part} moved.",
            { Before.Length: <= Quoted, After.Length: <= Quoted } => $"{Capital(name)}: {part} is {difference.After} instead of {difference.Before}.",
            _ => $"{Capital(name)}: {part} reworded.",
        };
    }

    /// <summary>A learning reference by its name, which is told apart by a number in the path.</summary>
    private static string PartName(string[] parts, Framework after, Framework before)
    {
        return parts[2].Split('/') is ["learning_references", var id, .. var rest] && (ReferenceName(after, parts[1], id) ?? ReferenceName(before, parts[1], id)) is { } name
            ? string.Join(", ", [$"learning reference “{name}”", .. rest.Select(Plain)])
            : Plain(parts[2]).Replace("/", ", ", StringComparison.Ordinal);

        static string Plain(string words) => words.Replace('_', ' ');
    }

    private static string? ReferenceName(Framework framework, string competency, string id) =>
        framework.Competencies.FirstOrDefault(c => c.Code.ToString() == competency)?.LearningReferences.FirstOrDefault(r => r.Id == id)?.Name;

    private static SkillLevelRow[] TableOf(Framework before, Framework after)
    {
        var (old, now) = (Asked(before), Asked(after));
        var touched = now.Except(old).Concat(old.Except(now)).Select(a => a.Competency).ToHashSet();
        return
        [
            .. from code in after.Competencies.Concat(before.Competencies.Where(c => after.Competency(c.Code) is null)).Select(c => c.Code)
               where touched.Contains(code)
               let levels = now.Concat(old).Where(a => a.Competency == code).Select(a => a.Level)
                   .Concat(ScaleOf(after, code) ?? ScaleOf(before, code) ?? []).Distinct().Order()
               select new SkillLevelRow(
                   code,
                   after.Competency(code)?.Name ?? before.Competency(code)!.Name,
                   [.. levels.Select(level => new SkillLevelCell(
                       level,
                       [.. At(now, code, level).Intersect(At(old, code, level))],
                       [.. At(now, code, level).Except(At(old, code, level))],
                       [.. At(old, code, level).Except(At(now, code, level))]))]),
        ];
    }

    private static HashSet<(ElementCode Competency, int Level, ElementCode Profile)> Asked(Framework framework) =>
        [.. framework.Profiles.SelectMany(p => p.Requirements.Select(r => (r.Competency, r.Level, p.Code)))];

    private static IEnumerable<ElementCode> At(HashSet<(ElementCode Competency, int Level, ElementCode Profile)> asked, ElementCode competency, int level) =>
        asked.Where(a => a.Competency == competency && a.Level == level).Select(a => a.Profile).Order();

    private static IEnumerable<int>? ScaleOf(Framework framework, ElementCode competency) =>
        framework.Competency(competency) is { } c ? framework.Scales.FirstOrDefault(s => s.Code == c.Scale)?.Levels.Select(l => l.Level) : null;

    private static string? ElementName(Framework framework, string element)
    {
        var code = element[(element.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return element[..element.IndexOf('/', StringComparison.Ordinal)] switch
        {
            "framework" => framework.Name,
            "scale" => framework.Scales.FirstOrDefault(s => s.Code.ToString() == code)?.Name,
            "band" => framework.Bands.FirstOrDefault(b => b.Id.ToString() == code)?.Name,
            "family" => framework.Families.FirstOrDefault(f => f.Code.ToString() == code)?.Name,
            "competency" => framework.Competencies.FirstOrDefault(c => c.Code.ToString() == code)?.Name,
            "skill" => framework.Skills.FirstOrDefault(s => s.Code.ToString() == code)?.Label,
            "profile" => framework.Profiles.FirstOrDefault(p => p.Code.ToString() == code)?.Name,
            _ => null,
        };
    }

    private static string NameOf(Framework framework, ElementCode competency) => framework.Competency(competency)?.Name ?? competency.ToString();

    private static string Quote(string? text) => text is { Length: > 0 and <= Quoted } && text[0] is not ('{' or '[') ? $" ({text})" : "";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Word(Priority priority) => priority.ToString().ToLowerInvariant();
}
