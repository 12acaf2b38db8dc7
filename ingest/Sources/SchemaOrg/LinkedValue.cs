namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>A value of linked data, whether it came as JSON-LD or as microdata: a text, or a thing with types and properties.</summary>
internal sealed class LinkedValue(string? text = null)
{
    public string? Text { get; } = text;

    public string? Id { get; set; }

    public List<string> Types { get; } = [];

    public Dictionary<string, List<LinkedValue>> Properties { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsA(string type) => Types.Exists(t => string.Equals(LocalName(t), type, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<LinkedValue> All(string property) => Properties.GetValueOrDefault(property) ?? [];

    public LinkedValue? First(string property) => All(property) is [var first, ..] ? first : null;

    /// <summary>The text of the first value that has one; a thing's own name counts as its text.</summary>
    public string? TextOf(string property) => All(property).Select(value => value.Text ?? value.First("name")?.Text ?? value.First("@value")?.Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    public void Add(string property, LinkedValue value)
    {
        var name = LocalName(property);
        if (!Properties.TryGetValue(name, out var values))
        {
            Properties[name] = values = [];
        }

        values.Add(value);
    }

    /// <summary><c>https://schema.org/title</c>, <c>schema:title</c> → <c>title</c>.</summary>
    public static string LocalName(string name) => name.StartsWith('@') ? name : name[(name.LastIndexOfAny(['/', '#', ':']) + 1)..];
}
