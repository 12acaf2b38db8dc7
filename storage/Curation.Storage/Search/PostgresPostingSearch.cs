using Curation.Domain.Postings;
using Dapper;
using Npgsql;

namespace Curation.Storage.Search;

/// <summary>Answers from the rows themselves: while there is no index, and whenever it is away.</summary>
internal sealed class PostgresPostingSearch(Database db) : IPostingSearch
{
    private static readonly (QueryField Field, string Column)[] Columns =
    [
        (QueryField.Role, "role"), (QueryField.Skill, "skills"), (QueryField.Employer, "employer"), (QueryField.Source, "source"),
        (QueryField.Location, "location"), (QueryField.Language, "language"), (QueryField.Remote, "remote"), (QueryField.Has, "salary"),
    ];

    public async Task<(SearchMatches? Matches, string? Problem)> FindAsync(PlannedSearch search, CancellationToken ct)
    {
        List<Row> rows = [];
        try
        {
            await db.InTransactionAsync(
                async work =>
                {
                    await work.ExecuteAsync("SET LOCAL jit = off; SET LOCAL statement_timeout = '10s'");
                    rows = await work.QueryAsync<Row>(Sql(search), Arguments(search));
                },
                ct);
        }
        catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled && !ct.IsCancellationRequested)
        {
            return (null, "The search took longer than 10 seconds. Narrow it by a date or a source.");
        }

