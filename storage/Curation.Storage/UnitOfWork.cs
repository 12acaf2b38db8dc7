using Dapper;
using Npgsql;

namespace Curation.Storage;

/// <summary>One transaction that several stores write in. Nothing of it is seen by others before it ends, and all of it then.</summary>
public sealed class UnitOfWork
{
    internal UnitOfWork(NpgsqlConnection connection, bool searchConfigured, CancellationToken ct)
    {
        Connection = connection;
        SearchConfigured = searchConfigured;
        Cancelled = ct;
    }

    internal NpgsqlConnection Connection { get; }

    internal bool SearchConfigured { get; }

    internal CancellationToken Cancelled { get; }

    internal Task<int> ExecuteAsync(string sql, object? arguments = null) => Connection.ExecuteAsync(Command(sql, arguments));

    internal async Task<List<T>> QueryAsync<T>(string sql, object? arguments = null) => (await Connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    internal Task<T?> FirstAsync<T>(string sql, object? arguments = null) => Connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    internal Task NotifyAsync(string channel, string payload) => ExecuteAsync("SELECT pg_notify(@channel, @payload)", new { channel, payload });

    private CommandDefinition Command(string sql, object? arguments) => new(sql, arguments, cancellationToken: Cancelled);
}
