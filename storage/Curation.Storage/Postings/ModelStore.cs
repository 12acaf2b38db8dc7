using Curation.Domain.Models;
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

    public string? Tagger { get; init; }

    public string? Linker { get; init; }

    public string? Roles { get; init; }

    /// <summary>How many of the curators' corrections it learnt from; none where it is not known.</summary>
    public int? Corrections { get; init; }

    /// <summary>The window that it was last asked to judge.</summary>
    public DateOnly? WindowFrom { get; init; }

    public DateOnly? WindowTo { get; init; }

    /// <summary>The versions of models that it is made of.</summary>
    public AnalystParts Parts => new(Tagger, Linker, Roles);
}

/// <summary>How far a version of the analyst is with the window that it was last asked to judge.</summary>
/// <param name="Missing">Postings of the window that it has still to judge.</param>
/// <param name="All">Postings of the window.</param>
public sealed record AnalysisProgress(int Missing, int All);

/// <summary>The versions of the analyst. One is live: the one that analysed the window.</summary>
public sealed class ModelStore(Database db)
{
    private const string Select = "SELECT model, live, registered_at, live_since, tagger, linker, roles, corrections, window_from, window_to FROM models";

    /// <summary>Makes a version known that judges a window; known already, the window alone is another.</summary>
    /// <param name="parts">The versions of models that it is made of.</param>
    /// <param name="corrections">How many of the curators' corrections it learnt from.</param>
    public Task RegisterAsync(string model, AnalystParts parts, int? corrections, DateOnly from, DateOnly to, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO models (model, tagger, linker, roles, corrections, window_from, window_to, registered_at)
        VALUES (@model, @Tagger, @Linker, @Roles, @corrections, @from, @to, @at)
        ON CONFLICT (model) DO UPDATE SET window_from = excluded.window_from, window_to = excluded.window_to
        """,
        new { model, parts.Tagger, parts.Linker, parts.Roles, corrections, from, to, at },
        ct);

    /// <summary>The version that was last asked to judge a window: the live one, or one that is about to become it.</summary>
    public Task<AnalystModel?> LatestAsync(CancellationToken ct) => db.FirstAsync<AnalystModel>(
        $"""{Select} WHERE window_to IS NOT NULL ORDER BY window_to DESC, registered_at DESC, live, model COLLATE "C" LIMIT 1""", null, ct);

    public async Task<AnalysisProgress> ProgressAsync(string model, DateOnly from, DateOnly to, CancellationToken ct) => (await db.FirstAsync<AnalysisProgress>(
        """
        SELECT (count(*) FILTER (WHERE a.content_key IS DISTINCT FROM p.content_key))::integer AS missing, count(*)::integer AS "all"
        FROM postings AS p LEFT JOIN analyses AS a ON a.posting = p.id AND a.model = @model
        WHERE p.observed_on BETWEEN @from AND @to
        """,
        new { model, from, to },
        ct))!;

    public Task<AnalystModel?> LiveAsync(CancellationToken ct) => db.FirstAsync<AnalystModel>($"{Select} WHERE live", null, ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AnalystModel>> AllAsync(CancellationToken ct) =>
        await db.QueryAsync<AnalystModel>($"""{Select} ORDER BY registered_at DESC, model COLLATE "C" """, null, ct);

    /// <summary>How many postings observed in the window the model has not analysed as they are now.</summary>
    public async Task<int> MissingAsync(string model, DateOnly from, DateOnly to, CancellationToken ct) => (await ProgressAsync(model, from, to, ct)).Missing;

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
