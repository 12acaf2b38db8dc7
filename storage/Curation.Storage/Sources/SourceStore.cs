using Curation.Domain.Market;

namespace Curation.Storage.Sources;

/// <summary>A source and how it fares.</summary>
/// <param name="FailingBecause">Set while it does not work; it is rested until <paramref name="RestUntil"/> (business time).</param>
/// <param name="Failures">Nights in a row that it did not work.</param>
public sealed record SourceStanding(Source Source, string? FailingBecause, DateTimeOffset? RestUntil, int Failures, int Pages, int Postings);

public sealed class SourceStore(Database db)
{
    /// <summary>Adds a source, or replaces what is known of it; how it fares stays as it was.</summary>
    public Task SaveAsync(Source source, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    public Task<Source?> GetAsync(SourceId id, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>In the order of their ids.</summary>
    public Task<IReadOnlyList<Source>> AllAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<SourceStanding>> StandingsAsync(CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Those to be asked tonight: switched on, with an address and a card, not rested.</summary>
    public Task<IReadOnlyList<Source>> ToDiscoverAsync(DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Marks a source as failing and rests it: a night, and twice as long with each failure, 16 nights at most; longer if it asked for that.</summary>
    public Task MarkFailing(UnitOfWork work, SourceId id, string reason, DateTimeOffset at, TimeSpan? retryAfter = null) => throw new NotSupportedException();

    public Task MarkWorking(UnitOfWork work, SourceId id) => throw new NotSupportedException();
}
