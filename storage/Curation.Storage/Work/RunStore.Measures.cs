using Curation.Domain.Runs;

namespace Curation.Storage.Work;

/// <summary>When a step was worked on, by PostgreSQL's clock.</summary>
/// <param name="BeganAt">When it was planned.</param>
/// <param name="EndedAt">When the last of its units ended; none while there are any left.</param>
public sealed record StepTime(RunStep Step, DateTimeOffset BeganAt, DateTimeOffset? EndedAt);

/// <summary>What a source came to in the last night.</summary>
/// <param name="Fetched">Pages that it answered with, changed or not.</param>
/// <param name="New">Postings never seen before.</param>
/// <param name="Changed">Postings whose title or text is another than before.</param>
/// <param name="Gone">Postings that are no longer online.</param>
/// <param name="Failed">Pages that could not be had.</param>
/// <param name="LastGood">The last night in which all of it worked.</param>
public sealed record SourceNight(string Source, int Fetched, int New, int Changed, int Gone, int Failed, DateOnly? LastGood);

public sealed partial class RunStore
{
    public async Task<IReadOnlyList<StepTime>> StepTimesAsync(Guid run, CancellationToken ct)
    {
        var rows = await db.QueryAsync<TimeRow>(
            """
            SELECT s.step, s.planned_at AS began_at,
                   CASE WHEN count(*) FILTER (WHERE u.state IN ('waiting', 'leased')) = 0 THEN coalesce(max(u.ended_at), s.planned_at) END AS ended_at
            FROM run_steps AS s LEFT JOIN units AS u ON u.run = s.run AND u.step = s.step
            WHERE s.run = @run GROUP BY s.step, s.planned_at
            """,
            new { run },
            ct);
        return [.. rows.Select(r => new StepTime(TypeMaps.FromWord<RunStep>(r.Step), r.BeganAt, r.EndedAt)).OrderBy(t => t.Step)];
    }

    /// <summary>Every source's figures in the last night. Earlier nights' pages are overwritten by later ones: only the last can be counted.</summary>
    public async Task<IReadOnlyList<SourceNight>> SourceNightsAsync(Run last, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(last);
        var rows = await db.QueryAsync<SourceRow>(
            """
            SELECT s.id AS source, coalesce(p.fetched, 0) AS fetched, coalesce(n.new, 0) AS new, coalesce(c.changed, 0) AS changed, coalesce(n.gone, 0) AS gone,
                   coalesce(p.failed, 0) AS failed, g.last_good
            FROM sources AS s
            LEFT JOIN (
                SELECT source, count(*) FILTER (WHERE outcome IN ('fetched', 'not_modified'))::integer AS fetched, count(*) FILTER (WHERE outcome = 'failed')::integer AS failed
                FROM pages WHERE tried_at >= @StartedAt GROUP BY source) AS p ON p.source = s.id
            LEFT JOIN (
                SELECT source, count(*) FILTER (WHERE first_seen = @BusinessDate)::integer AS new, count(*) FILTER (WHERE gone_on = @BusinessDate)::integer AS gone
                FROM postings WHERE first_seen = @BusinessDate OR gone_on = @BusinessDate GROUP BY source) AS n ON n.source = s.id
            LEFT JOIN (
                SELECT o.source, count(*)::integer AS changed
                FROM posting_changes AS ch JOIN postings AS o ON o.id = ch.posting WHERE ch.changed_on = @BusinessDate GROUP BY o.source) AS c ON c.source = s.id
            LEFT JOIN (
                SELECT x.source, max(x.business_date) AS last_good
                FROM (SELECT u.source, r.business_date FROM units AS u JOIN runs AS r ON r.id = u.run WHERE u.source IS NOT NULL
                      GROUP BY u.source, r.business_date HAVING bool_and(u.state = 'done' AND u.problems = 0)) AS x
                GROUP BY x.source) AS g ON g.source = s.id
            """,
            new { last.StartedAt, last.BusinessDate },
            ct);
        return [.. rows.Select(r => new SourceNight(r.Source, r.Fetched, r.New, r.Changed, r.Gone, r.Failed, r.LastGood))];
    }

    private sealed record SourceRow
    {
        public string Source { get; init; } = "";

        public int Fetched { get; init; }

        public int New { get; init; }

        public int Changed { get; init; }

        public int Gone { get; init; }

        public int Failed { get; init; }

        public DateOnly? LastGood { get; init; }
    }

    private sealed record TimeRow
    {
        public string Step { get; init; } = "";

        public DateTimeOffset BeganAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }
    }
}
