using Dapper;
using Npgsql;

namespace Curation.Storage.Search;

/// <summary>Keeps <c>proposal_words</c> beside the proposals.</summary>
internal static class ProposalWordRows
{
    private const int Batch = 500;

    private const string Stale = $"{ProposalRow.Sql} WHERE NOT EXISTS (SELECT FROM proposal_words AS k WHERE k.proposal = p.id AND k.key = p.digest AND k.analysis >= @Version)";

    private const string Keep =
        """
        INSERT INTO proposal_words (proposal, key, analysis, words, employers, edge, family, sources)
        SELECT proposal, key, @Version, words::tsvector, employers, edge, family, string_to_array(sources, chr(31))
        FROM unnest(@proposals, @keys, @vectors, @employers, @edges, @families, @sources) AS w (proposal, key, words, employers, edge, family, sources)
        ORDER BY proposal
        ON CONFLICT (proposal) DO UPDATE SET
            key = excluded.key, analysis = excluded.analysis, words = excluded.words, employers = excluded.employers, edge = excluded.edge,
            family = excluded.family, sources = excluded.sources
        """;

    /// <summary>In the transaction that changed the proposals, after their evidence.</summary>
    public static async Task SaveAsync(UnitOfWork work, IReadOnlyCollection<Guid> proposals)
    {
        if (proposals.Count == 0)
            return;
        var rows = await work.QueryAsync<ProposalRow>($"{Stale} AND p.id = ANY(@ids)", new { Words.Version, ids = proposals.ToArray() });
        if (rows.Count > 0)
            await work.ExecuteAsync(Keep, Arguments(rows));
    }

    /// <summary>All rows that are missing or of an older analysis: after an upgrade. Quick where there is nothing to do.</summary>
    public static async Task FillAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        while (true)
        {
            var rows = (await owner.QueryAsync<ProposalRow>(new CommandDefinition(
                $"{Stale} ORDER BY p.id LIMIT {Batch}", new { Words.Version }, commandTimeout: 600, cancellationToken: ct))).AsList();
            if (rows.Count == 0)
                return;
            await owner.ExecuteAsync(new CommandDefinition(Keep, Arguments(rows), commandTimeout: 600, cancellationToken: ct));
        }
    }

    private static object Arguments(List<ProposalRow> rows)
    {
        var proposals = rows.Select(r => r.Proposal).ToArray();
        return new
        {
            Words.Version,
            proposals = rows.Select(r => r.Id).ToArray(),
            keys = rows.Select(r => r.Digest).ToArray(),
            vectors = rows.Select((r, i) => r.WordsOf(proposals[i]).Vector).ToArray(),
            employers = proposals.Select(p => p.Demand.Employers).ToArray(),
            edges = proposals.Select(p => ProposalRow.EdgeOf(p.Demand)).ToArray(),
            families = rows.Select(r => r.Family).ToArray(),
            sources = rows.Select(r => string.Join('\u001F', r.Sources)).ToArray(),
        };
    }
}