        var found = rows.Where(r => r.Kind == "hit").OrderBy(r => r.N).ToArray();
        var shown = found.Take(search.Request.Size).ToArray();
        var skip = SearchCursor.Parse(search.Request.After)?.Skip ?? 0;
        var next = found.Length > shown.Length
            ? new SearchCursor(
                SearchEngine.Postgres, search.Order == SearchOrder.Relevance ? shown[^1].Score : null, shown[^1].Day!.Value, shown[^1].Id!.Value, skip + shown.Length)
            : null;
        var total = rows.Single(r => r.Kind == "total");
        return (new SearchMatches(
            total.N,
            int.Parse(total.Key!) - total.N,
            PlannedSearch.FacetFields.ToDictionary(f => f, f => search.Choose(f, rows.Where(r => r.Kind == f.Word()).Select(r => new FacetValue(r.Key!, r.N)))),
            [.. rows.Where(r => r.Kind == "month").Select(r => new MonthCount(r.Day!.Value, r.N)).OrderBy(m => m.Month)],
            [.. shown.Select(r => new PostingId(r.Id!.Value))],
            next?.ToString()), null);
    }

    private static string Sql(PlannedSearch search)
    {
        var where = new List<string>();
        if (search.Query.Terms.Count > 0)
            where.Add("w.words @@ @query::tsquery");
        where.AddRange(Columns.Where(c => search.NoneOf.ContainsKey(c.Field)).Select(c => $"NOT coalesce({Matches(c, "none")}, false)"));
        where.AddRange(Columns.Where(c => search.AnyOf.ContainsKey(c.Field) && !PlannedSearch.FacetFields.Contains(c.Field)).Select(c => Matches(c, "any")));
        var own = PlannedSearch.FacetFields.Select(f => (Field: f, Sql: search.AnyOf.ContainsKey(f) ? $"coalesce({Matches(Columns.Single(c => c.Field == f), "any")}, false)" : "true")).ToArray();
        var months = $"{(search.Query.From is null ? "true" : "observed_on >= @from")} AND {(search.Query.To is null ? "true" : "observed_on <= @to")}";
        return
            $"""
            WITH found AS MATERIALIZED (
                SELECT *, {string.Join(", ", own.Select(o => $"{o.Sql} AS of_{o.Field.Word()}"))}, {months} AS of_months FROM (
                    SELECT p.id, coalesce(f.cluster, p.id) AS cluster, p.observed_on, p.source, left(f.employer_key, 200) AS employer, left(p.location, 200) AS location,
                           CASE WHEN a.abstained THEN '{PlannedSearch.NoRole}' ELSE a.profile END AS role, coalesce(a.skills, ARRAY[]::text[]) AS skills, p.language,
                           CASE WHEN p.remote THEN 'yes' WHEN NOT p.remote THEN 'no' END AS remote,
                           CASE WHEN p.salary_min IS NOT NULL OR p.salary_max IS NOT NULL THEN 'salary' END AS salary,
                           {(search.Order == SearchOrder.Relevance ? "ts_rank(w.words, @wanted::tsquery, 1)::double precision" : "0::double precision")} AS score{(search.Query.Terms.Count > 0 ? ", w.words" : "")}
                    FROM postings AS p
                    {(search.Query.Terms.Count > 0 ? "JOIN search_words AS w ON w.posting = p.id" : "")}
                    LEFT JOIN folds AS f ON f.posting = p.id
                    LEFT JOIN analyses AS a ON a.posting = p.id AND a.content_key = p.content_key AND a.model = (SELECT model FROM models WHERE live)
                ) AS w WHERE {(where.Count == 0 ? "true" : string.Join(" AND ", where))}
            ),
            matching AS (SELECT * FROM found WHERE {All(null, withMonths: true)}),
            shown AS (SELECT DISTINCT ON (cluster) id, cluster, observed_on, score FROM matching ORDER BY cluster, observed_on DESC, id),
            page AS (SELECT id, observed_on, score, row_number() OVER ({Order(search)})::integer AS n FROM shown {After(search)})
            SELECT 'total' AS kind, (SELECT count(*) FROM matching)::text AS key, (SELECT count(*) FROM shown)::integer AS n, NULL::uuid AS id, NULL::date AS day, NULL::double precision AS score
            UNION ALL
            SELECT 'hit', NULL, n, id, observed_on, score FROM page WHERE n BETWEEN @skip + 1 AND @skip + @size + 1
            {(search.Request.WithFacets ? string.Concat(PlannedSearch.FacetFields.Select(Facet)) + Months() : "")}
            """;

        string All(QueryField? but, bool withMonths) => string.Join(
            " AND ", own.Where(o => o.Field != but).Select(o => $"of_{o.Field.Word()}").Concat(withMonths ? ["of_months"] : []));

        string Facet(QueryField field)
        {
            var value = field == QueryField.Skill ? "s" : field.Word();
            return
                $"""

                UNION ALL
                SELECT '{field.Word()}', key, n, NULL, NULL, NULL FROM (
                    SELECT key, n, chosen, row_number() OVER (ORDER BY n DESC, key COLLATE "C") AS place, row_number() OVER (PARTITION BY chosen ORDER BY n DESC, key COLLATE "C") AS own_place
                    FROM (SELECT {value} AS key, count(DISTINCT cluster)::integer AS n, {value} = ANY(@chosen_{field.Word()}) AS chosen
                          FROM found{(field == QueryField.Skill ? ", unnest(skills) AS s" : "")} WHERE {value} IS NOT NULL AND {All(field, withMonths: true)} GROUP BY 1, 3) AS counted
                ) AS placed WHERE place <= {PlannedSearch.FacetSize} OR (chosen AND own_place <= {2 * PlannedSearch.FacetSize})
                """;
        }

        string Months() =>
            $"""

            UNION ALL
            SELECT 'month', NULL, count(DISTINCT cluster)::integer, NULL, date_trunc('month', observed_on::timestamp)::date, NULL FROM found WHERE {All(null, withMonths: false)} GROUP BY 5
            """;
    }

    private static string Matches((QueryField Field, string Column) column, string side) =>
        column.Field == QueryField.Skill ? $"skills && @{side}_{column.Field.Word()}" : $"{column.Column} = ANY(@{side}_{column.Field.Word()})";

    private static string Order(PlannedSearch search) =>
        search.Order == SearchOrder.Relevance ? "ORDER BY score DESC, observed_on DESC, id" : "ORDER BY observed_on DESC, id";

    private static string After(PlannedSearch search) => SearchCursor.Parse(search.Request.After) switch
    {
        { } after when IsOurs(search, after) => search.Order == SearchOrder.Relevance
            ? "WHERE score < @score OR (score = @score AND (observed_on < @day OR (observed_on = @day AND id > @id)))"
            : "WHERE observed_on < @day OR (observed_on = @day AND id > @id)",
        _ => "",
    };

    /// <summary>A score of the other engine means nothing here: then the hits before are counted off.</summary>
    private static bool IsOurs(PlannedSearch search, SearchCursor after) =>
        search.Order == SearchOrder.Newest || (after.Engine == SearchEngine.Postgres && after.Score is not null);

    private static DynamicParameters Arguments(PlannedSearch search)
    {
        var after = SearchCursor.Parse(search.Request.After);
        var arguments = new DynamicParameters();
        arguments.Add("query", TermQueries.Tsquery(search.Query.Terms));
        arguments.Add("wanted", TermQueries.Tsquery([.. search.Query.Terms.Where(t => !t.IsNot)]));
        arguments.Add("from", search.Query.From);
        arguments.Add("to", search.Query.To);
        arguments.Add("score", after?.Score ?? 0);
        arguments.Add("day", after?.Day ?? default);
        arguments.Add("id", after?.Id ?? default);
        arguments.Add("skip", after is not null && !IsOurs(search, after) ? after.Skip : 0);
        arguments.Add("size", search.Request.Size);
        foreach (var (field, _) in Columns)
        {
            arguments.Add($"any_{field.Word()}", search.AnyOf.GetValueOrDefault(field) ?? []);
            arguments.Add($"chosen_{field.Word()}", search.AnyOf.GetValueOrDefault(field) ?? []);
            arguments.Add($"none_{field.Word()}", search.NoneOf.GetValueOrDefault(field) ?? []);
        }

        return arguments;
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";

        public string? Key { get; init; }

        public int N { get; init; }

        public Guid? Id { get; init; }

        public DateOnly? Day { get; init; }

        public double? Score { get; init; }
    }
}
