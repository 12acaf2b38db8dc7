using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Curation.Storage.Audit;

/// <summary>
/// What people did, in the transaction of the act. Each row's hash covers its content and the hash before it, so that a changed or missing
/// row is found (<see cref="AuditTrail.BrokenAtAsync"/>). Appending waits for whoever appends at the same time.
/// </summary>
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

        await work.ExecuteAsync("SELECT pg_advisory_xact_lock(@Audit, 0)", new { LockKeys.Audit });
        var previous = await work.FirstAsync<string>("SELECT hash FROM audit ORDER BY number DESC LIMIT 1") ?? "";
        var now = clock.GetUtcNow();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        await work.ExecuteAsync(
            "INSERT INTO audit (at, actor, act, subject, detail, previous_hash, hash) VALUES (@at, @actor, @act, @subject, @detail, @previous, @hash)",
            new { at, actor, act, subject, detail, previous, hash = HashOf(previous, at, actor, act, subject, detail) });
    }

    /// <summary>SHA-256 in hexadecimal over the JSON array of the previous hash and the row's content, the time in microseconds of Unix time.</summary>
    internal static string HashOf(string previous, DateTimeOffset at, string actor, string act, string subject, string detail)
    {
        var micros = (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        object[] content = [previous, micros, actor, act, subject, detail];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content))));
    }
}
