using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Storage.Search;

namespace Curation.Storage.Postings;

/// <summary>Postings as rows. They go in as the documented JSON form, whose names are the columns'.</summary>
internal static class PostingRows
{
    /// <summary>The columns of a posting with its text, for <see cref="PostingRow"/>.</summary>
    public const string Columns =
        """
        p.id, p.source, p.external_id, p.url, p.title, p.employer, t.text, p.published_on, p.valid_through, p.location, p.remote,
        p.employment_type, p.department, p.salary_min, p.salary_max, p.salary_currency, p.salary_unit, p.language, p.provenance
        """;

    /// <returns>The ids of all postings, whether a row changed or not.</returns>
    public static async Task<Guid[]> SaveAsync(UnitOfWork work, IReadOnlyList<Posting> postings, Guid page, int readerVersion, DateTimeOffset fetchedAt)
    {
        // The first of a page counts where it holds one twice. Rows are locked in one order, so that two pages with the same postings never wait for each other.
        var rows = postings.Select(Cleaned).DistinctBy(p => p.Id).OrderBy(p => p.Id).ToArray();
        if (rows.Length == 0)
            return [];
        var ids = rows.Select(p => p.Id.Value).ToArray();
        var texts = rows.Select(p => (Hash: p.TextHash(), p.Text)).DistinctBy(t => t.Hash).OrderBy(t => t.Hash, StringComparer.Ordinal).ToArray();
        await work.ExecuteAsync(
            "INSERT INTO texts (hash, text) SELECT * FROM unnest(@hashes, @texts) ON CONFLICT DO NOTHING",
            new { hashes = texts.Select(t => t.Hash).ToArray(), texts = texts.Select(t => t.Text).ToArray() });
        await work.ExecuteAsync(
            UpsertSql,
            new
            {
                rows = JsonSerializer.Serialize(rows.Select(p => p with { Text = "" }), CurationJson.Line),
                ids,
                hashes = rows.Select(p => p.TextHash()).ToArray(),
                page,
                readerVersion,
                fetchedAt,
                date = fetchedAt.Date(),
            });
        await work.ExecuteAsync(
            """
            UPDATE postings SET first_seen = least(first_seen, @date), last_seen = greatest(last_seen, @date)
            WHERE id = ANY(@ids) AND (first_seen > @date OR last_seen < @date)
            """,
            new { ids, date = fetchedAt.Date() });
        await WordRows.SaveAsync(work, ids);
        await Outbox.MarkPostingsAsync(work, ids);
        return ids;
    }

    private static Posting Cleaned(Posting posting) => posting with
    {
        ExternalId = StoredText.Clean(posting.ExternalId),
        Title = StoredText.Clean(posting.Title),
        Employer = StoredText.CleanOrNone(posting.Employer),
        Text = StoredText.Clean(posting.Text),
        Location = StoredText.CleanOrNone(posting.Location),
        EmploymentType = StoredText.CleanOrNone(posting.EmploymentType),
        Department = StoredText.CleanOrNone(posting.Department),
        Language = StoredText.CleanOrNone(posting.Language),
        Salary = posting.Salary is { } salary ? salary with { Currency = StoredText.CleanOrNone(salary.Currency) } : null,
        Provenance = posting.Provenance.ToDictionary(p => StoredText.Clean(p.Key), p => StoredText.Clean(p.Value), StringComparer.Ordinal),
    };

    private const string UpsertSql =
        """
        INSERT INTO postings AS old (
            id, source, external_id, page, page_fetched_at, reader_version, url, title, employer, text_hash, published_on, valid_through,
            location, remote, employment_type, department, salary_min, salary_max, salary_currency, salary_unit, language, provenance,
            first_seen, last_seen)
        SELECT p.id, p.source, p.external_id, @page, @fetchedAt, @readerVersion, p.url, p.title, p.employer, h.hash, p.published_on, p.valid_through,
               p.location, p.remote, p.employment_type, p.department, (p.salary ->> 'min')::numeric, (p.salary ->> 'max')::numeric,
               p.salary ->> 'currency', p.salary ->> 'unit', p.language, p.provenance, @date, @date
        FROM json_to_recordset(@rows::json) AS p (
            id uuid, source text, external_id text, url text, title text, employer text, published_on date, valid_through date, location text,
            remote boolean, employment_type text, department text, salary json, language text, provenance jsonb)
        JOIN unnest(@ids, @hashes) AS h (id, hash) ON h.id = p.id
        ORDER BY p.id
        ON CONFLICT (id) DO UPDATE SET
            external_id = excluded.external_id, page = excluded.page, page_fetched_at = excluded.page_fetched_at,
            reader_version = excluded.reader_version, url = excluded.url, title = excluded.title, employer = excluded.employer,
            text_hash = excluded.text_hash, published_on = excluded.published_on, valid_through = excluded.valid_through,
            location = excluded.location, remote = excluded.remote, employment_type = excluded.employment_type, department = excluded.department,
            salary_min = excluded.salary_min, salary_max = excluded.salary_max, salary_currency = excluded.salary_currency,
            salary_unit = excluded.salary_unit, language = excluded.language, provenance = excluded.provenance,
            -- Only a new fetch says that it is there again; an old page that is read again does not.
            missed = CASE WHEN excluded.page_fetched_at > old.page_fetched_at THEN 0 ELSE old.missed END,
            missed_on = CASE WHEN excluded.page_fetched_at > old.page_fetched_at THEN NULL ELSE old.missed_on END,
            gone_on = CASE WHEN excluded.page_fetched_at > old.page_fetched_at THEN NULL ELSE old.gone_on END
        WHERE (excluded.page_fetched_at, excluded.page) >= (old.page_fetched_at, old.page)
        """;
}

internal record PostingRow
{
    public Guid Id { get; init; }

    public string Source { get; init; } = "";

    public string ExternalId { get; init; } = "";

    public string? Url { get; init; }

    public string Title { get; init; } = "";

    public string? Employer { get; init; }

    public string Text { get; init; } = "";

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? ValidThrough { get; init; }

    public string? Location { get; init; }

    public bool? Remote { get; init; }

    public string? EmploymentType { get; init; }

    public string? Department { get; init; }

    public decimal? SalaryMin { get; init; }

    public decimal? SalaryMax { get; init; }

    public string? SalaryCurrency { get; init; }

    public string? SalaryUnit { get; init; }

    public string? Language { get; init; }

    public string Provenance { get; init; } = "{}";

    public Posting ToPosting() => new()
    {
        Id = new PostingId(Id),
        Source = SourceId.Parse(Source),
        ExternalId = ExternalId,
        Url = Url is null ? null : new Uri(Url, UriKind.RelativeOrAbsolute),
        Title = Title,
        Employer = Employer,
        Text = Text,
        PublishedOn = PublishedOn,
        ValidThrough = ValidThrough,
        Location = Location,
        Remote = Remote,
        EmploymentType = EmploymentType,
        Department = Department,
        Salary = SalaryMin is null && SalaryMax is null
            ? null
            : new Salary(SalaryMin, SalaryMax, SalaryCurrency, SalaryUnit is null ? null : TypeMaps.FromWord<SalaryUnit>(SalaryUnit)),
        Language = Language,
        Provenance = new SortedDictionary<string, string>(
            JsonSerializer.Deserialize<Dictionary<string, string>>(Provenance, CurationJson.Line)!, StringComparer.Ordinal),
    };
}
