using System.Globalization;
using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>A planned search in Elasticsearch's words: bool, term and match_phrase only, never a string that it would parse.</summary>
internal static class ElasticQuery
{
    public static readonly (QueryField Field, string Name)[] Fields =
    [
        (QueryField.Role, "profile"), (QueryField.Skill, "skills"), (QueryField.Employer, "employer_key"), (QueryField.Source, "source"),
        (QueryField.Location, "location"), (QueryField.Language, "language"), (QueryField.Remote, "remote"), (QueryField.Has, "salary"),
    ];

    /// <param name="after">The last hit's sort values, or none.</param>
    public static JsonObject Page(PlannedSearch search, JsonArray? after, int size)
    {
        var byDay = new JsonArray(new JsonObject { ["observed_on"] = "desc" }, new JsonObject { ["id"] = "asc" });
        if (search.Order == SearchOrder.Relevance)
            byDay.Insert(0, new JsonObject { ["_score"] = "desc" });
        var body = Body(search, size, byDay);
        body["track_total_hits"] = false;
        body["docvalue_fields"] = new JsonArray("cluster", "alone", new JsonObject { ["field"] = "observed_on", ["format"] = "yyyy-MM-dd" });
        if (after is not null)
            body["search_after"] = after.DeepClone();
        return body;
    }

    /// <summary>Only what <see cref="ElasticNumbers"/> counts.</summary>
    /// <param name="buckets">How many values of each facet.</param>
    public static JsonObject Numbers(PlannedSearch search, int buckets) => new()
    {
        ["size"] = 0,
        ["timeout"] = "5s",
        ["track_total_hits"] = false,
        ["query"] = Query(search),
        ["aggs"] = ElasticNumbers.Aggregations(search, buckets),
    };

    /// <summary>The posting that stands for each of these clusters: of those that match the newest, then the one with the smallest id.</summary>
    public static JsonObject Standing(PlannedSearch search, IReadOnlyList<string> clusters)
    {
        var body = Body(search, clusters.Count, new JsonArray(new JsonObject { ["observed_on"] = "desc" }, new JsonObject { ["id"] = "asc" }));
        ((JsonArray)body["query"]!["bool"]!["filter"]!).Add(Terms("cluster", clusters));
        body["track_total_hits"] = false;
        body["collapse"] = new JsonObject { ["field"] = "cluster" };
        return body;
    }

    private static JsonObject Body(PlannedSearch search, int size, JsonArray sort) => new()
    {
        ["size"] = size,
        ["timeout"] = "5s",
        ["_source"] = false,
        ["sort"] = sort,
        ["query"] = Query(search),
        ["post_filter"] = Own(search, but: null, withMonths: true),
    };

    private static JsonObject Query(PlannedSearch search)
    {
        var (must, not, should) = (new JsonArray(), new JsonArray(new JsonObject { ["term"] = new JsonObject { ["deleted"] = true } }), new JsonArray());
        foreach (var group in search.Query.Terms)
        {
            (group.IsNot ? not : must).Add(TermQueries.Elastic(group));
            if (!group.IsNot)
                group.AnyOf.ToList().ForEach(t => should.Add(new JsonObject { ["constant_score"] = new JsonObject { ["filter"] = TermQueries.Elastic("title", t), ["boost"] = 4 } }));
        }

        foreach (var (field, name) in Fields.Where(f => search.NoneOf.ContainsKey(f.Field)))
            not.Add(Terms(name, search.NoneOf[field]));
        var filter = new JsonArray();
        foreach (var (field, name) in Fields.Where(f => search.AnyOf.ContainsKey(f.Field) && !PlannedSearch.FacetFields.Contains(f.Field)))
            filter.Add(Terms(name, search.AnyOf[field]));
        return new JsonObject { ["bool"] = new JsonObject { ["must"] = must, ["should"] = should, ["must_not"] = not, ["filter"] = filter } };
    }

    private static JsonObject Terms(string field, IEnumerable<string> values) =>
        new() { ["terms"] = new JsonObject { [field] = new JsonArray([.. values.Select(v => (JsonNode)v)]) } };

    /// <summary>The filters of the facets, without one of them.</summary>
    public static JsonObject Own(PlannedSearch search, QueryField? but, bool withMonths)
    {
        var filter = new JsonArray();
        foreach (var (field, name) in Fields.Where(f => f.Field != but && PlannedSearch.FacetFields.Contains(f.Field) && search.AnyOf.ContainsKey(f.Field)))
            filter.Add(Terms(name, search.AnyOf[field]));
        if (withMonths && (search.Query.From is not null || search.Query.To is not null))
        {
            var range = new JsonObject();
            if (search.Query.From is { } from)
                range["gte"] = Day(from);
            if (search.Query.To is { } to)
                range["lte"] = Day(to);
            filter.Add(new JsonObject { ["range"] = new JsonObject { ["observed_on"] = range } });
        }

        return new JsonObject { ["bool"] = new JsonObject { ["filter"] = filter } };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
