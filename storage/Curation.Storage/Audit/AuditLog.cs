using System.Text.Json;
using Curation.Storage.Auditing;

namespace Curation.Storage.Audit;

/// <summary>What people do to accounts and keys, in the transaction of the act, in the one chain that <see cref="AuditStore"/> keeps.</summary>
public sealed class AuditLog(TimeProvider clock)
{
    /// <param name="actor">Who did it, as they sign in; <c>system</c> for nobody.</param>
    /// <param name="act">What, in words with underscores, as in <c>create_account</c>.</param>
    /// <param name="subject">To what: an id or a name.</param>
    /// <param name="detail">A JSON object.</param>
    public async Task AppendAsync(UnitOfWork work, string actor, string act, string subject, string detail)
    {
        ArgumentNullException.ThrowIfNull(work);
        using (JsonDocument.Parse(detail))
        {
            // Only well-formed JSON is kept.
        }

        // PostgreSQL keeps microseconds, and the hash covers what is kept.
        var now = clock.GetUtcNow();
        await AuditStore.AddAsync(work, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), actor, act, subject, detail);
    }
}
