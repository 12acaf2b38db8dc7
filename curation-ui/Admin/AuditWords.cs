using System.Text.Json;

namespace Curation.Ui.Admin;

/// <summary>An entry's detail as people read it: what a JSON object says, without its signs.</summary>
internal static class AuditWords
{
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
