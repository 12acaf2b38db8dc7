using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Storage.Decisions;

/// <summary>Which decisions are looked at; what is not named is not narrowed.</summary>
/// <param name="Outcome">As in <c>accepted_edited</c>, or <c>undone</c> for those that were taken back.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The first moment after.</param>
public sealed record HistoryFilter(
    FrameworkCode? Framework = null, string? Actor = null, string? Outcome = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <param name="Undone">They were taken back.</param>
public sealed record HistoryCount(FrameworkCode Framework, string Actor, string Outcome, bool Undone, int Count);

/// <summary>Looks through the decisions that were taken. Undos stand beside the decisions that they took back.</summary>
public sealed class DecisionHistory(Database db)
{
    private const string From =
        """
        FROM decisions AS d
        JOIN proposals AS p ON p.id = d.proposal
        LEFT JOIN decisions AS u ON u.undoes = d.id
        LEFT JOIN version_decisions AS v ON v.decision = d.id
        WHERE d.undoes IS NULL
          AND (@from::timestamptz IS NULL OR d.decided_at >= @from) AND (@to::timestamptz IS NULL OR d.decided_at < @to)
        """;

    /// <summary>Newest first.</summary>
    /// <param name="before">Those with smaller numbers, where it is given.</param>
    public async Task<IReadOnlyList<DecisionEntry>> PageAsync(HistoryFilter filter, long? before, int take, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = await db.QueryAsync<(long Number, string Body, string? Undo, int? PublishedIn, bool InForce)>(
            $"""
            SELECT d.number, d.body, u.body, v.version, p.decision IS NOT DISTINCT FROM d.id {From}
              AND (@framework::text IS NULL OR d.framework = @framework) AND (@actor::text IS NULL OR d.decided_by = @actor)
              AND (@outcome::text IS NULL OR (@outcome = 'undone' AND u.id IS NOT NULL) OR d.outcome = @outcome)
              AND (@before::bigint IS NULL OR d.number < @before)
            ORDER BY d.number DESC LIMIT @take
            """,
            new { framework = filter.Framework?.ToString(), actor = filter.Actor, outcome = filter.Outcome, from = filter.From, to = filter.To, before, take },
            ct);
        return [.. rows.Select(r => new DecisionEntry(r.Number, Read(r.Body), r.Undo is null ? null : Read(r.Undo), r.PublishedIn, r.InForce))];
    }

    /// <summary>How many there are in the time, by framework, person and outcome.</summary>
    public async Task<IReadOnlyList<HistoryCount>> CountsAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Framework, string Actor, string Outcome, bool Undone, int Count)>(
            $"""SELECT d.framework, d.decided_by, d.outcome, u.id IS NOT NULL, count(*)::integer {From} GROUP BY 1, 2, 3, 4 ORDER BY d.framework COLLATE "C", d.decided_by COLLATE "C", d.outcome COLLATE "C", 4""",
            new { from, to },
            ct);
        return [.. rows.Select(r => new HistoryCount(FrameworkCode.Parse(r.Framework), r.Actor, r.Outcome, r.Undone, r.Count))];
    }

    private static Decision Read(string body) => JsonSerializer.Deserialize<Decision>(body, CurationJson.Line)!;
}
