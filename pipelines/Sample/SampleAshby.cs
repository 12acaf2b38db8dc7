using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain;

namespace Curation.Pipelines.Sample;

/// <summary>One employer's postings in the form of Ashby's public board API, version 1.</summary>
internal static class SampleAshby
{
    public static string Board(IReadOnlyList<SamplePosting> postings, DateOnly businessDate, Uri baseAddress) =>
        new JsonObject
        {
            ["jobs"] = new JsonArray([.. postings.Select(p => Job(p, businessDate, new Uri(baseAddress, p.Path).AbsoluteUri))]),
            ["apiVersion"] = "1",
        }.ToJsonString(CurationJson.Indented);

    private static JsonObject Job(SamplePosting posting, DateOnly businessDate, string url)
    {
        var place = posting.Location.Split(", ");
        return new JsonObject
        {
            ["id"] = NaturalKey.Guid("sample", posting.Id).ToString(),
            ["title"] = posting.Title,
            ["department"] = posting.Department,
            ["team"] = posting.Department,
            ["employmentType"] = "FullTime",
            ["location"] = place[0],
            ["shouldDisplayCompensationOnJobPostings"] = posting.Salary is not null,
            ["secondaryLocations"] = new JsonArray(),
            ["publishedAt"] = $"{posting.PublishedOn(businessDate):yyyy-MM-dd}T09:00:00.000+00:00",
            ["isListed"] = true,
            ["isRemote"] = false,
            ["address"] = new JsonObject
            {
                ["postalAddress"] = new JsonObject { ["addressLocality"] = place[0], ["addressCountry"] = place[^1] },
            },
            ["jobUrl"] = url,
            ["applyUrl"] = url,
            ["descriptionHtml"] = posting.Html,
            ["compensation"] = Compensation(posting),
        };
    }

    private static JsonObject Compensation(SamplePosting posting) => new()
    {
        ["compensationTierSummary"] = null,
        ["scrapeableCompensationSalarySummary"] = null,
        ["compensationTiers"] = new JsonArray(),
        ["summaryComponents"] = posting.Salary is { } salary
            ? new JsonArray(new JsonObject
            {
                ["compensationType"] = "Salary",
                ["interval"] = "1 YEAR",
                ["currencyCode"] = salary.Currency,
                ["minValue"] = salary.Min,
                ["maxValue"] = salary.Max,
            })
            : new JsonArray(),
    };
}
