using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Storage.Postings;

namespace Curation.Storage.Pages;

public sealed partial class PageStore
{
    /// <summary>Pages whose bytes were not read yet, or by an older reader. In the order of their ids.</summary>
    public async Task<IReadOnlyList<Guid>> ToReadAsync(int readerVersion, CancellationToken ct) => await db.QueryAsync<Guid>(
        """
        SELECT id FROM pages
        WHERE hash IS NOT NULL AND body IS NOT NULL AND (read_hash IS DISTINCT FROM hash OR coalesce(reader_version, 0) < @readerVersion)
        ORDER BY id
        """,
        new { readerVersion },
        ct);

    /// <summary>The page with its bytes.</summary>
    /// <exception cref="InvalidOperationException">There is no such page, or its bytes are forgotten.</exception>
    public async Task<Page> LoadAsync(Guid page, CancellationToken ct)
    {
        var row = await db.FirstAsync<BodyRow>(
            "SELECT source, address, content_type, fetched_at, size, body FROM pages WHERE id = @page AND body IS NOT NULL", new { page }, ct)
            ?? throw new InvalidOperationException($"The page {page} is not there, or its bytes are forgotten.");
        return new Page(SourceId.Parse(row.Source), row.Address, row.ContentType, PageBody.Expand(row.Body, row.Size), row.FetchedAt);
    }

    /// <summary>Keeps what a page was read as: postings with their text revisions, and which of the page's earlier ones are missing.</summary>
    /// <param name="at">Business time of the reading; the postings are dated by the fetch.</param>
    /// <exception cref="ArgumentException">A posting of another source than the page's.</exception>
    public async Task SaveRead(UnitOfWork work, Guid page, int readerVersion, ReadOutcome outcome, DateTimeOffset at)
    {
        var (word, reason) = outcome switch
        {
            ReadOutcome.Found => ("found", null),
            ReadOutcome.NotAPosting nothing => ("not_a_posting", nothing.Reason),
            ReadOutcome.Unreadable unreadable => ("unreadable", (string?)unreadable.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "An outcome that is not kept."),
        };
        var postings = (outcome as ReadOutcome.Found)?.Postings ?? [];
        var problems = (outcome as ReadOutcome.Found)?.Problems ?? [];
        var read = await work.FirstAsync<ReadRow>(
            """
            UPDATE pages SET read_hash = hash, reader_version = @readerVersion, read_outcome = @word, read_reason = @reason,
                   read_problems = @problems::jsonb, read_postings = @count, read_at = @at
            WHERE id = @page RETURNING source, fetched_at
            """,
            new
            {
                page,
                readerVersion,
                word,
                reason = reason is null ? null : StoredText.OneLine(reason),
                problems = JsonSerializer.Serialize(problems.Select(StoredText.OneLine), CurationJson.Line),
                count = postings.Count,
                at,
            }) ?? throw new InvalidOperationException($"The page {page} is not there.");
        if (postings.FirstOrDefault(p => p.Source.ToString() != read.Source) is { } stranger)
            throw new ArgumentException($"The posting {stranger.Id} is of {stranger.Source}, its page of {read.Source}.", nameof(outcome));
        var date = read.FetchedAt.Date();
        var kept = await PostingRows.SaveAsync(work, postings, page, readerVersion, read.FetchedAt);
        // A document that could not be read says nothing of what it lacks.
        if (outcome is not ReadOutcome.Unreadable)
            await Absence.PageHoldsAsync(work, page, date, kept);
    }

    /// <summary>Pages that did not work or hold something that is no posting, with their reason; last tried first.</summary>
    public async Task<IReadOnlyList<PageProblem>> ProblemsAsync(int count, CancellationToken ct)
    {
        var rows = await db.QueryAsync<ProblemRow>(
            """
            SELECT id AS page, source, CASE WHEN address LIKE 'file:%' THEN 'file:' || coalesce(final_address, address) ELSE address END AS address,
                   CASE WHEN outcome IN ('refused', 'failed') THEN outcome ELSE read_outcome END AS outcome,
                   CASE WHEN outcome IN ('refused', 'failed') THEN reason WHEN read_outcome = 'found' THEN read_problems ->> 0 ELSE read_reason END AS reason
            FROM pages
            WHERE outcome IN ('refused', 'failed') OR read_outcome IN ('not_a_posting', 'unreadable') OR read_problems <> '[]'
            ORDER BY tried_at DESC, id LIMIT @count
            """,
            new { count },
            ct);
        return [.. rows.Select(r => new PageProblem(r.Page, SourceId.Parse(r.Source), r.Address, r.Outcome, r.Reason ?? ""))];
    }

    /// <summary>The same without a limit, one row a problem: a page has one an entry that is no posting. By source and address.</summary>
    public async Task<IReadOnlyList<PageProblem>> AllProblemsAsync(CancellationToken ct)
    {
        var rows = await db.QueryAsync<ProblemRow>(
            """
            SELECT id AS page, source, CASE WHEN address LIKE 'file:%' THEN 'file:' || coalesce(final_address, address) ELSE address END AS address,
                   CASE WHEN outcome IN ('refused', 'failed') THEN outcome ELSE read_outcome END AS outcome, found.reason
            FROM pages, LATERAL (
                SELECT reason, 0 AS place WHERE outcome IN ('refused', 'failed')
                UNION ALL SELECT read_reason, 0 WHERE outcome NOT IN ('refused', 'failed') AND read_outcome IN ('not_a_posting', 'unreadable')
                UNION ALL SELECT entry, place FROM jsonb_array_elements_text(read_problems) WITH ORDINALITY AS e (entry, place)
                    WHERE outcome NOT IN ('refused', 'failed') AND read_outcome = 'found') AS found
            ORDER BY source COLLATE "C", pages.address COLLATE "C", found.place
            """,
            null,
            ct);
        return [.. rows.Select(r => new PageProblem(r.Page, SourceId.Parse(r.Source), r.Address, r.Outcome, r.Reason ?? ""))];
    }

    private sealed record BodyRow
    {
        public string Source { get; init; } = "";

        public string Address { get; init; } = "";

        public string? ContentType { get; init; }

        public DateTimeOffset FetchedAt { get; init; }

        public int Size { get; init; }

        public byte[] Body { get; init; } = [];
    }

    private sealed record ReadRow
    {
        public string Source { get; init; } = "";

        public DateTimeOffset FetchedAt { get; init; }
    }

    private sealed record ProblemRow
    {
        public Guid Page { get; init; }

        public string Source { get; init; } = "";

        public string Address { get; init; } = "";

        public string Outcome { get; init; } = "";

        public string? Reason { get; init; }
    }
}
