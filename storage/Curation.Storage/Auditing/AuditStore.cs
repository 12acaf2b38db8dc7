using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Domain;

namespace Curation.Storage.Auditing;

/// <summary>What a person did.</summary>
/// <param name="Act">As in <c>decide</c>, <c>undo</c>, <c>propose</c>, <c>publish</c>, <c>label</c>.</param>
/// <param name="Subject">As in <c>proposal/…</c> or <c>framework/CARE</c>.</param>
/// <param name="Detail">JSON.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string Actor, string Act, string Subject, string Detail, string PreviousHash, string Hash)
{
    /// <summary>The SHA-256 that covers the entry before and everything in this one but its number.</summary>
    [JsonIgnore]
    public string ComputedHash => HashOf(PreviousHash, At, Actor, Act, Subject, Detail);

    internal static string HashOf(string previous, DateTimeOffset at, string actor, string act, string subject, string detail) =>
        NaturalKey.Hash(JsonSerializer.Serialize(new[] { previous, $"{at.UtcDateTime:O}", actor, act, subject, detail }, CurationJson.Line));
}

/// <summary>What came of going through the chain.</summary>
/// <param name="Broken">The first entry that does not follow from those before it; none where all do.</param>
public sealed record AuditCheck(long Entries, AuditEntry? Broken)
{
    public bool Holds => Broken is null;
}

/// <summary>The audit: rows are added and never changed, and each hash covers the one before.</summary>
public sealed partial class AuditStore(Database db)
{
    /// <summary>The hash before the first entry.</summary>
    public const string Beginning = "";

    private const string Columns = "number, at, actor, act, subject, detail, previous_hash, hash";

    /// <summary>Newest first.</summary>
    /// <param name="subject">Of one subject only, where it is named.</param>
    /// <param name="before">Entries with smaller numbers, where it is given.</param>
    public async Task<IReadOnlyList<AuditEntry>> RecentAsync(string? subject, long? before, int take, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM audit WHERE (@subject::text IS NULL OR subject = @subject) AND (@before::bigint IS NULL OR number < @before)
            ORDER BY number DESC LIMIT @take
            """,
            new { subject, before, take },
            ct);
        return [.. rows.Select(r => r.ToEntry())];
    }

    /// <summary>Goes through the whole chain. A row that was changed, removed from between or put in is found; removed last rows are not.</summary>
    public async Task<AuditCheck> VerifyAsync(CancellationToken ct)
    {
        const int Part = 5000;
        var (previous, last, entries) = (Beginning, 0L, 0L);
        while (true)
        {
            var rows = await db.QueryAsync<Row>($"SELECT {Columns} FROM audit WHERE number > @last ORDER BY number LIMIT {Part}", new { last }, ct);
            foreach (var entry in rows.Select(r => r.ToEntry()))
            {
                entries++;
                if (entry.PreviousHash != previous || entry.Hash != entry.ComputedHash)
                    return new AuditCheck(entries, entry);
                (previous, last) = (entry.Hash, entry.Number);
            }

            if (rows.Count < Part)
                return new AuditCheck(entries, null);
        }
    }

    /// <summary>Adds what a person does to accounts and keys, in the transaction of the act.</summary>
    /// <param name="actor">Who did it, as they sign in; <c>system</c> for nobody.</param>
    /// <param name="act">What, in words with underscores, as in <c>create_account</c>.</param>
    /// <param name="subject">To what: an id or a name.</param>
    /// <param name="detail">A JSON object.</param>
    /// <exception cref="JsonException">The detail is no JSON.</exception>
    public static async Task AppendAsync(UnitOfWork work, DateTimeOffset at, string actor, string act, string subject, string detail)
    {
        ArgumentNullException.ThrowIfNull(work);
        using (JsonDocument.Parse(detail))
        {
            // Only well-formed JSON is kept.
        }

        // PostgreSQL keeps microseconds, and the hash covers what is kept.
        await AddAsync(work, at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)), actor, act, subject, detail);
    }

    /// <summary>Adds an entry. Entries follow each other, so that this waits for whoever adds one until their transaction ends: do it last.</summary>
    internal static async Task AddAsync(UnitOfWork work, DateTimeOffset at, string actor, string act, string subject, string detail)
    {
        await work.ExecuteAsync("SELECT pg_advisory_xact_lock(@Audit, 0)", new { LockKeys.Audit });
        var previous = await work.FirstAsync<string>("SELECT hash FROM audit ORDER BY number DESC LIMIT 1") ?? Beginning;
        await work.ExecuteAsync(
            """
            INSERT INTO audit (at, actor, act, subject, detail, previous_hash, hash)
            VALUES (@at, @actor, @act, @subject, @detail, @previous, @hash)
            """,
            new { at, actor, act, subject, detail, previous, hash = AuditEntry.HashOf(previous, at, actor, act, subject, detail) });
    }

    private sealed record Row
    {
        public long Number { get; init; }

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public string Act { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Detail { get; init; } = "";

        public string PreviousHash { get; init; } = "";

        public string Hash { get; init; } = "";

        public AuditEntry ToEntry() => new(Number, At, Actor, Act, Subject, Detail, PreviousHash, Hash);
    }
}
