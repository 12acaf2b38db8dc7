using System.Text.Json;
using Curation.Classify.Evaluation;
using Curation.Domain;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary>
/// Labelled texts as a person hands them in: JSON lines in our form or in SkillSpan's, words and tags in columns
/// (<c>.conll</c>), or spans and their groups (<c>.tsv</c>).
/// </summary>
internal static class LabelledTexts
{
    /// <summary>A line that cannot be used is named and left out.</summary>
    /// <exception cref="RefusalException">A file cannot be used, or there is no text.</exception>
    public static IReadOnlyList<LabelledText> Read(JsonLineStreams lines, FileInfo[] files)
    {
        var texts = new List<LabelledText>();
        foreach (var file in files.Where(IsWhole))
            texts.AddRange(Whole<IReadOnlyList<LabelledText>>(file, file.Extension == ".conll" ? ConllFile.Read : KompetencerFile.Read));
        FileInfo[] others = [.. files.Where(f => !IsWhole(f))];
        if (others.Length > 0 || files.Length == 0)
            texts.AddRange(OfLines(lines, others));
        return texts.Count > 0 ? texts : throw new RefusalException(ExitCode.Failed, "There is no labelled text to measure on.");
    }

    /// <summary>What a reader makes of a file.</summary>
    /// <exception cref="RefusalException">It cannot be read.</exception>
    public static T Whole<T>(FileInfo file, Func<string, T> read)
    {
        try
        {
            return read(file.FullName);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new RefusalException(ExitCode.Failed, $"{file.Name} cannot be read: {fault.Message}");
        }
    }

    private static bool IsWhole(FileInfo file) => file.Extension is ".conll" or ".tsv";

    private static IEnumerable<LabelledText> OfLines(JsonLineStreams lines, FileInfo[] files)
    {
        var count = 0;
        foreach (var line in lines.Read<JsonElement>(files))
        {
            count++;
            LabelledText? text = null;
            try
            {
                text = SkillSpanFile.Is(line) ? SkillSpanFile.Read(line, $"{count}") : line.Deserialize<LabelledText>(JsonForm.Lenient)!.Checked();
            }
            catch (JsonException e)
            {
                lines.Problem($"Labelled text {count}: {JsonForm.Fault(e)}. The line is left out.");
            }
            catch (Exception e) when (e is InvalidOperationException or InvalidDataException or KeyNotFoundException)
            {
                lines.Problem($"Labelled text {count}: {e.Message} The line is left out.");
            }

            if (text is not null)
                yield return text;
        }
    }
}
