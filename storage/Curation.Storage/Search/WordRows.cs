using Dapper;
using Npgsql;

namespace Curation.Storage.Search;

/// <summary>Keeps <c>search_words</c> beside the postings.</summary>
internal static class WordRows
{
    private const int Batch = 500;

    private const string Key = "md5(p.text_hash || chr(31) || p.title || chr(31) || coalesce(p.employer, '') || chr(31) || coalesce(p.location, ''))";

    private const string Stale =
        $"""
        SELECT p.id, {Key} AS key, p.title, p.employer, p.location, t.text
        FROM postings AS p JOIN texts AS t ON t.hash = p.text_hash LEFT JOIN search_words AS w ON w.posting = p.id
        WHERE (w.posting IS NULL OR w.analysis < @Version OR w.key <> {Key})
        """;

    private const string Keep =
        """
        INSERT INTO search_words (posting, key, analysis, words)
        SELECT id, key, @Version, words::tsvector FROM unnest(@ids, @keys, @vectors) AS w (id, key, words) ORDER BY id
        ON CONFLICT (posting) DO UPDATE SET key = excluded.key, analysis = excluded.analysis, words = excluded.words
        """;

    /// <summary>In the transaction that changed the postings.</summary>
    public static async Task SaveAsync(UnitOfWork work, Guid[] postings)
    {
        var rows = await work.QueryAsync<Row>($"{Stale} AND p.id = ANY(@postings)", new { Words.Version, postings });
        if (rows.Count > 0)
            await work.ExecuteAsync(Keep, Arguments(rows));
    }

    /// <summary>All rows that an older analysis wrote, or none: once after an upgrade. Quick where there is nothing to do.</summary>
    public static async Task FillAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        if (await owner.QueryFirstOrDefaultAsync<int>(new CommandDefinition("SELECT version FROM search_analysis", cancellationToken: ct)) >= Words.Version)
            return;
        while (true)
        {
            var rows = (await owner.QueryAsync<Row>(new CommandDefinition(
                $"{Stale} ORDER BY p.id LIMIT {Batch}", new { Words.Version }, commandTimeout: 600, cancellationToken: ct))).AsList();
            if (rows.Count > 0)
                await owner.ExecuteAsync(new CommandDefinition(Keep, Arguments(rows), commandTimeout: 600, cancellationToken: ct));
            if (rows.Count < Batch)
                break;
        }

        await owner.ExecuteAsync(new CommandDefinition(
            "INSERT INTO search_analysis (version) VALUES (@Version) ON CONFLICT (one) DO UPDATE SET version = excluded.version",
            new { Words.Version },
            cancellationToken: ct));
    }

    private static object Arguments(List<Row> rows) => new
    {
        Words.Version,
        ids = rows.Select(r => r.Id).ToArray(),
        keys = rows.Select(r => r.Key).ToArray(),
        vectors = rows.Select(r => KeptWords.Of(r.Title, r.Employer, r.Location, r.Text).Vector).ToArray(),
    };

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Key { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Employer { get; init; }

        public string? Location { get; init; }

        public string Text { get; init; } = "";
    }
}
