using System.Text.Json.Serialization;

namespace Curation.Storage.Search;

/// <summary>A posting as the index holds it; its names in snake_case are the mapping's.</summary>
internal sealed record PostingDocument
{
    /// <summary>The current rows of what is due, each with the version that it is indexed under; without a posting it is a deletion.</summary>
    public const string DueSql =
        """
        SELECT o.id AS key, o.version, p.id IS NULL AS deleted, CASE WHEN p.id IS NOT NULL THEN o.id END AS id, p.source, p.external_id, p.url, p.title, t.text, p.employer, f.employer_key, replace(coalesce(f.cluster, p.id)::text, '-', '') AS cluster,
               p.published_on, p.observed_on, p.first_seen, p.last_seen, p.gone_on, p.location, p.remote, p.employment_type, p.department, p.language,
               p.salary_min, p.salary_max, p.salary_currency, p.salary_unit,
               CASE WHEN NOT a.abstained THEN a.profile END AS profile, a.role_score, a.skills
        FROM (SELECT id, version FROM outbox WHERE index_name = @Name AND NOT parked AND next_at <= clock_timestamp() ORDER BY version LIMIT @most) AS o
        LEFT JOIN postings AS p ON p.id = o.id::uuid
        LEFT JOIN texts AS t ON t.hash = p.text_hash
        LEFT JOIN folds AS f ON f.posting = p.id
        LEFT JOIN analyses AS a ON a.posting = p.id AND a.content_key = p.content_key AND a.model = (SELECT model FROM models WHERE live)
        ORDER BY o.version
        """;

    /// <summary>The outbox row's id.</summary>
    [JsonIgnore]
    public string Key { get; init; } = "";

    [JsonIgnore]
    public long Version { get; init; }

    public bool Deleted { get; init; }

    public string? Id { get; init; }

    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Employer { get; init; }

    public string? EmployerKey { get; init; }

    public string? Cluster { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? ObservedOn { get; init; }

    public DateOnly? FirstSeen { get; init; }

    public DateOnly? LastSeen { get; init; }

    public DateOnly? GoneOn { get; init; }

    public string? Location { get; init; }

    public bool? Remote { get; init; }

    public string? EmploymentType { get; init; }

    public string? Department { get; init; }

    public string? Language { get; init; }

    public decimal? SalaryMin { get; init; }

    public decimal? SalaryMax { get; init; }

    public string? SalaryCurrency { get; init; }

    public string? SalaryUnit { get; init; }

    public string? Profile { get; init; }

    public double? RoleScore { get; init; }

    public string[]? Skills { get; init; }
}
