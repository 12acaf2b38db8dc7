using Dapper;
using Npgsql;

namespace Curation.Storage;

/// <param name="Hash">Over all rows, whatever their order; equal for equal rows.</param>
public sealed record TableChecksum(string Table, long Rows, string Hash);

/// <summary>The tables whose rows must not depend on how often a night was stopped.</summary>
public static class BusinessTables
{
    /// <summary>All but the ledger's, the outbox, the audit (numbered as it comes) and the journal of the schema.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "analyses", "code_heirs", "decisions", "evidence", "fold_bands", "fold_pairs", "folds", "framework_elements",
        "framework_version_elements", "framework_versions", "frameworks", "input_drafts", "labels", "model_choices", "model_evaluations", "model_versions", "models", "pages", "postings", "proposal_words",
        "proposals", "search_words", "sources", "taxonomies", "taxonomy_relations", "taxonomy_terms", "texts", "version_decisions",
    ];

    /// <summary>Count and order-independent hash of every business table, in the tables' alphabetical order.</summary>
    public static async Task<IReadOnlyList<TableChecksum>> ChecksumAsync(Database db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var connection = await db.OpenAsync(ct);
        return await ChecksumAsync(connection, All, ct);
    }

    internal static async Task<IReadOnlyList<TableChecksum>> ChecksumAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        if (tables.Count == 0)
            return [];
        var each = tables.Select(table =>
            $"""
            SELECT '{table}'::text AS table_name, count(*) AS rows,
                   coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint), 0)::text AS hash
            FROM {table} AS t
            """);
        var sums = await connection.QueryAsync<(string Table, long Rows, string Hash)>(
            new CommandDefinition(string.Join(" UNION ALL ", each) + " ORDER BY 1", cancellationToken: ct));
        return [.. sums.Select(s => new TableChecksum(s.Table, s.Rows, s.Hash))];
    }
}
