namespace Curation.Storage.Postings;

/// <param name="Live">Proposals count this model's analyses only.</param>
public sealed record AnalystModel(string Model, bool Live, DateTimeOffset RegisteredAt, DateTimeOffset? LiveSince);

/// <summary>The versions of the analyst. One is live: the one that analysed the window.</summary>
public sealed class ModelStore(Database db)
{
    /// <summary>Makes a version known; known already, nothing changes.</summary>
    public Task RegisterAsync(string model, DateTimeOffset at, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    public Task<AnalystModel?> LiveAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<AnalystModel>> AllAsync(CancellationToken ct) => throw new NotSupportedException();

    /// <summary>How many postings observed in the window the model has not analysed as they are now.</summary>
    public Task<int> MissingAsync(string model, DateOnly from, DateOnly to, CancellationToken ct) => throw new NotSupportedException();

    public Task GoLive(UnitOfWork work, string model, DateTimeOffset at) => throw new NotSupportedException();
}
