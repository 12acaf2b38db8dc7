using System.Globalization;
using System.Text.Json.Nodes;
using Curation.Domain.Postings;

namespace Curation.Storage.Search;

/// <summary>
/// How many postings there are, in all and by value, duplicates once. The server counts documents, which is cheap, and of the few that are not alone in
/// their cluster says by value how many repeat a cluster that is counted already: the difference is exact, and one script a facet does it, not one a
/// bucket. (The cardinality aggregation is an estimate.)
/// </summary>
internal static class ElasticNumbers
{
    /// <summary>How many values of each facet are asked for at first; with filters on all of them the greatest are among these.</summary>
    public const int Few = 100;

    /// <summary>What the server gives at most.</summary>
    public const int Most = 65_000;

    private const string Whole = "";

    /// <summary>
    /// By value, how many documents are of a cluster that has another document with that value. Parts that were collected apart share what their
    /// clusters have in common. Loops over maps are lambdas: a script's own loops end after a million turns.
    /// </summary>
    private static readonly JsonObject Scripts = new()
    {
        ["init_script"] = "state.seen = new HashMap(); state.again = new HashMap();",
        ["combine_script"] = "return state;",
        ["reduce_script"] =
            """
            Map first = null;
            for (Map part : states) {
              if (part == null) { continue; }
              if (first == null) { first = part; continue; }
              Map seen = first.seen;
              Map again = first.again;
              Map more = part.again;
              Map others = part.seen;
              more.forEach((v, n) -> again.merge(v, n, (a, b) -> a + b));
              for (def cluster : others.entrySet()) {
                Set before = seen.computeIfAbsent(cluster.getKey(), k -> new HashSet());
                Set after = cluster.getValue();
                after.forEach(v -> before.add(v) ? null : again.merge(v, 1, (a, b) -> a + b));
              }
            }
            return first == null ? [:] : first.again;
            """,
    };

    public static JsonObject Aggregations(PlannedSearch search, int buckets)
    {
        var all = new JsonObject { ["total"] = Counted(ElasticQuery.Own(search, null, withMonths: true), $"['{Whole}']", []) };
        if (!search.Request.WithFacets)
            return all;
        foreach (var (field, name) in ElasticQuery.Fields.Where(f => PlannedSearch.FacetFields.Contains(f.Field)))
        {
            var inner = new JsonObject { ["top"] = Terms(name, buckets) };
            if (search.AnyOf.GetValueOrDefault(field) is { Length: > 0 } chosen)
            {
                inner["chosen"] = Terms(name, chosen.Length);
                inner["chosen"]!["terms"]!["include"] = new JsonArray([.. chosen.Select(c => (JsonNode)c)]);
            }

            all[field.Word()] = Counted(ElasticQuery.Own(search, field, withMonths: true), $"doc['{name}']", inner);
        }

        var byMonth = new JsonObject { ["field"] = "observed_on", ["calendar_interval"] = "month", ["min_doc_count"] = 1, ["format"] = "yyyy-MM-dd" };
        all["months"] = Counted(
            ElasticQuery.Own(search, null, withMonths: false),
            "doc['observed_on']",
            new JsonObject { ["top"] = new JsonObject { ["date_histogram"] = byMonth } },
            "v.getYear() + '-' + v.getMonthValue()");
        return all;
    }

    /// <summary>Whether the greatest values are surely among those that came: no other can have more postings than the smallest has documents.</summary>
    public static bool AreEnough(PlannedSearch search, JsonNode numbers, int buckets) =>
        !search.Request.WithFacets || PlannedSearch.FacetFields.All(field =>
        {
            var facet = numbers[field.Word()]!;
            var counts = facet["top"]!["buckets"]!.AsArray();
            return counts.Count < buckets || Values(facet, "top").Select(v => v.Count).OrderDescending().ElementAt(PlannedSearch.FacetSize - 1) > (int)counts[^1]!["doc_count"]!;
        });

    public static SearchMatches Matches(PlannedSearch search, JsonNode numbers, IReadOnlyList<PostingId> page, string? next)
    {
        var total = numbers["total"]!;
        var duplicates = Again(total, Whole);
        return new SearchMatches(
            (int)total["doc_count"]! - duplicates,
            duplicates,
            PlannedSearch.FacetFields.ToDictionary(
                f => f, f => search.Choose(f, numbers[f.Word()] is { } facet ? Values(facet, "top").Concat(Values(facet, "chosen")).DistinctBy(v => v.Value) : [])),
            numbers["months"] is { } months ? [.. months["top"]!["buckets"]!.AsArray().Select(b => Month(months, b!))] : [],
            page,
            next);
    }

    /// <param name="values">The values of a document, in the script's words.</param>
    /// <param name="key">What one of them, <c>v</c>, is counted as.</param>
    private static JsonObject Counted(JsonObject filter, string values, JsonObject inner, string key = "v")
    {
        var scripts = (JsonObject)Scripts.DeepClone();
        scripts["map_script"] =
            $$"""
            Set seen = state.seen.computeIfAbsent(doc['cluster'].value, k -> new HashSet());
            Map again = state.again;
            for (def v : {{values}}) { String key = {{key}}; if (seen.add(key) == false) { again.merge(key, 1, (a, b) -> a + b); } }
            """;
        inner["folded"] = new JsonObject
        {
            ["filter"] = new JsonObject { ["term"] = new JsonObject { ["alone"] = false } },
            ["aggs"] = new JsonObject { ["again"] = new JsonObject { ["scripted_metric"] = scripts } },
        };
        return new JsonObject { ["filter"] = filter, ["aggs"] = inner };
    }

    private static JsonObject Terms(string name, int size) => new() { ["terms"] = new JsonObject { ["field"] = name, ["size"] = size } };

    private static IEnumerable<FacetValue> Values(JsonNode facet, string part) =>
        (facet[part]?["buckets"]?.AsArray() ?? []).Select(b => new FacetValue((string)b!["key"]!, (int)b["doc_count"]! - Again(facet, (string)b["key"]!)));

    private static MonthCount Month(JsonNode months, JsonNode bucket)
    {
        var month = DateOnly.ParseExact((string)bucket["key_as_string"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new MonthCount(month, (int)bucket["doc_count"]! - Again(months, string.Create(CultureInfo.InvariantCulture, $"{month.Year}-{month.Month}")));
    }

    private static int Again(JsonNode counted, string value) => (int?)(counted["folded"]?["again"]?["value"] as JsonObject)?[value] ?? 0;
}
