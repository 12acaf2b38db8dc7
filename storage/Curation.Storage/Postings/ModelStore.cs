using Curation.Storage.Search;

namespace Curation.Storage.Postings;

/// <summary>A version of the analyst.</summary>
public sealed record AnalystModel
{
    public required string Model { get; init; }

    /// <summary>Proposals count this model's analyses only.</summary>
    public required bool Live { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset? LiveSince { get; init; }
}

/// <summary>The versions of the analyst. One is live: the one that analysed the window.</summary>
public sealed class ModelStore(Database db)
{
    private const string Select = "SELECT model, live, registered_at, live_since FROM models";

    /// <summary>Makes a version known; known already, nothing changes.</summary>
    public Task RegisterAsync(string model, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        "INSERT INTO models (model, registered_at) VALUES (@model, @at) ON CONFLICT DO NOTHING", new { model, at }, ct);

    public Task<AnalystModel?> LiveAsync(CancellationToken ct) => db.FirstAsync<AnalystModel>($"{Select} WHERE live", null, ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AnalystModel>> AllAsync(CancellationToken ct) =>
        await db.QueryAsync<AnalystModel>($"""{Select} ORDER BY registered_at DESC, model COLLATE "C" """, null, ct);

    /// <summary>How many postings observed in the window the model has not analysed as they are now.</summary>
    public Task<int> MissingAsync(string model, DateOnly from, DateOnly to, CancellationToken ct) => db.FirstAsync<int>(
        """
        SELECT count(*)::integer FROM postings AS p LEFT JOIN analyses AS a ON a.posting = p.id AND a.model = @model
        WHERE p.observed_on BETWEEN @from AND @to AND a.content_key IS DISTINCT FROM p.content_key
        """,
        new { model, from, to },
        ct);

    /// <summary>Makes a known version the live one. Live already, nothing changes.</summary>
    /// <exception cref="ArgumentException">The version is not known.</exception>
    public async Task GoLive(UnitOfWork work, string model, DateTimeOffset at)
    {
        if (await work.FirstAsync<bool?>("SELECT live FROM models WHERE model = @model FOR UPDATE", new { model }) is not { } live)
            throw new ArgumentException($"The model {model} is not registered.", nameof(model));
        if (live)
            return;
        await work.ExecuteAsync("UPDATE models SET live = false, live_since = NULL WHERE live");
        await work.ExecuteAsync("UPDATE models SET live = true, live_since = @at WHERE model = @model", new { model, at });
        await Outbox.MarkAllPostingsAsync(work);
    }
}
