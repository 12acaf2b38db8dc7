using Npgsql;

namespace Curation.Storage;

/// <summary>The way into PostgreSQL, as the application's role: it may not change what was published or audited.</summary>
/// <param name="connectionString">As <see cref="SchemaInstaller.AppConnectionString"/> makes it.</param>
/// <param name="searchConfigured">True: changes mark their rows for the search index in the same transaction.</param>
public sealed class Database(string connectionString, bool searchConfigured = false) : IAsyncDisposable
{
    public bool SearchConfigured => searchConfigured;

    public string ConnectionString => connectionString;

    /// <summary>Runs <paramref name="act"/> in one transaction; it is undone when <paramref name="act"/> throws.</summary>
    public Task InTransactionAsync(Func<UnitOfWork, Task> act, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
