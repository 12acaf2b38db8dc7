using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Storage.Pages;

/// <summary>Documents as their sources gave them, what asking for them came to, and what reading them came to.</summary>
public sealed partial class PageStore(Database db)
{
    /// <summary>How long a page that holds one posting, or that we may not read, is not asked for again.</summary>
    public static readonly TimeSpan RevisitAfter = TimeSpan.FromDays(7);

    /// <summary>Pages that a listing named and that were never fetched, or are due again; none that rests or is gone. In the order of their addresses.</summary>
    public async Task<IReadOnlyList<PageRef>> ToFetchAsync(SourceId source, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.QueryAsync<RefRow>(
            $"""
            {RefRow.Select}
            WHERE source = @source AND listed AND missed < @Gone AND coalesce(rest_until, '-infinity') <= @now
              AND CASE outcome WHEN 'discovered' THEN true
                               WHEN 'failed' THEN tried_at < @now
                               WHEN 'gone' THEN tried_at < @now
                               ELSE tried_at <= @now - @RevisitAfter END
            ORDER BY address COLLATE "C"
            """,
            new { source = source.ToString(), now, RevisitAfter, Absence.Gone },
            ct);
        return [.. rows.Select(r => r.ToRef())];
    }

    /// <summary>In the order of their addresses; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<PageRef>> RefsAsync(IReadOnlyList<Guid> pages, CancellationToken ct)
    {
        var rows = await db.QueryAsync<RefRow>(
            $"""{RefRow.Select} WHERE id = ANY(@pages) ORDER BY address COLLATE "C" """, new { pages = pages.ToArray() }, ct);
        return [.. rows.Select(r => r.ToRef())];
    }

    /// <summary>What we know of an address; only the address itself where it was never fetched, or its bytes are forgotten.</summary>
    public async Task<KnownAddress> KnownAsync(SourceId source, Uri address, CancellationToken ct)
    {
        var id = Page.IdOf(source, address.OriginalString);
        return (await db.FirstAsync<RefRow>($"{RefRow.Select} WHERE id = @id", new { id }, ct))?.ToRef().Known ?? new KnownAddress(address);
    }

    /// <summary>A complete listing of a source's posting pages. A page missing from two of them (of different dates) is gone, with its postings.</summary>
    /// <param name="complete">False where the listing was cut short: then nothing is missing.</param>
    public async Task SaveDiscovered(UnitOfWork work, SourceId source, IReadOnlyList<Uri> addresses, DateTimeOffset at, bool complete = true)
    {
        var pages = addresses.Select(a => a.OriginalString).Distinct(StringComparer.Ordinal)
            .Select(address => (Id: Page.IdOf(source, address), Address: address))
            .OrderBy(p => p.Id.ToString(), StringComparer.Ordinal).ToArray();
        var named = new
        {
            ids = pages.Select(p => p.Id).ToArray(),
            addresses = pages.Select(p => p.Address).ToArray(),
            source = source.ToString(),
            date = at.Date(),
            retry = at - RevisitAfter,
            Absence.Gone,
        };
        await work.ExecuteAsync(
            """
            INSERT INTO pages (id, source, address, listed, outcome)
            SELECT id, @source, address, true, 'discovered' FROM unnest(@ids, @addresses) AS l (id, address)
            ON CONFLICT (id) DO UPDATE SET
                listed = true,
                -- The server says that it is gone and the listing that it is not: ask once more, but not every night.
                missed = CASE WHEN pages.outcome <> 'gone' THEN 0 WHEN pages.tried_at <= @retry THEN 1 ELSE pages.missed END,
                missed_on = CASE WHEN pages.outcome <> 'gone' THEN NULL ELSE pages.missed_on END
            """,
            named);
        if (!complete)
            return;
        var gone = await work.QueryAsync<Guid>(
            """
            WITH absent AS (
                UPDATE pages SET missed = missed + 1, missed_on = @date
                WHERE source = @source AND listed AND missed < @Gone AND coalesce(missed_on, '-infinity') < @date AND NOT (id = ANY(@ids))
                RETURNING id, missed)
            SELECT id FROM absent WHERE missed >= @Gone
            """,
            named);
        await Absence.PagesAreGoneAsync(work, gone, at.Date());
    }

    private sealed record RefRow
    {
        public const string Select = "SELECT id, source, address, body IS NOT NULL AS kept, etag, last_modified FROM pages";

        public Guid Id { get; init; }

        public string Source { get; init; } = "";

        public string Address { get; init; } = "";

        public bool Kept { get; init; }

        public string? Etag { get; init; }

        public string? LastModified { get; init; }

        public PageRef ToRef()
        {
            var address = new Uri(Address, UriKind.RelativeOrAbsolute);
            return new PageRef(Id, SourceId.Parse(Source), Kept ? new KnownAddress(address, Etag, LastModified) : new KnownAddress(address));
        }
    }
}
