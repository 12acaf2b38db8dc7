using System.Text;
using System.Text.Json;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Evaluation;

/// <summary>Reads the form of SkillSpan (Zhang and others 2022; MIT): JSON lines of words and, for skill and for knowledge, their BIO tags.</summary>
public static class SkillSpanFile
{
    /// <exception cref="InvalidDataException">A line is not in this form; the message names it.</exception>
    public static IReadOnlyList<LabelledText> Read(string file) =>
        [.. File.ReadLines(file).Select((line, i) => (line, i)).Where(l => l.line.Length > 0).Select(l => Parse(l.line, $"{Path.GetFileName(file)}:{l.i + 1}"))];

    /// <summary>True of a line that has words and tags.</summary>
    public static bool Is(JsonElement line) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty("tokens", out _) && line.TryGetProperty("tags_skill", out _);

    /// <summary>The words are joined by a blank each.</summary>
    public static LabelledText Read(JsonElement line, string id)
    {
        var text = new StringBuilder();
        var places = new List<(int Start, int End)>();
        foreach (var token in line.GetProperty("tokens").EnumerateArray())
        {
            if (text.Length > 0)
                text.Append(' ');
            var start = text.Length;
            text.Append(token.GetString());
            places.Add((start, text.Length));
        }

        return new LabelledText(id, text.ToString(), [.. Spans("tags_skill", SkillKind.Skill), .. Spans("tags_knowledge", SkillKind.Knowledge)]);

        IEnumerable<LabelledSpan> Spans(string name, SkillKind kind)
        {
            var tags = line.GetProperty(name).EnumerateArray().Select(t => t.GetString()![0]).ToArray();
            for (var i = 0; i < tags.Length; i++)
            {
                if (tags[i] == 'O')
                    continue;
                var first = i;
                while (i + 1 < tags.Length && tags[i + 1] == 'I')
                    i++;
                yield return new LabelledSpan(places[first].Start, places[i].End, kind);
            }
        }
    }

    private static LabelledText Parse(string line, string id)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(json.RootElement, id);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{id}: {fault.Message}", fault);
        }
    }
}
