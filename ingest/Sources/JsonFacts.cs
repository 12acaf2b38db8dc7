using System.Text.Json;

namespace Curation.Ingest.Sources;

/// <summary>Nullable facts out of JSON whose types nobody promised.</summary>
internal static class JsonFacts
{
    /// <summary>Limits and leniency of every JSON that the world sends.</summary>
    public static JsonReaderOptions Lenient { get; } = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static JsonDocumentOptions LenientDocument { get; } = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    /// <summary>A string, or a number or truth value as it is written.</summary>
    public static string? Text(this JsonElement element, string name) => element.Get(name) is { } value ? Text(value) : null;

    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair: no text.
            return null;
        }
    }

    public static bool? Truth(this JsonElement element, string name) => element.Get(name) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => Truth(Text(value)),
            _ => null,
        }
        : null;

    public static bool? Truth(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" => true,
        "FALSE" or "NO" or "N" or "0" => false,
        _ => null,
    };

    public static decimal? Number(this JsonElement element, string name) => element.Get(name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : value.ValueKind == JsonValueKind.String ? Salaries.Amount.Parse(Text(value)) : null
        : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
