using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Storage.Sources;

namespace Curation.Storage.Pages;

public sealed partial class PageStore
{
    /// <summary>What asking for an address came to. The address may be one that no listing named: a listing itself, or <c>file:NAME</c>.</summary>
    public async Task SaveFetch(UnitOfWork work, SourceId source, string address, FetchOutcome outcome, DateTimeOffset at)
    {
        var page = Page.IdOf(source, address);
        await work.ExecuteAsync(
            "INSERT INTO pages (id, source, address, listed, outcome) VALUES (@page, @source, @address, false, 'discovered') ON CONFLICT DO NOTHING",
            new { page, source = source.ToString(), address });
        switch (outcome)
        {
            case FetchOutcome.Fetched fetched:
                await KeepAsync(work, page, fetched, at);
                break;
            case FetchOutcome.NotModified:
                await work.ExecuteAsync(
                    """
                    UPDATE pages SET outcome = 'not_modified', status = 304, reason = NULL, tried_at = @at, rest_until = NULL, failures = 0,
                           missed = CASE WHEN outcome = 'gone' THEN 0 ELSE missed END
                    WHERE id = @page
                    """,
                    new { page, at });
                await Absence.PageIsUnchangedAsync(work, page, at.Date());
                break;
            case FetchOutcome.Gone gone:
                var absent = await work.QueryAsync<Guid>(
                    """
                    WITH asked AS (
                        UPDATE pages SET outcome = 'gone', status = @Status, reason = 'The server says that it is gone.', tried_at = @at, rest_until = NULL,
                               failures = 0, missed = CASE WHEN coalesce(missed_on, '-infinity') < @date THEN least(missed + 1, @Gone) ELSE missed END,
                               missed_on = @date
                        WHERE id = @page RETURNING id, missed)
                    SELECT id FROM asked WHERE missed >= @Gone
                    """,
                    new { page, at, date = at.Date(), gone.Status, Absence.Gone });
                await Absence.PagesAreGoneAsync(work, absent, at.Date());
                break;
            case FetchOutcome.Refused refused:
                await work.ExecuteAsync(
                    "UPDATE pages SET outcome = 'refused', status = NULL, reason = @reason, tried_at = @at, rest_until = NULL WHERE id = @page",
                    new { page, at, reason = StoredText.OneLine(refused.Reason) });
                break;
            case FetchOutcome.Failed failed:
                var failures = 1 + await work.FirstAsync<int>("SELECT failures FROM pages WHERE id = @page FOR UPDATE", new { page });
                await work.ExecuteAsync(
                    """
                    UPDATE pages SET outcome = 'failed', status = NULL, reason = @reason, tried_at = @at, failures = @failures, rest_until = @rest
                    WHERE id = @page
                    """,
                    new { page, at, failures, reason = StoredText.OneLine(failed.Reason), rest = Rest.After(failures, at, failed.RetryAfter) });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "An outcome that is not kept.");
        }
    }

    /// <summary>Forgets the bytes of pages that were read and fetched before a time. Their rows and postings stay.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetBytes(UnitOfWork work, DateTimeOffset before) => work.ExecuteAsync(
        "UPDATE pages SET body = NULL WHERE body IS NOT NULL AND fetched_at < @before AND read_hash = hash", new { before });

    private static async Task KeepAsync(UnitOfWork work, Guid page, FetchOutcome.Fetched fetched, DateTimeOffset at)
    {
        var hash = NaturalKey.Hash(fetched.Bytes.Span);
        var read = await work.FirstAsync<string>("SELECT read_hash FROM pages WHERE id = @page FOR UPDATE", new { page });
        await work.ExecuteAsync(
            """
            UPDATE pages SET outcome = 'fetched', status = 200, reason = NULL, tried_at = @at, rest_until = NULL, failures = 0,
                   missed = CASE WHEN outcome = 'gone' THEN 0 ELSE missed END,
                   fetched_at = @at, final_address = @final, content_type = @type, etag = @etag, last_modified = @modified,
                   size = @size, hash = @hash, body = @body
            WHERE id = @page
            """,
            new
            {
                page,
                at,
                final = StoredText.Clean(fetched.FinalAddress.OriginalString),
                type = StoredText.CleanOrNone(fetched.ContentType),
                etag = StoredText.CleanOrNone(fetched.ETag),
                modified = StoredText.CleanOrNone(fetched.LastModified),
                size = fetched.Bytes.Length,
                hash,
                body = PageBody.Compress(fetched.Bytes.Span),
            });
        if (read == hash)
            await Absence.PageIsUnchangedAsync(work, page, at.Date());
    }
}
