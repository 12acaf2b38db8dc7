using Dapper;

namespace Curation.Storage;

/// <summary>Queries outside of a transaction, one connection each.</summary>
internal static class Reading
{
    public static async Task<List<T>> QueryAsync<T>(this Database db, string sql, object? arguments, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, arguments, cancellationToken: ct))).AsList();
    }

    public static async Task<T?> FirstAsync<T>(this Database db, string sql, object? arguments, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, arguments, cancellationToken: ct));
    }

    public static async Task<int> ExecuteAsync(this Database db, string sql, object? arguments, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(sql, arguments, cancellationToken: ct));
    }
}
