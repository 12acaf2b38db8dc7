using System.Text.Json;

namespace Curation.Ui.Admin;

/// <summary>An entry's detail as people read it: what a JSON object says, without its signs.</summary>
internal static class AuditWords
{
    /// <summary>In UTF-16 units: what is longer is opened to be read whole.</summary>
    public const int Glanced = 120;

    /// <summary>The question that was decided, where there is one; else how the words begin.</summary>
    public static string Glance(string detail)
    {
        using var json = JsonDocument.Parse(detail);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("question", out var question) && question.GetString() is { Length: > 0 } asked
            ? asked
            : $"{Of(detail)[..Glanced]} …";
    }

    /// <summary>As in <c>roles: Lead, Operator; reason: too rare</c>; deeper parts stay JSON.</summary>
    public static string Of(string detail)
    {
        using var json = JsonDocument.Parse(detail);
        return json.RootElement.ValueKind != JsonValueKind.Object ? detail
            : string.Join("; ", json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => $"{p.Name.Replace('_', ' ')}: {Value(p.Value)}"));
    }

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(", ", value.EnumerateArray().Select(v => v.ToString()))
        : value.ToString();
}
