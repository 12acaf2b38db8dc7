using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Postings;

namespace Curation.Storage.Search;

/// <summary>A posting among the results, as PostgreSQL holds it now.</summary>
/// <param name="Role">The role's key and name; none where it was not judged or is none of ours.</param>
/// <param name="IsNoRole">Judged, and none of our roles.</param>
/// <param name="Skills">What its text asks for, linked ones first; the key is none where it is not linked.</param>
/// <param name="Others">Postings that are this one over again.</param>
/// <param name="OtherSources">On how many sources those stand.</param>
public sealed record SearchHit(
    PostingId Id,
    IReadOnlyList<Piece> Title,
    IReadOnlyList<Piece> Excerpt,
    Uri? Url,
    string? Employer,
    string? Location,
    bool? Remote,
    string? Language,
    DateOnly ObservedOn,
    DateOnly? GoneOn,
    Salary? Salary,
    string Source,
    string SourceName,
    (string Key, string Name)? Role,
    double? RoleScore,
    bool IsNoRole,
    IReadOnlyList<(string? Key, string Label)> Skills,
    int Others,
    int OtherSources)
{
    public string PlainTitle => string.Concat(Title.Select(p => p.Text));

    public string PlainExcerpt => string.Concat(Excerpt.Select(p => p.Text));
}

/// <summary>Reads the postings of a page of results, all at once.</summary>
internal sealed class SearchHits(Database db, SearchNames names)
{
    /// <summary>In the order of the ids; those that are no longer there are left out.</summary>
    public async Task<IReadOnlyList<SearchHit>> LoadAsync(IReadOnlyList<PostingId> ids, PostingQuery query, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(
            """
            SELECT p.id, p.title, t.text, p.url, p.employer, p.location, p.remote, p.language, p.observed_on, p.gone_on,
                   p.salary_min, p.salary_max, p.salary_currency, p.salary_unit, p.source, s.name AS source_name, a.profile, a.role_score, a.abstained, a.mentions,
                   o.others, o.other_sources
            FROM unnest(@ids) WITH ORDINALITY AS wanted (id, place)
            JOIN postings AS p ON p.id = wanted.id JOIN texts AS t ON t.hash = p.text_hash JOIN sources AS s ON s.id = p.source
            LEFT JOIN analyses AS a ON a.posting = p.id AND a.content_key = p.content_key AND a.model = (SELECT model FROM models WHERE live)
            LEFT JOIN folds AS f ON f.posting = p.id
            CROSS JOIN LATERAL (
                SELECT count(*)::integer AS others, count(DISTINCT op.source)::integer AS other_sources
                FROM folds AS other JOIN postings AS op ON op.id = other.posting WHERE other.cluster = f.cluster AND other.posting <> p.id) AS o
            ORDER BY wanted.place
            """,
            new { ids = ids.Select(i => i.Value).ToArray() },
            ct);
        var mentions = rows.ToDictionary(r => r.Id, r => r.Mentions is null ? [] : JsonSerializer.Deserialize<SkillMention[]>(r.Mentions, CurationJson.Line)!);
        var labels = await names.SkillsAsync(mentions.Values.SelectMany(m => m).Select(m => m.Skill).OfType<string>(), ct);
        return [.. rows.Select(r => Hit(r, mentions[r.Id], labels, query))];
    }

    private SearchHit Hit(Row row, SkillMention[] mentions, IReadOnlyDictionary<string, string> labels, PostingQuery query) => new(
        new PostingId(row.Id),
        Highlights.Of(row.Title, query),
        Highlights.Excerpt(row.Text, query),
        row.Url is null ? null : new Uri(row.Url, UriKind.RelativeOrAbsolute),
        row.Employer,
        row.Location,
        row.Remote,
        row.Language,
        row.ObservedOn,
        row.GoneOn,
        row.SalaryMin is null && row.SalaryMax is null
            ? null
            : new Salary(row.SalaryMin, row.SalaryMax, row.SalaryCurrency, row.SalaryUnit is null ? null : TypeMaps.FromWord<SalaryUnit>(row.SalaryUnit)),
        row.Source,
        row.SourceName,
        row.Abstained == false && row.Profile is not null ? (row.Profile, names.Role(row.Profile)) : null,
        row.Abstained == false ? row.RoleScore : null,
        row.Abstained == true,
        [.. mentions.Where(m => m.Skill is not null).Select(m => (m.Skill, labels[m.Skill!])).Distinct()
            .Concat(mentions.Where(m => m.Skill is null).Select(m => ((string?)null, m.Term)).DistinctBy(m => m.Item2.ToLowerInvariant()))],
        row.Others,
        row.OtherSources);

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Title { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Url { get; init; }

        public string? Employer { get; init; }

        public string? Location { get; init; }

        public bool? Remote { get; init; }

        public string? Language { get; init; }

        public DateOnly ObservedOn { get; init; }

        public DateOnly? GoneOn { get; init; }

        public decimal? SalaryMin { get; init; }

        public decimal? SalaryMax { get; init; }

        public string? SalaryCurrency { get; init; }

        public string? SalaryUnit { get; init; }

        public string Source { get; init; } = "";

        public string SourceName { get; init; } = "";

        public string? Profile { get; init; }

        public double? RoleScore { get; init; }

        public bool? Abstained { get; init; }

        public string? Mentions { get; init; }

        public int Others { get; init; }

        public int OtherSources { get; init; }
    }
}
