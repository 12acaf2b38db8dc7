using Curation.Domain.Market;

namespace Curation.Domain.Postings;

/// <summary>A posting as one source shows it. Text is plain and redacted: e-mail addresses and telephone numbers are replaced.</summary>
public sealed record Posting
{
    public required PostingId Id { get; init; }

    public required SourceId Source { get; init; }

    /// <summary>What the source calls it: unique within the source.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Where a person can read it; http or https only.</summary>
    public Uri? Url { get; init; }

    public required string Title { get; init; }

    /// <summary>As the source spells it. A posting whose employer is not known counts for no share.</summary>
    public string? Employer { get; init; }

    /// <summary>
    /// The redacted text revision that all offsets point into: headings stand on a line of their own, list items begin with <c>"- "</c>,
    /// paragraphs are parted by an empty line, lines end with <c>\n</c>.
    /// </summary>
    public required string Text { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? ValidThrough { get; init; }

    public string? Location { get; init; }

    public bool? Remote { get; init; }

    public string? EmploymentType { get; init; }

    public string? Department { get; init; }

    public Salary? Salary { get; init; }

    /// <summary>ISO 639-1, lower case, as far as it could be told; only <c>en</c> is judged.</summary>
    public string? Language { get; init; }

    /// <summary>Field name (as in the documented form) → the rule that produced its value, as in <c>json-ld:hiringOrganization.name</c>.</summary>
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names the text revision.</summary>
    public string TextHash() => NaturalKey.Hash(Text);
}

/// <summary>What is paid, as stated. At least one of the two amounts is set.</summary>
/// <param name="Currency">ISO 4217.</param>
public sealed record Salary(decimal? Min, decimal? Max, string? Currency, SalaryUnit? Unit);

/// <summary>The time that a salary is for.</summary>
public enum SalaryUnit
{
    Hour,
    Day,
    Week,
    Month,
    Year,
}
