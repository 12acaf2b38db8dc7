using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary>A line of texts whose links people chose.</summary>
/// <param name="Links">Ids or labels of the taxonomy; empty where none fits.</param>
public sealed record LinkedLine(string Id, string Text, IReadOnlyList<string> Links, string? Context = null);

/// <summary>Texts whose links people chose, as a person hands them in: JSON lines, or the benchmark's <c>.csv</c>. Each file is a part.</summary>
internal static class LinkQuestions
{
    /// <summary>With the taxonomy's ids for its labels. A line with an unknown link is named and left out.</summary>
    /// <exception cref="RefusalException">A file cannot be used, or there is no text.</exception>
    public static IReadOnlyList<LinkQuestion> Read(JsonLineStreams lines, FileInfo[] files, Taxonomy taxonomy)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var skill in taxonomy.Skills)
            ids.TryAdd(skill.Label, skill.Id);
        foreach (var skill in taxonomy.Skills)
            ids[skill.Id] = skill.Id;
        var known = new List<LinkQuestion>();
        foreach (var question in All(lines, files))
        {
            if (question.Links.FirstOrDefault(l => !ids.ContainsKey(l)) is { } unknown)
                lines.Problem($"{question.Part}, text {question.Id}: the taxonomy has no skill {unknown}. The text is left out.");
            else
                known.Add(question with { Links = [.. question.Links.Select(l => ids[l]).Distinct(StringComparer.Ordinal)] });
        }

        return known.Count > 0 ? known : throw new RefusalException(ExitCode.Failed, "There is no linked text to measure on.");
    }

    private static IEnumerable<LinkQuestion> All(JsonLineStreams lines, FileInfo[] files)
    {
        if (files.Length == 0)
            return lines.Read<LinkedLine>(files).Select(l => Question(l, "standard input"));
        return files.SelectMany(file => file.Extension == ".csv"
            ? LabelledTexts.Whole(file, EscoBenchmarkFile.Read)
            : lines.Read<LinkedLine>([file]).Select(l => Question(l, Path.GetFileNameWithoutExtension(file.Name))));
    }

    private static LinkQuestion Question(LinkedLine line, string part) => new(line.Id, line.Text, line.Context, line.Links, part);
}
