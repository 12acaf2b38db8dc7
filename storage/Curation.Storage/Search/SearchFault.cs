using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>What one item of a bulk response came to.</summary>
internal enum ItemOutcome
{
    Indexed,

    /// <summary>It may work later: the server is busy, or writes are blocked for now.</summary>
    Transient,

    /// <summary>It will not work: the document does not fit the mapping.</summary>
    Permanent,
}

/// <summary>Sorts what a bulk request's items came to; HTTP 200 for the whole says nothing of them.</summary>
internal static class SearchFault
{
    public static ItemOutcome Of(int status, JsonNode? error) => status switch
    {
        >= 200 and < 300 => ItemOutcome.Indexed,
        // The index holds a newer state already.
        409 => ItemOutcome.Indexed,
        429 or >= 500 => ItemOutcome.Transient,
        _ when (string?)error?["type"] is "cluster_block_exception" or "index_not_found_exception" => ItemOutcome.Transient,
        _ => ItemOutcome.Permanent,
    };

    public static string? ReasonOf(JsonNode? error) => error switch
    {
        JsonObject fault => StoredText.OneLine($"{(string?)fault["type"]}: {(string?)fault["reason"]} {(string?)fault["caused_by"]?["reason"]}".Trim()),
        JsonValue text => StoredText.OneLine(text.ToString()),
        _ => null,
    };

    /// <summary>What is wrong with the answer to a search; none where it can be believed.</summary>
    public static string? OfSearch(SearchAnswer answer) =>
        !answer.Works ? answer.Reason
        : answer.Body?["hits"]?["hits"] is not JsonArray ? "The search index answered in a form that is not known."
        : (bool?)answer.Body["timed_out"] == true ? "The search index did not finish in time."
        : (int?)answer.Body["_shards"]?["failed"] > 0 ? "A part of the search index does not answer."
        : null;
}
