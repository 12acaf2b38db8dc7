using Curation.Storage.Accounts;

namespace Curation.Ui.Accounts;

/// <summary>What an administrator does with keys of programs.</summary>
internal sealed class Keys(Acts acts, ApiKeyStore store, TimeProvider clock)
{
    private const int LongestName = 100;

    public Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken ct) => store.AllAsync(ct);

    /// <returns>The key, which is not to be had again.</returns>
    public Task<Act<string>> CreateAsync(string actor, string name, IReadOnlyList<string> scopes, CancellationToken ct) => acts.DoAsync<string>(
        async work =>
        {
            List<string> known = [.. scopes.Where(Scope.IsKnown).Distinct()];
            if (name is not { Length: > 0 and <= LongestName }) return Act<string>.Refused($"A key has a name, of at most {LongestName} characters.");
            if (known.Count == 0) return Act<string>.Refused("A key that may nothing is of no use: choose what it may read.");
            var (id, key) = await store.CreateAsync(work, name, known, actor, clock.GetUtcNow());
            await acts.NoteAsync(work, actor, "create_key", name, new { id, scopes = known });
            return key;
        },
        ct);

    public Task<Act<string>> RevokeAsync(string actor, Guid id, CancellationToken ct) => acts.DoAsync<string>(
        async work =>
        {
            if (await store.RevokeAsync(work, id, clock.GetUtcNow()) is not { } name) return Act<string>.Refused("There is no such key, or it is revoked already.");
            await acts.NoteAsync(work, actor, "revoke_key", name, new { id });
            return name;
        },
        ct);
}
