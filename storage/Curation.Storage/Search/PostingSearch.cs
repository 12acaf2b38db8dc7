namespace Curation.Storage.Search;

/// <summary>One page of results with its numbers.</summary>
/// <param name="AnsweredBy">The engine.</param>
/// <param name="Instead">Why PostgreSQL answered where an index is configured; none otherwise.</param>
/// <param name="Names">What people call the facets' values, by field and value.</param>
/// <param name="Skipped">How many results stand before the first of this page.</param>
/// <param name="Missing">Ids that the index gave and PostgreSQL no longer holds.</param>
/// <param name="Frameworks">What was published then, as in <c>CARE 3, SHIP 1</c>.</param>
/// <param name="Model">The live version of the analyst; none before the first night.</param>
public sealed record SearchPage(
    SearchRequest Request,
    SearchEngine AnsweredBy,
    string? Instead,
    SearchMatches Matches,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<QueryField, IReadOnlyDictionary<string, string>> Names,
    int Skipped,
    int Missing,
    string Frameworks,
    string? Model,
    DateTimeOffset At)
{
    /// <summary>The name of a facet's value; the value itself where it has none.</summary>
    public string NameOf(QueryField field, string value) => Names.GetValueOrDefault(field)?.GetValueOrDefault(value) ?? value;
}

/// <summary>
/// Searches postings: the index answers where there is one, and PostgreSQL whenever that is away, being built, or too slow. What is shown of a hit
/// comes from PostgreSQL in either case.
/// </summary>
public sealed class PostingSearch
{
    private readonly Database db;
    private readonly SearchServer server;
    private readonly SearchNames names;
    private readonly TimeProvider clock;
    private readonly SearchPlanner planner;
    private readonly SearchHits hits;
    private readonly PostgresPostingSearch rows;
    private readonly ElasticPostingSearch index;
    private readonly IndexState state;

    public PostingSearch(Database db, SearchServer server, SearchNames names, TimeProvider clock)
    {
        this.db = db;
        this.server = server;
        this.names = names;
        this.clock = clock;
        planner = new SearchPlanner(db, names);
        hits = new SearchHits(db, names);
        rows = new PostgresPostingSearch(db);
        index = new ElasticPostingSearch(server, clock);
        state = new IndexState(db, server, SearchIndex.Postings, clock);
    }

    /// <param name="only">Asks this engine alone, for tests and measurements; none lets the one that can answer.</param>
    /// <returns>The page, or in one line why there is none.</returns>
    public async Task<(SearchPage? Page, string? Problem)> FindAsync(SearchRequest request, CancellationToken ct, SearchEngine? only = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request with { Size = Math.Clamp(request.Size, 1, 500), After = SearchCursor.Parse(request.After)?.ToString() };
        var frameworks = await names.RefreshAsync(ct);
        var planned = await planner.PlanAsync(request, ct);
        var (engine, matches, instead) = await AskAsync(planned, only, ct);
        if (matches is null)
            return (null, instead);
        var loaded = await hits.LoadAsync(matches.Ids, request.Query, ct);
        var model = await db.FirstAsync<string>("SELECT model FROM models WHERE live", null, ct);
        return (new SearchPage(
            request, engine, instead, matches, loaded, await NamesAsync(planned, matches, ct), SearchCursor.Parse(request.After)?.Skip ?? 0,
            matches.Ids.Count - loaded.Count, frameworks, model, clock.GetUtcNow()), null);
    }

    private async Task<(SearchEngine Engine, SearchMatches? Matches, string? Problem)> AskAsync(PlannedSearch planned, SearchEngine? only, CancellationToken ct)
    {
        string? instead = null;
        if (server.IsConfigured && only != SearchEngine.Postgres)
        {
            instead = await state.UnfitAsync(ct);
            if (instead is null)
            {
                (var found, instead) = await index.FindAsync(planned, ct);
                if (found is not null)
                    return (SearchEngine.Elasticsearch, found, null);
                state.IsAway(instead!);
            }
        }

        if (only == SearchEngine.Elasticsearch)
            return (SearchEngine.Elasticsearch, null, instead ?? "No search index is configured.");
        var (matches, problem) = await rows.FindAsync(planned, ct);
        return (SearchEngine.Postgres, matches, problem ?? instead);
    }

    private async Task<IReadOnlyDictionary<QueryField, IReadOnlyDictionary<string, string>>> NamesAsync(PlannedSearch planned, SearchMatches matches, CancellationToken ct)
    {
        return new Dictionary<QueryField, IReadOnlyDictionary<string, string>>
        {
            [QueryField.Role] = Values(QueryField.Role).ToDictionary(r => r, r => r == PlannedSearch.NoRole ? "Not one of our roles" : names.Role(r), StringComparer.Ordinal),
            [QueryField.Skill] = await names.SkillsAsync(Values(QueryField.Skill), ct),
            [QueryField.Employer] = await names.EmployersAsync([.. Values(QueryField.Employer)], ct),
            [QueryField.Source] = await names.SourcesAsync(ct),
        };

        IEnumerable<string> Values(QueryField field) => (matches.Facets.GetValueOrDefault(field) ?? []).Select(v => v.Value)
            .Concat(planned.Query.Filters.Where(f => f.Field == field).Select(f => f.Value)).Distinct(StringComparer.Ordinal);
    }
}
