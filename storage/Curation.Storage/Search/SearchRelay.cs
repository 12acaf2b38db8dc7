namespace Curation.Storage.Search;

/// <param name="Indexed">Rows whose current state is in the index now.</param>
/// <param name="Retried">Rows that did not work this time and are tried again.</param>
/// <param name="Parked">Rows that the index refuses, each with its reason in the outbox.</param>
public sealed record RelayResult(int Indexed, int Retried, int Parked);

/// <summary>Brings the search index up to date from the outbox, and rebuilds it beside the old one.</summary>
public sealed class SearchRelay(Database db, SearchServer server)
{
    /// <summary>Indexes what the outbox holds until nothing is due. Several may run at once.</summary>
    public Task<RelayResult> DrainAsync(CancellationToken ct) => throw new NotSupportedException(db.ConnectionString + server.GetType());

    /// <summary>Makes the index if it is missing or of an older version, fills it from PostgreSQL and moves the alias. Readers see the old one meanwhile.</summary>
    /// <returns>The number of rows that were marked for indexing; 0 where the index is current.</returns>
    public Task<int> EnsureAsync(CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The same, also where the index is current.</summary>
    public Task<int> RebuildAsync(CancellationToken ct) => throw new NotSupportedException();
}
