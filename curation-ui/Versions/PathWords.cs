using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain.Frameworks;

namespace Curation.Ui.Versions;

/// <summary>Paths and values of differences, in words: names where the framework's form has codes.</summary>
internal sealed class PathWords(Framework before, Framework after)
{
    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["responsibilities"] = "Responsibility",
        ["alternate_titles"] = "Alternate title",
        ["next_profiles"] = "Next profile",
        ["requirements"] = "Requirement",
        ["alignments"] = "Alignment",
        ["behaviours"] = "Behaviour",
        ["interview_questions"] = "Interview question",
        ["probing_questions"] = "Probing question",
        ["development_statements"] = "Development statement",
        ["coaching_tips"] = "Coaching tip",
        ["learning_references"] = "Learning reference",
        ["levels"] = "Level",
        ["crosswalk"] = "Crosswalk",
        ["aliases"] = "Alias",
        ["isbn_or_asin"] = "ISBN or ASIN",
        ["url"] = "Address",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>As in <c>Requirement Listening, level</c>.</summary>
    public string Field(string path)
    {
        var parts = path.Split('/')[2..];
        if (parts.Length == 0)
            return "Place";
        var words = Name(parts[0]);
        if (parts.Length == 1)
            return words;
        words += parts[0] switch
        {
            "requirements" => $" {Competency(parts[1])}",
            "levels" => $" {parts[1]}",
            "learning_references" when path.Split('/') is [_, var code, ..] => Reference(code, parts[1]) is { } name ? $" “{name}”" : "",
            _ => "",
        };
        // What follows an item's id are its own fields; an alias or a title is the item itself, and may have a slash in it.
        if (parts[0] is "aliases" or "alternate_titles" or "next_profiles" or "used_in" or "alignments" or "crosswalk")
            return words;
        if (parts is [_, _, "probing_questions", ..])
            return $"{words}, probing question";
        return parts.Length > 2 && parts[2] is not "text" ? $"{words}, {Name(parts[2]).ToLowerInvariant()}" : words;
    }

    /// <summary>A value as people say it.</summary>
    public string Value(string path, string value)
    {
        if (value.Length > 0 && value[0] is '{' or '[')
        {
            try
            {
                var node = JsonNode.Parse(value)!;
                // The path has named the competency.
                return path.Split('/') is ["profile", _, "requirements", { Length: > 0 }] && node is JsonObject asked
                    ? $"level {Level(Text(asked["competency"]), Text(asked["level"]))}, priority {PriorityOf(Text(asked["priority"]))}"
                    : Describe(node);
            }
            catch (JsonException)
            {
                return value;
            }
        }

        var parts = path.Split('/');
        return (parts[0], parts[^1]) switch
        {
            ("profile", "family") => Family(value),
            ("profile", "band") => Band(value),
            ("profile", "level") when parts.Length == 5 => Level(parts[3], value),
            ("profile", "priority") => PriorityOf(value),
            ("skill", "competency") or ("competency", "umbrella") => Competency(value),
            ("competency", "scale") => Scale(value),
            ("profile", _) when parts is [_, _, "next_profiles", _] => Profile(value),
            _ => value,
        };
    }

    /// <summary>The fields of an element that came or went, each with its items.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<string> Values)> Parts(string path, string json)
    {
        if (JsonNode.Parse(json) is not JsonObject element)
            return [];
        return
        [
            .. from field in element
               where field.Value is not null and not JsonArray { Count: 0 } && field.Key is not ("code" or "name" or "label" or "id")
               let at = $"{path}/{field.Key}"
               select (field.Value is JsonArray ? Plural(field.Key) : Name(field.Key),
                   (IReadOnlyList<string>)(field.Value is JsonArray items ? [.. items.Select(i => Value($"{at}/", Text(i)))] : [Value(at, Text(field.Value))])),
        ];
    }

    /// <summary>As in <c>profile</c>, Customer Success Manager.</summary>
    public string ElementName(string element)
    {
        var (kind, code) = (element[..element.IndexOf('/', StringComparison.Ordinal)], element[(element.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "framework" => after.Name,
            "scale" => Scale(code),
            "band" => Band(code),
            "family" => Family(code),
            "competency" => Competency(code),
            "skill" => after.Skills.Concat(before.Skills).FirstOrDefault(s => s.Code.ToString() == code)?.Label ?? code,
            _ => Profile(code),
        };
    }

    private string Describe(JsonNode node) => node switch
    {
        JsonArray items => string.Join("; ", items.Select(i => Describe(i!))),
        JsonObject o when o["competency"] is { } code && o["priority"] is { } priority =>
            $"{Competency(Text(code))}, level {Level(Text(code), Text(o["level"]))}, priority {PriorityOf(Text(priority))}",
        JsonObject o when o["text"] is { } text => $"{Text(text)}{(o["level"] is { } level ? $" (level {Text(level)})" : "")}",
        JsonObject o when o["scheme"] is { } scheme => $"{Text(scheme)} {Text(o["id"])}{(o["label"] is { } label ? $", {Text(label)}" : "")}",
        JsonObject o when o["name"] is { } name && o["level"] is { } level => $"{Text(level)} {Text(name)}{(o["definition"] is { } text ? $": {Text(text)}" : "")}",
        JsonObject o when o["name"] is { } name => $"{Text(name)}{(o["description"] is { } text ? $": {Text(text)}" : "")}",
        JsonObject o => string.Join(", ", o.Select(f => $"{Name(f.Key).ToLowerInvariant()} {Text(f.Value)}")),
        _ => Text(node),
    };

    private string Profile(string code) => after.Profiles.Concat(before.Profiles).FirstOrDefault(p => p.Code.ToString() == code)?.Name ?? code;

    private string Competency(string code) => Find(code)?.Name ?? code;

    private string Family(string code) => after.Families.Concat(before.Families).FirstOrDefault(f => f.Code.ToString() == code)?.Name ?? code;

    private string Band(string id) => after.Bands.Concat(before.Bands).FirstOrDefault(b => b.Id.ToString() == id) is { } band ? $"{id} {band.Name}" : id;

    private string Scale(string code) => after.Scales.Concat(before.Scales).FirstOrDefault(s => s.Code.ToString() == code)?.Name ?? code;

    private string Level(string competency, string level) =>
        Find(competency) is { } c && after.Scales.Concat(before.Scales).FirstOrDefault(s => s.Code == c.Scale)?.Levels.FirstOrDefault(l => l.Level.ToString() == level) is { } named
            ? $"{level} {named.Name}"
            : level;

    private Competency? Find(string code) => after.Competencies.Concat(before.Competencies).FirstOrDefault(c => c.Code.ToString() == code);

    private string? Reference(string competency, string id) =>
        after.Competencies.Concat(before.Competencies).Where(c => c.Code.ToString() == competency).SelectMany(c => c.LearningReferences).FirstOrDefault(r => r.Id == id)?.Name;

    private static string PriorityOf(string word) => Enum.TryParse<Priority>(word, ignoreCase: true, out var priority) ? $"{(int)priority} {priority}" : word;

    private static string Name(string field) =>
        Fields.GetValueOrDefault(field) ?? (field.Length == 0 ? field : char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' '));

    private static string Plural(string field) => char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' ');

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(Curation.Domain.CurationJson.Line),
    };
}
