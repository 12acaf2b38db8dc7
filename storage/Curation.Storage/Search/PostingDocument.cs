namespace Curation.Storage.Search;

/// <summary>A posting as the index holds it; its names in snake_case are the mapping's.</summary>
internal sealed record PostingDocument : SearchDocument
{
    public string? Source { get; init; }

    public string? EmployerKey { get; init; }

    public string? Cluster { get; init; }

    /// <summary>Whether no other posting is of its cluster: what is alone can be counted without looking who else is there.</summary>
    public bool Alone { get; init; }

    /// <summary>See <see cref="FacetNumber"/>; none where it is alone.</summary>
    public long? ClusterNumber { get; init; }

    /// <summary>All that it is counted under, as <see cref="FacetNumber"/> numbers them; none where it is alone.</summary>
    public long[]? FacetNumbers { get; init; }

    public DateOnly? ObservedOn { get; init; }

    public string? Location { get; init; }

    public string? Remote { get; init; }

    public string? Language { get; init; }

    /// <summary><c>salary</c> where one is stated.</summary>
    public string? Salary { get; init; }

    /// <summary>The role's key; <see cref="PlannedSearch.NoRole"/> where it is none of ours.</summary>
    public string? Profile { get; init; }

    public string[]? Skills { get; init; }
}

/// <summary>A posting in its present state.</summary>
internal sealed record PostingRow
{
    public const string Sql =
        """
        SELECT p.id, p.source, p.title, t.text, p.employer, left(f.employer_key, 200) AS employer_key,
               coalesce(f.cluster, p.id) AS cluster,
               NOT EXISTS (SELECT FROM folds AS other WHERE other.cluster = f.cluster AND other.posting <> p.id) AS alone,
               p.observed_on, p.location, p.remote, p.language, p.salary_min IS NOT NULL OR p.salary_max IS NOT NULL AS has_salary,
               CASE WHEN a.abstained THEN 'none' ELSE a.profile END AS profile, a.skills
        FROM postings AS p
        JOIN texts AS t ON t.hash = p.text_hash
        LEFT JOIN folds AS f ON f.posting = p.id
        LEFT JOIN analyses AS a ON a.posting = p.id AND a.content_key = p.content_key AND a.model = (SELECT model FROM models WHERE live)
        WHERE p.id = ANY(@ids)
        """;

    public Guid Id { get; init; }

    public string? Source { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Employer { get; init; }

    public string? EmployerKey { get; init; }

    public Guid Cluster { get; init; }

    public bool Alone { get; init; }

    public DateOnly? ObservedOn { get; init; }

    public string? Location { get; init; }

    public bool? Remote { get; init; }

    public string? Language { get; init; }

    public bool HasSalary { get; init; }

    public string? Profile { get; init; }

    public string[]? Skills { get; init; }

    public PostingDocument ToDocument()
    {
        var words = KeptWords.Of(Title, Employer, Location, Text);
        var document = new PostingDocument
        {
            Id = Id.ToString("N"),
            Source = Source,
            Title = words.TitleLine,
            Words = words.Line,
            EmployerKey = EmployerKey,
            Cluster = Cluster.ToString("N"),
            Alone = Alone,
            ObservedOn = ObservedOn,
            // As left(…, 200) cuts it: by code points.
            Location = Location is null ? null : string.Concat(Location.EnumerateRunes().Take(200)),
            Remote = Remote switch { true => "yes", false => "no", null => null },
            Language = Language,
            Salary = HasSalary ? "salary" : null,
            Profile = Profile,
            Skills = Skills,
        };
        return Alone ? document : document with { ClusterNumber = FacetNumber.OfCluster(document.Cluster), FacetNumbers = [.. FacetNumber.Of(document).Distinct()] };
    }
}
