namespace Curation.Storage.Accounts;

/// <summary>Whether the database is one that anyone on this machine may look at.</summary>
public sealed class AccountCensus(Database db)
{
    public Task<bool> AnyAsync(CancellationToken ct) => db.FirstAsync<bool>("SELECT EXISTS (SELECT FROM accounts.users)", null, ct);

    /// <summary>Why the database holds more than the sample: an account, or a source of the person's own; none where it does not.</summary>
    /// <param name="sampleSources">The ids of the sample's sources.</param>
    public async Task<string?> MoreThanSampleAsync(IReadOnlyList<string> sampleSources, CancellationToken ct)
    {
        if (await AnyAsync(ct))
            return "it has accounts";
        var own = await db.FirstAsync<string>("SELECT id FROM sources WHERE id <> ALL(@sample) ORDER BY id LIMIT 1", new { sample = sampleSources.ToArray() }, ct);
        return own is null ? null : $"it has a source of your own, {own}";
    }
}
