using Curation.Storage.Auditing;

namespace Curation.Storage.Audit;

/// <summary>The audit, as the administration screen and a restored backup look at it.</summary>
public sealed class AuditTrail(Database db)
{
    private readonly AuditStore store = new(db);

    /// <summary>The latest entries, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> RecentAsync(int most, CancellationToken ct) => store.RecentAsync(subject: null, before: null, most, ct);

    /// <summary>The number of the first entry that does not follow from the one before it; none where the chain is whole.</summary>
    public async Task<long?> BrokenAtAsync(CancellationToken ct) => (await store.VerifyAsync(ct)).Broken?.Number;
}
