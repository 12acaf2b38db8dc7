using Curation.Domain;

namespace Curation.Storage.Accounts;

/// <param name="Hint">The key's first characters, to tell it by.</param>
/// <param name="Scopes">What it may do, as in <c>frameworks:read</c>.</param>
/// <param name="LastUsedAt">To the minute.</param>
public sealed record ApiKey(
    Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>Keys of programs. A key is shown once, when it is made; only its hash is kept.</summary>
public sealed class ApiKeyStore(Database db)
{
    /// <summary>What every key begins with, so that a secret scanner knows it.</summary>
    public const string Prefix = "curation_";

    private const int HintLength = 4;

    /// <returns>The key's id, and the key itself.</returns>
    public async Task<(Guid Id, string Key)> CreateAsync(UnitOfWork work, string name, IReadOnlyList<string> scopes, string createdBy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(work);
        var key = Prefix + Secret.New();
        var hash = Secret.Hash(key);
        var id = NaturalKey.Guid("api-key", hash);
        await work.ExecuteAsync(
            """
            INSERT INTO accounts.api_keys (id, name, hint, hash, scopes, created_by, created_at)
            VALUES (@id, @name, @hint, @hash, @scopes, @createdBy, @at)
            """,
            new { id, name, hint = key[..(Prefix.Length + HintLength)], hash, scopes = scopes.ToArray(), createdBy, at });
        return (id, key);
    }

    /// <summary>The key that this is, with the time of its use noted; none where it is unknown or revoked.</summary>
    public async Task<ApiKey?> UseAsync(string key, DateTimeOffset at, CancellationToken ct)
    {
        var row = await db.FirstAsync<Row>($"{Columns} WHERE hash = @hash AND revoked_at IS NULL", new { hash = Secret.Hash(key) }, ct);
        if (row is null)
            return null;
        if (row.LastUsedAt is null || at - row.LastUsedAt > TimeSpan.FromMinutes(1))
            await db.ExecuteAsync("UPDATE accounts.api_keys SET last_used_at = @at WHERE id = @Id", new { at, row.Id }, ct);
        return row.Key;
    }

    /// <summary>All keys, revoked ones last.</summary>
    public async Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>($"{Columns} ORDER BY revoked_at IS NOT NULL, created_at DESC, id", null, ct)).Select(r => r.Key)];

    /// <returns>The key's name; none where there is no such key, or it is revoked already.</returns>
    public Task<string?> RevokeAsync(UnitOfWork work, Guid id, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.FirstAsync<string>("UPDATE accounts.api_keys SET revoked_at = @at WHERE id = @id AND revoked_at IS NULL RETURNING name", new { id, at });
    }

    private const string Columns = "SELECT id, name, hint, scopes, created_by, created_at, last_used_at, revoked_at FROM accounts.api_keys";

    private sealed class Row
    {
        public Guid Id { get; set; }

        public string Name { get; set; } = "";

        public string Hint { get; set; } = "";

        public string[] Scopes { get; set; } = [];

        public string CreatedBy { get; set; } = "";

        public DateTimeOffset CreatedAt { get; set; }

        public DateTimeOffset? LastUsedAt { get; set; }

        public DateTimeOffset? RevokedAt { get; set; }

        public ApiKey Key => new(Id, Name, Hint, Scopes, CreatedBy, CreatedAt, LastUsedAt, RevokedAt);
    }
}
