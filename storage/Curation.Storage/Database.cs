using System.Data.Common;
using Npgsql;

namespace Curation.Storage;

/// <summary>The way into PostgreSQL, as the application's role: it may not change what was published or audited.</summary>
public sealed class Database : IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource pool;

    /// <param name="connectionString">Any login that owns the schema; the application's role is taken on from there.</param>
    /// <param name="searchConfigured">True: changes mark their rows for the search index in the same transaction.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public Database(string connectionString, bool searchConfigured = false)
    {
        TypeMaps.Register();
        ConnectionString = SchemaInstaller.AppConnectionString(connectionString);
        SearchConfigured = searchConfigured;
        pool = NpgsqlDataSource.Create(ConnectionString);
    }

    public bool SearchConfigured { get; }

    /// <summary>As the application's role.</summary>
    public string ConnectionString { get; }

    /// <summary>Runs <paramref name="act"/> in one transaction; it is undone when <paramref name="act"/> throws.</summary>
    /// <remarks>Save in it, and compute before it: the server ends a transaction that has idled for two minutes.</remarks>
    public async Task InTransactionAsync(Func<UnitOfWork, Task> act, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(act);
        await InTransactionAsync(
            async work =>
            {
                await act(work);
                return true;
            },
            ct);
    }

    /// <summary>Lets stores write in a transaction that someone else has begun, and ends, on a connection made from <see cref="ConnectionString"/>.</summary>
    /// <exception cref="ArgumentException">No connection to PostgreSQL.</exception>
    public UnitOfWork Within(DbConnection connection, CancellationToken ct) => new(
        connection as NpgsqlConnection ?? throw new ArgumentException("No connection to PostgreSQL.", nameof(connection)), SearchConfigured, ct);

    /// <summary>Asks the server whether it answers: none when it does, else what is in the way.</summary>
    public async Task<StorageProblem?> CheckAsync(CancellationToken ct)
    {
        try
        {
            // A pooled connection may have died unnoticed: only a question tells.
            await this.FirstAsync<int>("SELECT 1", null, ct);
            return null;
        }
        catch (Exception exception) when (StorageProblem.Describe(exception) is not null)
        {
            return StorageProblem.Describe(exception);
        }
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    public void Dispose() => pool.Dispose();

    /// <param name="act">Returns false to undo what it did.</param>
    internal async Task<bool> InTransactionAsync(Func<UnitOfWork, Task<bool>> act, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await act(new UnitOfWork(connection, SearchConfigured, ct)))
            return false;
        await transaction.CommitAsync(ct);
        return true;
    }

    internal ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct) => pool.OpenConnectionAsync(ct);

    /// <summary>A connection of its own, for what is bound to a session: closing it closes the session, and its locks are free.</summary>
    internal async Task<NpgsqlConnection> OpenSessionAsync(CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, KeepAlive = 15 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
