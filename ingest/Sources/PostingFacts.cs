using Curation.Domain.Postings;

namespace Curation.Ingest.Sources;

/// <summary>Something a page says, and the rule that read it (<c>json-ld:title</c>).</summary>
internal sealed record Fact<T>(T Value, string Rule);

internal static class Fact
{
    /// <summary>A fact where there is a value, else none.</summary>
    public static Fact<string>? Of(string? value, string rule) => string.IsNullOrWhiteSpace(value) ? null : new(value, rule);

    public static Fact<T>? Of<T>(T? value, string rule)
        where T : struct => value is { } some ? new(some, rule) : null;

    public static Fact<Salary>? Of(Salary? value, string rule) => value is null ? null : new(value, rule);
}

/// <summary>What one entry of a page says, as it says it: any of it may be missing. <see cref="StrictPosting"/> decides what that comes to.</summary>
internal sealed record PostingFacts
{
    /// <summary>The rule of a <see cref="Url"/> that is only where the page was read.</summary>
    public const string PageAddress = "page:address";

    /// <summary>The page is about this entry and no other, so that its address may name it.</summary>
    public bool IsAloneOnPage { get; init; }

    public Fact<string>? ExternalId { get; init; }

    public Fact<string>? Url { get; init; }

    public Fact<string>? Title { get; init; }

    public Fact<string>? Employer { get; init; }

    /// <summary>In the form of <see cref="Posting.Text"/>, not yet redacted.</summary>
    public Fact<string>? Text { get; init; }

    public Fact<DateOnly>? PublishedOn { get; init; }

    public Fact<DateOnly>? ValidThrough { get; init; }

    public Fact<string>? Location { get; init; }

    public Fact<bool>? Remote { get; init; }

    public Fact<string>? EmploymentType { get; init; }

    public Fact<string>? Department { get; init; }

    public Fact<Salary>? Salary { get; init; }

    public Fact<string>? Language { get; init; }
}
