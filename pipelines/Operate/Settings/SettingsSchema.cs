using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Settings;

/// <summary>What is odd about one setting.</summary>
/// <param name="Line">Names the setting and says what it may be.</param>
/// <param name="IsError">False for a setting that nobody reads.</param>
internal sealed record SettingFinding(string Line, bool IsError);

/// <summary>
/// Checks the settings against appsettings.schema.json, so that an editor and the program say the same. Understands what that file uses:
/// type, properties, additionalProperties, items, enum, minimum, maximum, pattern, and <c>format: uri</c>.
/// </summary>
internal sealed class SettingsSchema
{
    private readonly JsonObject root;

    private SettingsSchema(JsonObject root) => this.root = root;

    public static SettingsSchema Load()
    {
        using var stream = typeof(SettingsSchema).Assembly.GetManifestResourceStream("appsettings.schema.json")!;
        return new SettingsSchema(JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsObject());
    }

    public static SettingsSchema Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>Looks at our own sections only: the rest belongs to .NET or to the environment.</summary>
    public IReadOnlyList<SettingFinding> Check(IConfiguration configuration)
    {
        var findings = new List<SettingFinding>();
        foreach (var (name, schema) in root["properties"]!.AsObject())
            if (schema?["properties"] is not null) Check(configuration.GetSection(name), schema.AsObject(), findings);
        return findings;
    }

    private static void Check(IConfigurationSection section, JsonObject schema, List<SettingFinding> findings)
    {
        if (!section.Exists()) return;
        if (schema["properties"] is JsonObject properties) CheckObject(section, schema, properties, findings);
        else if (schema["items"] is JsonObject items) foreach (var item in section.GetChildren()) Check(item, items, findings);
        else if (schema["additionalProperties"] is JsonObject values) foreach (var value in section.GetChildren()) Check(value, values, findings);
        else if (section.Value is { Length: > 0 } text && Expected(text, schema) is { } expected) findings.Add(new SettingFinding($"{section.Path} is \"{Shown(section, text)}\", but must be {expected}.", IsError: true));
    }

    private static void CheckObject(IConfigurationSection section, JsonObject schema, JsonObject properties, List<SettingFinding> findings)
    {
        foreach (var child in section.GetChildren())
        {
            var known = properties.FirstOrDefault(property => string.Equals(property.Key, child.Key, StringComparison.OrdinalIgnoreCase)).Value;
            if (known is JsonObject of) Check(child, of, findings);
            else if (schema["additionalProperties"] is JsonObject other) Check(child, other, findings);
            else if (schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
                findings.Add(new SettingFinding($"{child.Path} is no setting of Curation (known in {section.Path}: {string.Join(", ", properties.Select(property => property.Key))}).", IsError: false));
        }
    }

    private static string? Expected(string text, JsonObject schema)
    {
        if (schema["enum"] is JsonArray choices)
            return choices.Any(choice => string.Equals((string?)choice, text, StringComparison.OrdinalIgnoreCase)) ? null : $"one of {string.Join(", ", choices.Select(choice => (string?)choice))}";
        return Type(schema) switch
        {
            "boolean" => bool.TryParse(text, out _) ? null : "true or false",
            "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && InRange(whole, schema) ? null : $"a whole number{Range(schema)}",
            "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && InRange(number, schema) ? null : $"a number{Range(schema)}",
            "string" when (string?)schema["format"] == "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null : "an address that begins with http:// or https://",
            "string" when (string?)schema["pattern"] is { } pattern => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking) ? null : (string?)schema["description"] ?? $"of the form {pattern}",
            _ => null,
        };
    }

    private static string? Type(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => (string?)type).FirstOrDefault(type => type != "null"),
        JsonValue type => (string?)type,
        _ => null,
    };

    private static bool InRange(double value, JsonObject schema) =>
        (schema["minimum"] is null || value >= (double)schema["minimum"]!) && (schema["maximum"] is null || value <= (double)schema["maximum"]!);

    private static string Range(JsonObject schema) => ((double?)schema["minimum"], (double?)schema["maximum"]) switch
    {
        ({ } from, { } to) => $" from {from} to {to}",
        ({ } from, null) => $" of {from} or more",
        (null, { } to) => $" of {to} or less",
        _ => "",
    };

    /// <summary>A secret is never repeated in a message.</summary>
    private static string Shown(IConfigurationSection section, string text) =>
        ((string[])["Password", "Key", "ConnectionString"]).Any(secret => section.Key.Contains(secret, StringComparison.OrdinalIgnoreCase)) ? "…" : text.Length > 80 ? text[..80] + "…" : text;
}
