using System.Text.Json;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>One JSON-LD block → every thing in it, wherever it is nested. No context is ever loaded.</summary>
internal static class JsonLd
{
    /// <summary>The things in document order, with references (<c>{"@id": …}</c>) within the block resolved; or the fault.</summary>
    public static (IReadOnlyList<LinkedValue> Things, string? Fault) Read(string block)
    {
        var (document, fault) = LooseJson.Parse(block);
        if (document is null)
        {
            return ([], fault);
        }

        using (document)
        {
            var things = new List<LinkedValue>();
            foreach (var root in document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToArray() : [document.RootElement])
            {
                ToValue(root, things);
            }

            Resolve(things);
            return (things, null);
        }
    }

    /// <summary>Depth is bounded by the JSON reader (64).</summary>
    private static LinkedValue? ToValue(JsonElement element, List<LinkedValue> things)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var thing = new LinkedValue(element.Get("@value") is { } literal ? JsonFacts.Text(literal) : null) { Id = element.Text("@id") };
                things.Add(thing);
                foreach (var member in element.EnumerateObject())
                {
                    AddMember(thing, member, things);
                }

                return thing;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(item => ToValue(item, things)).ToList().Find(value => value is not null);
            default:
                return JsonFacts.Text(element) is { } text ? new LinkedValue(text) : null;
        }
    }

    private static void AddMember(LinkedValue thing, JsonProperty member, List<LinkedValue> things)
    {
        var values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToArray() : [member.Value];
        if (member.Name is "@type" or "type" && values.All(value => value.ValueKind == JsonValueKind.String))
        {
            thing.Types.AddRange(values.Select(JsonFacts.Text).OfType<string>().Select(type => type.Trim()));
            return;
        }

        foreach (var value in values)
        {
            if (ToValue(value, things) is { } linked)
            {
                thing.Add(member.Name, linked);
            }
        }
    }

    private static void Resolve(List<LinkedValue> things)
    {
        var named = new Dictionary<string, LinkedValue>(StringComparer.Ordinal);
        foreach (var thing in things.Where(thing => thing.Id is not null && thing.Properties.Count > 1))
        {
            named.TryAdd(thing.Id!, thing);
        }

        foreach (var values in things.SelectMany(thing => thing.Properties.Values))
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i] is { Id: { } id, Properties.Count: <= 1 } && named.TryGetValue(id, out var whole))
                {
                    values[i] = whole;
                }
            }
        }
    }
}
