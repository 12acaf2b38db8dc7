using System.Globalization;
using System.Text.Json.Nodes;
using Curation.Domain.Postings;

namespace Curation.Storage.Search;

/// <summary>
/// How many postings there are, in all and by value, duplicates once. The server counts documents, which is cheap, and of the few that are not alone in
/// their cluster says by value how many repeat a cluster that is counted already: the difference is exact, and one script does it for all values,
/// not one a bucket. (The cardinality aggregation is an estimate.)
/// </summary>
internal static class ElasticNumbers
{
    /// <summary>How many values of each facet are asked for at first; with filters on all of them the greatest are among these.</summary>
    public const int Few = 100;

    /// <summary>How many where that is not sure.</summary>
    public const int Most = 10_000;

    private const string Whole = "total";
    private const string Months = "months";

    /// <summary>
    /// By number of <see cref="FacetNumber"/>, how many documents are of a cluster that has another document with it. Parts that were collected apart
    /// share what their clusters have in common. Loops over what is big are lambdas: a script's own loops end after a million turns.
    /// </summary>
    private static readonly JsonObject Again = new()
    {
        ["init_script"] = "state.seen = new HashMap(); state.again = new HashMap();",
        ["combine_script"] = "return state;",
        ["reduce_script"] =
            """
            Map first = null;
            for (Map part : states) {
              if (part == null) { continue; }
              if (first == null) { first = part; continue; }
              Map again = first.again;
              Map more = part.again;
              Map seen = first.seen;
              Map others = part.seen;
              more.forEach((v, n) -> again.merge(v, n, (a, b) -> a + b));
              others.forEach((pair, v) -> seen.putIfAbsent(pair, v) == null ? null : again.merge(v, 1, (a, b) -> a + b));
            }
            Map named = new HashMap();
            if (first != null) { Map again = first.again; again.forEach((v, n) -> named.put(v.toString(), n)); }
            return named;
            """,
        ["map_script"] =
            """
            Map seen = state.seen;
            Map again = state.again;
            long cluster = doc['cluster_number'].value * 31L;
            for (long v : doc['facet_numbers']) {
              if (seen.putIfAbsent(cluster + v, v) != null) { again.merge(v, 1, (a, b) -> a + b); }
            }
            """,
    };

    /// <param name="buckets">How many values of each facet.</param>
    public static JsonObject Aggregations(PlannedSearch search, int buckets)
    {
        var all = new JsonObject { [Whole] = Filtered(ElasticQuery.Own(search, null, withMonths: true), [], isFolded: true) };
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

            all[field.Word()] = Filtered(ElasticQuery.Own(search, field, withMonths: true), inner, IsOwn(search, field));
        }

        var byMonth = new JsonObject { ["field"] = "observed_on", ["calendar_interval"] = "month", ["min_doc_count"] = 1, ["format"] = "yyyy-MM-dd" };
        all[Months] = Filtered(
            ElasticQuery.Own(search, null, withMonths: false), new JsonObject { ["top"] = new JsonObject { ["date_histogram"] = byMonth } }, HasDays(search));
        return all;
    }

    /// <summary>
    /// Whether the greatest values are surely among those that came: no other has more documents than the last of these, nor, with as many, an
    /// earlier name.
    /// </summary>
    public static bool AreEnough(PlannedSearch search, JsonNode numbers, int buckets) =>
        !search.Request.WithFacets || PlannedSearch.FacetFields.All(field =>
        {
            var counts = numbers[field.Word()]!["top"]!["buckets"]!.AsArray();
            if (counts.Count < buckets)
                return true;
            var (last, most) = ((string)counts[^1]!["key"]!, (int)counts[^1]!["doc_count"]!);
            var shown = Values(search, numbers, field, "top").OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).ElementAt(PlannedSearch.FacetSize - 1);
            return shown.Count > most || (shown.Count == most && string.CompareOrdinal(shown.Value, last) <= 0);
        });

    public static SearchMatches Matches(PlannedSearch search, JsonNode numbers, IReadOnlyList<PostingId> page, string? next)
    {
        var (all, duplicates) = ((int)numbers[Whole]!["doc_count"]!, Repeats(numbers, Whole, FacetNumber.All));
        return new SearchMatches(
            all - duplicates,
            duplicates,
            PlannedSearch.FacetFields.ToDictionary(
                f => f, f => search.Choose(f, Values(search, numbers, f, "top").Concat(Values(search, numbers, f, "chosen")).DistinctBy(v => v.Value))),
            [.. (numbers[Months]?["top"]!["buckets"]!.AsArray() ?? []).Select(b => Month(search, numbers, b!))],
            page,
            next);
    }

    private static JsonObject Filtered(JsonObject filter, JsonObject inner, bool isFolded)
    {
        if (isFolded)
        {
            inner["folded"] = new JsonObject
            {
                ["filter"] = new JsonObject { ["term"] = new JsonObject { ["alone"] = false } },
                ["aggs"] = new JsonObject { ["again"] = new JsonObject { ["scripted_metric"] = Again.DeepClone() } },
            };
        }

        return new JsonObject { ["filter"] = filter, ["aggs"] = inner };
    }

    private static JsonObject Terms(string name, int size) => new() { ["terms"] = new JsonObject { ["field"] = name, ["size"] = size } };

    /// <summary>Whether other postings are counted for this facet than are found; where not, the repeats of those that are found do for it.</summary>
    private static bool IsOwn(PlannedSearch search, QueryField field) => search.AnyOf.ContainsKey(field);

    private static bool HasDays(PlannedSearch search) => search.Query.From is not null || search.Query.To is not null;

    private static IEnumerable<FacetValue> Values(PlannedSearch search, JsonNode numbers, QueryField field, string part)
    {
        var folded = IsOwn(search, field) ? field.Word() : Whole;
        return (numbers[field.Word()]?[part]?["buckets"]?.AsArray() ?? []).Select(b => (Value: (string)b!["key"]!, Count: (int)b["doc_count"]!))
            .Select(v => new FacetValue(v.Value, v.Count - Repeats(numbers, folded, FacetNumber.Of(field, v.Value))));
    }

    private static MonthCount Month(PlannedSearch search, JsonNode numbers, JsonNode bucket)
    {
        var month = DateOnly.ParseExact((string)bucket["key_as_string"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new MonthCount(month, (int)bucket["doc_count"]! - Repeats(numbers, HasDays(search) ? Months : Whole, FacetNumber.OfMonth(month)));
    }

    private static int Repeats(JsonNode numbers, string of, long number) =>
        (int?)(numbers[of]!["folded"]!["again"]?["value"] as JsonObject)?[number.ToString(CultureInfo.InvariantCulture)] ?? 0;
}
