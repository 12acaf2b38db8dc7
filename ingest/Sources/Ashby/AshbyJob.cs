using System.Text.Json;
using Curation.Domain.Postings;

namespace Curation.Ingest.Sources.Ashby;

/// <summary>One entry of <c>jobs</c> as nullable facts.</summary>
internal sealed record AshbyJob(JsonElement Json)
{
    public string? Id => Json.Text("id");

    public string? Title => Json.Text("title");

    public string? JobUrl => Json.Text("jobUrl") ?? Json.Text("applyUrl");

    public bool? IsListed => Json.Truth("isListed");

    public string? DescriptionHtml => Json.Text("descriptionHtml") is { Length: > 0 } html ? html : null;

    public string? DescriptionPlain => Json.Text("descriptionPlain");

    public string? PublishedAt => Json.Text("publishedAt") ?? Json.Text("publishedDate");

    public string? EmploymentType => Json.Text("employmentType");

    public string? Department => Json.Text("department") is { Length: > 0 } department ? department : Json.Text("team");

    public bool? IsRemote => Json.Truth("isRemote") ?? (Json.Text("workplaceType") switch { "Remote" => true, "OnSite" or "Hybrid" => false, _ => (bool?)null });

    /// <summary>The first, then the secondary ones; the postal address where there is no name.</summary>
    public IEnumerable<string> Locations =>
        new[] { Json.Text("location") ?? PostalAddress }
            .Concat(Json.Items("secondaryLocations").Select(place => place.ValueKind == JsonValueKind.String ? JsonFacts.Text(place) : place.Text("location")))
            .Where(place => !string.IsNullOrWhiteSpace(place)).Select(place => place!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The company's name on the board, out of <c>jobs.ashbyhq.com/NAME/id</c>: the API itself names no employer.</summary>
    public string? BoardName =>
        Uri.TryCreate(JobUrl, UriKind.Absolute, out var url) && url.Host.EndsWith("ashbyhq.com", StringComparison.OrdinalIgnoreCase) && url.Segments.Length > 1
            ? Uri.UnescapeDataString(url.Segments[1].Trim('/'))
            : null;

    /// <summary>The component "Salary"; equity, bonus and commission are none.</summary>
    public Salary? Salary => (Json.Get("compensation")?.Items("summaryComponents") ?? [])
        .Where(part => part.Text("compensationType") == "Salary")
        .Select(part => new Salary(part.Number("minValue"), part.Number("maxValue"), part.Text("currencyCode"), Unit(part.Text("interval"))))
        .FirstOrDefault(salary => salary.Min is not null || salary.Max is not null);

    public string? SalarySummary => Json.Get("compensation")?.Text("compensationTierSummary");

    private string? PostalAddress => Json.Get("address")?.Get("postalAddress") is { } address
        ? string.Join(", ", new[] { address.Text("addressLocality"), address.Text("addressRegion"), address.Text("addressCountry") }
            .Where(part => !string.IsNullOrWhiteSpace(part)).Distinct(StringComparer.OrdinalIgnoreCase))
        : null;

    private static SalaryUnit? Unit(string? interval) => interval switch
    {
        "1 HOUR" => SalaryUnit.Hour,
        "1 DAY" => SalaryUnit.Day,
        "1 WEEK" => SalaryUnit.Week,
        "1 MONTH" => SalaryUnit.Month,
        "1 YEAR" => SalaryUnit.Year,
        _ => null,
    };
}
