using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>A row that is due for an index.</summary>
/// <param name="Key">The outbox row's id, and the document's.</param>
/// <param name="Version">The document's external version.</param>
/// <param name="Json">See <see cref="SearchDocument"/>; without the version.</param>
internal sealed record DueDocument(string Key, long Version, string Json)
{
    /// <summary>As it is sent: it names its own version, so that whoever changes a document past the relay is found out.</summary>
    public string Sent => $"{Json[..^1]},\"version\":{Version}}}";
}

/// <summary>
/// One index: its name, version, mapping and documents. Raise <see cref="Version"/> with any change of the mapping, the settings, the documents or
/// <see cref="Words"/>: it is then rebuilt.
/// </summary>
internal abstract class SearchIndex
{
    /// <summary>In the order in which they are brought up to date: the smaller one first.</summary>
    public static IReadOnlyList<SearchIndex> All => [Proposals, Postings];

    public static PostingIndex Postings { get; } = new();

    public static ProposalIndex Proposals { get; } = new();

    public abstract string Name { get; }

    public abstract int Version { get; }

    /// <summary>The table whose rows it copies, by their <c>id</c>.</summary>
    public abstract string Table { get; }

    /// <summary>Whether a batch is searchable once it is sent, rather than a second later.</summary>
    public virtual bool IsSeenAtOnce => false;

    protected abstract JsonObject Fields { get; }

    public string Alias(string prefix) => $"{prefix}-{Name}";

    /// <param name="number">Makes it unique; rises.</param>
    public string Physical(string prefix, long number) => $"{Alias(prefix)}-v{Version}-{number}";

    public bool IsCurrent(string prefix, string? physical) => physical?.StartsWith($"{Alias(prefix)}-v{Version}-", StringComparison.Ordinal) == true;

    /// <summary>The current state of the named rows, in the order of their ids; one that is not there has the tombstone for its document.</summary>
    public abstract Task<IReadOnlyDictionary<Guid, string>> DocumentsAsync(Database db, IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>Settings and mapping, as the server takes them. Texts come with their words parted already: <see cref="Words"/> is the one analysis.</summary>
    public string Definition()
    {
        var properties = Fields;
        properties["deleted"] = Of("boolean");
        properties["id"] = Of("keyword");
        properties["hash"] = Kept("keyword");
        properties["version"] = Kept("long");
        properties["title"] = Parted();
        properties["words"] = Parted();
        return new JsonObject
        {
            ["settings"] = new JsonObject
            {
                ["number_of_shards"] = 1,
                ["auto_expand_replicas"] = "0-1",
                ["analysis"] = new JsonObject
                {
                    ["analyzer"] = new JsonObject { ["parted"] = new JsonObject { ["type"] = "custom", ["tokenizer"] = "whitespace" } },
                },
            },
            ["mappings"] = new JsonObject
            {
                ["dynamic"] = "strict",
                ["_source"] = new JsonObject { ["excludes"] = new JsonArray("words") },
                ["properties"] = properties,
            },
        }.ToJsonString();
    }

    protected static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Kept(string type) => new() { ["type"] = type, ["index"] = false, ["doc_values"] = false };

    private static JsonObject Parted() => new() { ["type"] = "text", ["analyzer"] = "parted" };
}
