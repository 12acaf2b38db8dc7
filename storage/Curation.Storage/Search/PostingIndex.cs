using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>
/// The index of postings, for researchers. Raise <see cref="Version"/> with any change of the mapping, the settings or <see cref="Words"/>:
/// it is then rebuilt.
/// </summary>
internal static class PostingIndex
{
    public const string Name = "postings";

    public const int Version = 2;

    public static string Alias(string prefix) => $"{prefix}-{Name}";

    /// <param name="number">Makes it unique; rises.</param>
    public static string Physical(string prefix, long number) => $"{Alias(prefix)}-v{Version}-{number}";

    public static bool IsCurrent(string prefix, string? physical) =>
        physical?.StartsWith($"{Alias(prefix)}-v{Version}-", StringComparison.Ordinal) == true;

    /// <summary>Settings and mapping, as the server takes them. Texts come with their words parted already: <see cref="Words"/> is the one analysis.</summary>
    public static string Definition() => new JsonObject
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
            ["properties"] = new JsonObject
            {
                ["deleted"] = Of("boolean"),
                ["id"] = Of("keyword"),
                ["source"] = Of("keyword"),
                ["title"] = Parted(),
                ["words"] = Parted(),
                ["employer_key"] = Of("keyword"),
                ["cluster"] = Of("keyword"),
                ["alone"] = Of("boolean"),
                ["observed_on"] = Of("date"),
                ["location"] = Of("keyword"),
                ["remote"] = Of("keyword"),
                ["language"] = Of("keyword"),
                ["salary"] = Of("keyword"),
                ["profile"] = Of("keyword"),
                ["skills"] = Of("keyword"),
            },
        },
    }.ToJsonString();

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Parted() => new() { ["type"] = "text", ["analyzer"] = "parted" };
}
