using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>The index of postings, for researchers. Raise <see cref="Version"/> with any change of the mapping or the settings: it is then rebuilt.</summary>
internal static class PostingIndex
{
    public const string Name = "postings";

    public const int Version = 1;

    public static string Alias(string prefix) => $"{prefix}-{Name}";

    /// <param name="number">Makes it unique; rises.</param>
    public static string Physical(string prefix, long number) => $"{Alias(prefix)}-v{Version}-{number}";

    public static bool IsCurrent(string prefix, string? physical) =>
        physical?.StartsWith($"{Alias(prefix)}-v{Version}-", StringComparison.Ordinal) == true;

    /// <summary>Settings and mapping, as the server takes them.</summary>
    public static string Definition()
    {
        var filters = new JsonObject();
        foreach (var (term, word) in ProtectedTerms.All)
        {
            filters[$"term_{word}"] = new JsonObject
            {
                ["type"] = "pattern_replace",
                ["pattern"] = ProtectedTerms.Pattern(term),
                ["flags"] = "CASE_INSENSITIVE",
                ["replacement"] = word,
            };
        }

        var names = filters.Select(f => f.Key).ToArray();
        return new JsonObject
        {
            ["settings"] = new JsonObject
            {
                ["number_of_shards"] = 1,
                ["auto_expand_replicas"] = "0-1",
                ["analysis"] = new JsonObject
                {
                    ["char_filter"] = filters,
                    ["analyzer"] = new JsonObject
                    {
                        ["default"] = Analyzer(names, "english_possessive_stemmer", "lowercase", "english_stemmer"),
                        ["exact"] = Analyzer(names, "lowercase"),
                    },
                    ["filter"] = new JsonObject
                    {
                        ["english_stemmer"] = new JsonObject { ["type"] = "stemmer", ["language"] = "english" },
                        ["english_possessive_stemmer"] = new JsonObject { ["type"] = "stemmer", ["language"] = "possessive_english" },
                    },
                },
            },
            ["mappings"] = new JsonObject
            {
                ["dynamic"] = "strict",
                ["properties"] = new JsonObject
                {
                    ["deleted"] = Of("boolean"),
                    ["id"] = Keyword(),
                    ["source"] = Keyword(),
                    ["external_id"] = Keyword(),
                    ["url"] = new JsonObject { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false },
                    ["title"] = Text(),
                    ["text"] = new JsonObject { ["type"] = "text", ["index_options"] = "offsets", ["fields"] = new JsonObject { ["exact"] = new JsonObject { ["type"] = "text", ["analyzer"] = "exact" } } },
                    ["employer"] = Text(),
                    ["employer_key"] = Keyword(),
                    ["cluster"] = Keyword(),
                    ["published_on"] = Of("date"),
                    ["observed_on"] = Of("date"),
                    ["first_seen"] = Of("date"),
                    ["last_seen"] = Of("date"),
                    ["gone_on"] = Of("date"),
                    ["location"] = Text(),
                    ["remote"] = Of("boolean"),
                    ["employment_type"] = Keyword(),
                    ["department"] = Text(),
                    ["language"] = Keyword(),
                    ["salary_min"] = Of("double"),
                    ["salary_max"] = Of("double"),
                    ["salary_currency"] = Keyword(),
                    ["salary_unit"] = Keyword(),
                    ["profile"] = Keyword(),
                    ["role_score"] = Of("double"),
                    ["skills"] = Keyword(),
                },
            },
        }.ToJsonString();
    }

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Keyword() => new() { ["type"] = "keyword", ["ignore_above"] = 512 };

    private static JsonObject Text() => new() { ["type"] = "text", ["fields"] = new JsonObject { ["keyword"] = Keyword() } };

    private static JsonObject Analyzer(string[] charFilters, params string[] filters) => new()
    {
        ["type"] = "custom",
        ["tokenizer"] = "standard",
        ["char_filter"] = new JsonArray([.. charFilters.Select(n => (JsonNode)n)]),
        ["filter"] = new JsonArray([.. filters.Select(n => (JsonNode)n)]),
    };
}
