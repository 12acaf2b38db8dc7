using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Storage.Exchange;

/// <summary>Reads a framework from JSON that anybody may have written. The form is in docs/formats.md.</summary>
public static class FrameworkJsonReader
{
    private static readonly JsonDocumentOptions Form = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <returns>The framework, or why the text is none, with the place.</returns>
    public static (Framework? Framework, string? Fault) Read(string text)
    {
        try
        {
            var root = JsonNode.Parse(text, nodeOptions: null, Form);
            return root is not JsonObject whole ? (null, "It is no framework: it is no JSON object.")
                : Hole(whole) is { } hole ? (null, $"It is no framework: {hole} is null.")
                : (whole.Deserialize<Framework>(JsonForm.Strict), null);
        }
        catch (JsonException exception)
        {
            return (null, $"It is no framework: {JsonForm.Fault(exception)}.");
        }
    }

    /// <summary>The first item of a list that is null; the reader itself refuses only values that are.</summary>
    private static string? Hole(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(f => f.Value is null ? null : Hole(f.Value)).FirstOrDefault(h => h is not null),
        JsonArray items => items.Index().Select(i => i.Item is null ? $"{node.GetPath()}[{i.Index}]" : Hole(i.Item)).FirstOrDefault(h => h is not null),
        _ => null,
    };
}
