namespace Curation.Storage.Accounts;

/// <summary>People as screens name them.</summary>
public sealed class AccountNames(Database db)
{
    /// <summary>Display names by the names that people sign in with, which decisions and versions keep.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken ct) =>
        (await db.QueryAsync<(string Name, string Display)>("SELECT user_name, display_name FROM accounts.users", null, ct))
            .ToDictionary(a => a.Name, a => a.Display, StringComparer.Ordinal);

    /// <summary>Display names of those who have a role and can sign in, by the names that they sign in with.</summary>
    public async Task<IReadOnlyList<string>> OfRoleAsync(string role, CancellationToken ct) => await db.QueryAsync<string>(
        """SELECT display_name FROM accounts.users WHERE NOT locked AND @role = ANY(roles) ORDER BY user_name COLLATE "C" """, new { role }, ct);
}
