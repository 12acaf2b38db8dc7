using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Curation.Domain;
using Curation.Storage.Search;

namespace Curation.Storage.Exchange;

/// <summary>What an export was made of, so that it can be cited and made again.</summary>
/// <param name="Frameworks">As in <c>CARE 3, SHIP 1</c>.</param>
/// <param name="Model">The live version of the analyst.</param>
/// <param name="Total">All results; an export holds the first <see cref="PostingExport.Most"/> of them.</param>
public sealed record ExportHead(string Query, string Order, DateTimeOffset ExportedAt, string? Frameworks, string? Model, int Total, string AnsweredBy);

/// <summary>A result as an export and the API write it.</summary>
public sealed record ExportedPosting(
    string Id, string Title, string? Employer, string? Location, bool? Remote, string? Language, DateOnly ObservedOn, DateOnly? GoneOn,
    decimal? SalaryMin, decimal? SalaryMax, string? SalaryCurrency, string? SalaryUnit, string Source, string SourceName, Uri? Url,
    string? Role, string? RoleName, double? RoleScore, IReadOnlyList<string> Skills, IReadOnlyList<string> SkillLabels, IReadOnlyList<string> UnlinkedSkills, int Duplicates, string Excerpt)
{
    public static ExportedPosting Of(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new(
            hit.Id.ToString(), hit.PlainTitle, hit.Employer, hit.Location, hit.Remote, hit.Language, hit.ObservedOn, hit.GoneOn,
            hit.Salary?.Min, hit.Salary?.Max, hit.Salary?.Currency, hit.Salary?.Unit?.Word(), hit.Source, hit.SourceName, hit.Url,
            hit.Role?.Key ?? (hit.IsNoRole ? PlannedSearch.NoRole : null), hit.Role?.Name, hit.RoleScore,
            [.. hit.Skills.Where(s => s.Key is not null).Select(s => s.Key!)], [.. hit.Skills.Where(s => s.Key is not null).Select(s => s.Label)],
            [.. hit.Skills.Where(s => s.Key is null).Select(s => s.Label)], hit.Others, hit.PlainExcerpt);
    }
}

/// <summary>Writes the results of a query, line by line, page by page.</summary>
public sealed class PostingExport(PostingSearch search)
{
    /// <summary>The most postings of one export.</summary>
    public const int Most = 10_000;

    private const string Columns =
        "id,title,employer,location,remote,language,observed_on,gone_on,salary_min,salary_max,salary_currency,salary_unit,source,source_name,url,"
        + "role,role_name,role_score,skills,skill_labels,unlinked_skills,duplicates,excerpt,query,exported_at,frameworks,model,answered_by";

    /// <summary>The first page, before anything is written: what is wrong is said in one line.</summary>
    public Task<(SearchPage? Page, string? Problem)> BeginAsync(SearchRequest request, CancellationToken ct) =>
        search.FindAsync(request with { After = null, Size = 500, WithFacets = false }, ct);

    public static ExportHead HeadOf(SearchPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(
            page.Request.Query.ToString(), page.Request.Order.Word(), page.At, page.Frameworks.Length == 0 ? null : page.Frameworks, page.Model,
            page.Matches.Total, page.AnsweredBy == SearchEngine.Elasticsearch ? "elasticsearch" : "postgresql");
    }

    /// <summary>JSON lines: the head, then a posting a line.</summary>
    public async IAsyncEnumerable<string> JsonLinesAsync(SearchPage first, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return JsonSerializer.Serialize(new { Export = HeadOf(first) }, CurationJson.Line);
        await foreach (var hit in AllAsync(first, ct))
            yield return JsonSerializer.Serialize(ExportedPosting.Of(hit), CurationJson.Line);
    }

    /// <summary>CSV: names, then a posting a line; the head stands in the last columns of each, so that no line is lost without it.</summary>
    public async IAsyncEnumerable<string> CsvAsync(SearchPage first, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return Columns;
        var head = HeadOf(first);
        var tail = string.Join(',', SafeCell.Csv(head.Query), Time(head.ExportedAt), SafeCell.Csv(head.Frameworks), SafeCell.Csv(head.Model), head.AnsweredBy);
        await foreach (var hit in AllAsync(first, ct))
            yield return $"{Line(ExportedPosting.Of(hit))},{tail}";
    }

    private static string Line(ExportedPosting p) => string.Join(
        ',', p.Id, SafeCell.Csv(p.Title), SafeCell.Csv(p.Employer), SafeCell.Csv(p.Location), p.Remote switch { true => "true", false => "false", null => "" }, SafeCell.Csv(p.Language),
        Day(p.ObservedOn), p.GoneOn is { } gone ? Day(gone) : "", Number(p.SalaryMin), Number(p.SalaryMax), SafeCell.Csv(p.SalaryCurrency), p.SalaryUnit,
        SafeCell.Csv(p.Source), SafeCell.Csv(p.SourceName), SafeCell.Csv(p.Url?.OriginalString), SafeCell.Csv(p.Role), SafeCell.Csv(p.RoleName), Number((decimal?)p.RoleScore),
        SafeCell.Csv(Joined(p.Skills)), SafeCell.Csv(Joined(p.SkillLabels)), SafeCell.Csv(Joined(p.UnlinkedSkills)), p.Duplicates.ToString(CultureInfo.InvariantCulture), SafeCell.Csv(p.Excerpt));

    private async IAsyncEnumerable<SearchHit> AllAsync(SearchPage first, [EnumeratorCancellation] CancellationToken ct)
    {
        var written = 0;
        for (var page = first; page is not null;)
        {
            foreach (var hit in page.Hits.Take(Most - written))
                yield return hit;
            written += page.Hits.Count;
            if (written >= Most || page.Matches.Next is not { } next)
                yield break;
            // Several pages from one engine: that the other would order otherwise must not lose or repeat a posting.
            (var following, var problem) = await search.FindAsync(page.Request with { After = next }, ct, first.AnsweredBy);
            page = following ?? throw new IOException(problem);
        }
    }

    private static string? Joined(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join('|', values.Select(v => v.Replace('|', '/')));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
