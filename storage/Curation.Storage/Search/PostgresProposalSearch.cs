using Curation.Storage.Proposals;
using Dapper;

namespace Curation.Storage.Search;

/// <summary>Counts proposals by the rows themselves: while there is no index, and whenever it is away or behind.</summary>
internal sealed class PostgresProposalSearch(Database db)
{
    /// <summary>The values that are counted, and what a choice of one leaves.</summary>
    private static readonly (ProposalField Field, string Value, string Chosen)[] Columns =
    [
        (ProposalField.Framework, "framework", "framework = @Framework"),
        (ProposalField.Kind, "kind", "kind = @Kind"),
        (ProposalField.Family, "framework || '/' || family", "family = @Family"),
        (ProposalField.Profile, "framework || '/' || profile", "profile = @Profile"),
        (ProposalField.Support, "support", "support = @Support"),
        (ProposalField.Source, "source", "@Source = ANY(sources)"),
        (ProposalField.Opened, "opened_on::text", "opened_on >= @Opened::date"),
        (ProposalField.State, "state", "state = @State"),
        (ProposalField.Origin, "origin", "origin = @Origin"),
    ];

    public async Task<ProposalMatches> FindAsync(ProposalFilter filter, IReadOnlyList<ProposalField> fields, CancellationToken ct)
    {
        var terms = ProposalWords.Of(filter.Words);
        var arguments = new DynamicParameters();
        arguments.Add("words", TermQueries.Tsquery(terms));
        arguments.Add("competency", filter.Competency?.ToString());
        foreach (var field in ProposalFields.All)
            arguments.Add(field.ToString(), filter.ValueOf(field));
        List<(string Kind, string? Value, int N)> rows = [];
        await db.InTransactionAsync(
            async work =>
            {
                await work.ExecuteAsync("SET LOCAL jit = off");
                rows = await work.QueryAsync<(string, string?, int)>(Sql(filter, fields, hasWords: terms.Count > 0), arguments);
            },
            ct);
        return new ProposalMatches(
            SearchEngine.Postgres,
            Instead: null,
            rows.Single(r => r.Kind == "total").N,
            fields.ToDictionary(f => f, f => ProposalFacets.Sorted(f, rows.Where(r => r.Kind == f.Word()).Select(r => new FacetValue(r.Value!, r.N)))));
    }

    private static string Sql(ProposalFilter filter, IReadOnlyList<ProposalField> fields, bool hasWords)
    {
        var on = Columns.Where(c => filter.ValueOf(c.Field) is not null).ToArray();
        // What fails on two fields is in nobody's count.
        return
            $"""
            WITH found AS MATERIALIZED (
                SELECT *, {(on.Length == 0 ? "0" : string.Join(" + ", on.Select(c => $"(NOT {Holds(c.Chosen)})::integer")))} AS misses FROM (
                    SELECT p.framework, p.framework AS proposal_framework, p.body, p.target, p.kind, p.profile, p.state, p.origin, (p.opened_at AT TIME ZONE 'UTC')::date AS opened_on,
                           w.family, coalesce(w.sources, ARRAY[]::text[]) AS sources, {ProposalFields.SupportSql("w.employers")} AS support
                    FROM proposals AS p {(hasWords ? "JOIN" : "LEFT JOIN")} proposal_words AS w ON w.proposal = p.id
                    {(hasWords ? "WHERE w.words @@ @words::tsquery" : "")}
                ) AS p WHERE {CompetencyPlaces.Holds}
            )
            SELECT 'total' AS kind, NULL::text AS value, count(*)::integer AS n FROM found WHERE misses = 0
            {string.Concat(Columns.Where(c => fields.Contains(c.Field)).Select(Facet))}
            """;

        string Facet((ProposalField Field, string Value, string Chosen) column) =>
            $"""

            UNION ALL
            SELECT '{column.Field.Word()}', {column.Value}, count(*)::integer
            FROM found{(column.Field == ProposalField.Source ? ", unnest(sources) AS source" : "")}
            WHERE (misses = 0{(on.Contains(column) ? $" OR (misses = 1 AND NOT {Holds(column.Chosen)})" : "")}) AND {column.Value} IS NOT NULL GROUP BY 2
            """;
    }

    private static string Holds(string condition) => $"coalesce({condition}, false)";
}
