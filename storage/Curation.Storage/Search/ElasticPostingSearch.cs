using System.Globalization;
using System.Text.Json.Nodes;
using Curation.Domain.Postings;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace Curation.Storage.Search;

/// <summary>Answers from the index. Whatever is in the way is said, and PostgreSQL answers instead.</summary>
internal sealed class ElasticPostingSearch(SearchServer server, TimeProvider clock) : IPostingSearch
{
    private const int Rounds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public async Task<(SearchMatches? Matches, string? Problem)> FindAsync(PlannedSearch search, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            return await FindAllAsync(search, both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, $"The search index did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private async Task<(SearchMatches? Matches, string? Problem)> FindAllAsync(PlannedSearch search, CancellationToken ct)
    {
        var start = SearchCursor.Parse(search.Request.After);
        if (start is { Engine: SearchEngine.Postgres } && search.Order == SearchOrder.Relevance)
            return (null, "The page before this one came from PostgreSQL.");
        var after = After(search, start);
        var wanted = search.Request.Size + 1;
        var (numbers, missing) = await NumbersAsync(search, ElasticNumbers.Few, ct);
        if (numbers is null)
            return (null, missing);
        var shown = new List<(Guid Id, DateOnly Day, double? Score)>();
        for (var round = 0; round < Rounds; round++)
        {
            var size = Math.Min(1000, wanted + (wanted / 4));
            var answer = await AskAsync(ElasticQuery.Page(search, after, size), ct);
            if (SearchFault.OfSearch(answer) is { } problem)
                return (null, problem);
            var hits = answer.Body!["hits"]!["hits"]!.AsArray();
            var (standing, fault) = await StandingAsync(search, hits, ct);
            if (fault is not null)
                return (null, fault);
            shown.AddRange(hits.Where(h => standing.Contains((string)h!["_id"]!)).Select(h => Hit(search, h!)));
            if (shown.Count >= wanted || hits.Count < size)
                break;
            after = hits[^1]!["sort"]!.AsArray();
        }

        var page = shown.Take(search.Request.Size).ToArray();
        var next = shown.Count > page.Length
            ? new SearchCursor(SearchEngine.Elasticsearch, page[^1].Score, page[^1].Day, page[^1].Id, (start?.Skip ?? 0) + page.Length)
            : null;
        return (ElasticNumbers.Matches(search, numbers, [.. page.Select(p => new PostingId(p.Id))], next?.ToString()), null);
    }

    private async Task<(JsonNode? Numbers, string? Problem)> NumbersAsync(PlannedSearch search, int buckets, CancellationToken ct)
    {
        var answer = await AskAsync(ElasticQuery.Numbers(search, buckets), ct);
        if (SearchFault.OfSearch(answer) is { } problem)
            return (null, problem);
        var numbers = answer.Body!["aggregations"]!;
        return buckets == ElasticNumbers.Most || ElasticNumbers.AreEnough(search, numbers, buckets) ? (numbers, null) : await NumbersAsync(search, ElasticNumbers.Most, ct);
    }

    /// <summary>Which of the hits stand for their cluster; those that are alone do.</summary>
    private async Task<(HashSet<string> Ids, string? Problem)> StandingAsync(PlannedSearch search, JsonArray hits, CancellationToken ct)
    {
        var ids = hits.Where(h => (bool?)h!["fields"]?["alone"]?[0] == true).Select(h => (string)h!["_id"]!).ToHashSet(StringComparer.Ordinal);
        var clusters = hits.Where(h => !ids.Contains((string)h!["_id"]!)).Select(h => (string)h!["fields"]!["cluster"]![0]!).Distinct(StringComparer.Ordinal).ToArray();
        if (clusters.Length == 0)
            return (ids, null);
        var answer = await AskAsync(ElasticQuery.Standing(search, clusters), ct);
        if (SearchFault.OfSearch(answer) is { } problem)
            return (ids, problem);
        ids.UnionWith(answer.Body!["hits"]!["hits"]!.AsArray().Select(h => (string)h!["_id"]!));
        return (ids, null);
    }

    private static (Guid Id, DateOnly Day, double? Score) Hit(PlannedSearch search, JsonNode hit) => (
        Guid.ParseExact((string)hit["_id"]!, "N"),
        DateOnly.ParseExact((string)hit["fields"]!["observed_on"]![0]!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        search.Order == SearchOrder.Relevance ? (double)hit["sort"]![0]! : null);

    private static JsonArray? After(PlannedSearch search, SearchCursor? start)
    {
        if (start is null || (search.Order == SearchOrder.Relevance && start.Score is null))
            return null;
        var day = new DateTimeOffset(start.Day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return search.Order == SearchOrder.Relevance ? new JsonArray(start.Score!.Value, day, start.Id.ToString("N")) : new JsonArray(day, start.Id.ToString("N"));
    }

    private Task<SearchAnswer> AskAsync(JsonObject body, CancellationToken ct) =>
        server.AskAsync(HttpMethod.POST, $"/{SearchIndex.Postings.Alias(server.Prefix)}/_search", body.ToJsonString(), ct);
}
