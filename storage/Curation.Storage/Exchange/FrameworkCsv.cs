using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CsvHelper;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Storage.Exchange;

/// <summary>
/// A framework as one CSV: a row a fact, with the element that it is of, the field (items of lists by their place from 0) and the value.
/// What is written is read back the same. See docs/formats.md.
/// </summary>
public static class FrameworkCsv
{
    private const string Empty = "[]";

    /// <summary>Parts of a field's name; a framework's own have at most 5. What is read is built by recursion.</summary>
    private const int Deepest = 12;

    private static readonly string[] Header = ["element", "field", "value"];

    /// <summary>Kinds of elements and the lists of the documented JSON form that hold them, in its order.</summary>
    private static readonly (string Kind, string List)[] Lists =
    [
        ("scale", "scales"), ("band", "bands"), ("family", "families"), ("competency", "competencies"), ("skill", "skills"), ("profile", "profiles"),
    ];

    /// <summary>As the house reads files, but that numbers may be written as texts: a CSV has no types.</summary>
    private static readonly JsonSerializerOptions Lenient = new(JsonForm.Strict) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public static string Write(Framework framework)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text))
        {
            csv.WriteRecord(Header);
            foreach (var element in FrameworkElements.Of(framework))
            {
                foreach (var (field, value) in Facts("", JsonNode.Parse(element.Json)!))
                    csv.WriteRecord([element.Id, field, SafeCell.Write(value)]);
            }
        }

        return text.ToString();
    }

    /// <returns>The framework, or why the text is none, with the place.</returns>
    public static (Framework? Framework, string? Fault) Read(string text)
    {
        var root = new Node();
        try
        {
            var malformed = false;
            using var csv = CsvReader.FromText(text, new CsvReaderOptions { TrackLineNumbers = true, IncludeValuesInExceptions = false, OnMalformedRecord = _ => malformed = true });
            csv.ReadHeader();
            if (!Header.SequenceEqual((csv.Headers ?? []).Select(h => h.Trim().Trim('\uFEFF').ToLowerInvariant()), StringComparer.Ordinal))
                return (null, $"The first row is not {string.Join(',', Header)}.");
            while (csv.Read())
            {
                if (malformed || csv.FieldCount != Header.Length)
                    return (null, $"Line {csv.LineNumber}: not three values, or its quotes do not match.");
                var (element, field) = (csv.GetString(0), csv.GetString(1));
                var slash = element.IndexOf('/', StringComparison.Ordinal);
                if (slash < 0 || (element[..slash] != "framework" && Lists.All(l => l.Kind != element[..slash])))
                    return (null, $"Line {csv.LineNumber}: '{element}' is no element, as in skill/K-SQL.");
                var path = field.Split('.');
                if (path.Length > Deepest)
                    return (null, $"Line {csv.LineNumber}: a field of more than {Deepest} parts.");
                if (!root.Child(element).Set(path, SafeCell.Read(csv.GetString(2))))
                    return (null, $"Line {csv.LineNumber}: {element} has {field} twice, or as a value and as a list.");
            }
        }
        catch (CsvFormatException exception)
        {
            return (null, $"Line {exception.LineNumber}: the quotes do not match.");
        }

        try
        {
            return (ToJson(root).Deserialize<Framework>(Lenient), null);
        }
        catch (JsonException exception)
        {
            return (null, $"It is no framework: {JsonForm.Fault(exception)}.");
        }
    }

    private static JsonObject ToJson(Node root)
    {
        var whole = root.Children.Where(c => c.Key.StartsWith("framework/", StringComparison.Ordinal)).Select(c => c.Value.ToJson()).FirstOrDefault() as JsonObject ?? [];
        foreach (var (kind, list) in Lists)
            whole[list] = new JsonArray([.. root.Children.Where(c => c.Key.StartsWith($"{kind}/", StringComparison.Ordinal)).Select(c => c.Value.ToJson())]);
        return whole;
    }

    private static IEnumerable<(string Field, string Value)> Facts(string path, JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                return fields.Where(f => f.Value is not null).SelectMany(f => Facts(path.Length == 0 ? f.Key : $"{path}.{f.Key}", f.Value!));
            case JsonArray { Count: 0 }:
                return [(path + Empty, "")];
            case JsonArray items:
                return items.Index().SelectMany(i => Facts($"{path}.{i.Index}", i.Item!));
            default:
                return [(path, node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString())];
        }
    }

    /// <summary>A value, or named or numbered parts in the order in which they came.</summary>
    private sealed class Node
    {
        private readonly Dictionary<string, Node> byName = new(StringComparer.Ordinal);
        private readonly List<KeyValuePair<string, Node>> children = [];
        private string? value;
        private bool isEmptyList;

        public IReadOnlyList<KeyValuePair<string, Node>> Children => children;

        public Node Child(string name)
        {
            if (byName.TryGetValue(name, out var child))
                return child;
            byName[name] = child = new Node();
            children.Add(new(name, child));
            return child;
        }

        /// <returns>False where something else stands there.</returns>
        public bool Set(ReadOnlySpan<string> path, string text)
        {
            if (path.Length > 0)
            {
                var isList = path.Length == 1 && path[0].EndsWith(Empty, StringComparison.Ordinal);
                var child = Child(isList ? path[0][..^Empty.Length] : path[0]);
                if (value is not null || isEmptyList)
                    return false;
                return isList ? child.SetEmpty() : child.Set(path[1..], text);
            }

            if (value is not null || isEmptyList || children.Count > 0)
                return false;
            value = text;
            return true;
        }

        public JsonNode ToJson()
        {
            if (value is not null)
                return JsonValue.Create(value);
            if (isEmptyList)
                return new JsonArray();
            if (children.Count > 0 && children.All(c => int.TryParse(c.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                return new JsonArray([.. children.OrderBy(c => int.Parse(c.Key, CultureInfo.InvariantCulture)).Select(c => c.Value.ToJson())]);
            return new JsonObject(children.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value.ToJson())));
        }

        private bool SetEmpty()
        {
            var free = value is null && !isEmptyList && children.Count == 0;
            isEmptyList = true;
            return free;
        }
    }
}
