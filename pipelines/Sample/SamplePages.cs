using System.Net;
using System.Text.Json;
using Curation.Domain.Postings;

namespace Curation.Pipelines.Sample;

/// <summary>The pages of the sample board.</summary>
internal static class SamplePages
{
    public const string ContentType = "text/html; charset=utf-8";

    public static string TermsOfUse { get; } = Page(
        "Terms of the sample board",
        "<h1>Terms of the sample board</h1>\n<p>Employers, people and postings of this board are invented. Its texts were written for Curation and stand under its licence. "
        + "Anybody may read, copy and analyse them.</p>");

    public static string ListingOf(IReadOnlyList<SamplePosting> postings, DateOnly businessDate) => Page(
        "Open positions - sample board",
        "<h1>Open positions</h1>\n<ul>\n"
        + string.Concat(postings.Select(p =>
            $"<li><a href=\"{p.Path}\">{Text(p.Title)}</a>, {Text(p.Employer)}, {Text(p.Location)}, {p.PublishedOn(businessDate):yyyy-MM-dd}</li>\n"))
        + "</ul>");

    /// <summary>A posting for people; with JSON-LD where the pages are its source.</summary>
    public static string PageOf(SamplePosting posting, DateOnly businessDate, Uri baseAddress) => Page(
        $"{posting.Title} - {posting.Employer}",
        $"<h1>{Text(posting.Title)}</h1>\n<p>{Text(posting.Employer)}, {Text(posting.Location)}</p>\n{posting.Html}",
        posting.Channel == SampleChannel.Jsonld ? $"<script type=\"application/ld+json\">{JsonLd(posting, businessDate, baseAddress)}</script>\n" : "");

    private static string JsonLd(SamplePosting posting, DateOnly businessDate, Uri baseAddress)
    {
        var place = posting.Location.Split(", ");
        return JsonSerializer.Serialize(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["@context"] = "https://schema.org/",
                ["@type"] = "JobPosting",
                ["identifier"] = Typed("PropertyValue", ("name", posting.Employer), ("value", posting.Id)),
                ["url"] = new Uri(baseAddress, posting.Path).AbsoluteUri,
                ["title"] = posting.Title,
                ["description"] = posting.Html,
                ["datePosted"] = posting.PublishedOn(businessDate).ToString("yyyy-MM-dd"),
                ["employmentType"] = "FULL_TIME",
                ["hiringOrganization"] = Typed("Organization", ("name", posting.Employer)),
                ["jobLocation"] = Typed("Place", ("address", Typed("PostalAddress", ("addressLocality", place[0]), ("addressRegion", place.Length > 2 ? place[1] : null), ("addressCountry", place[^1])))),
                ["occupationalCategory"] = posting.Department,
                ["baseSalary"] = posting.Salary is { } salary ? Pay(salary) : null,
            },
            Compact);
    }

    private static Dictionary<string, object> Pay(Salary salary) => Typed(
        "MonetaryAmount",
        ("currency", salary.Currency),
        ("value", Typed("QuantitativeValue", ("minValue", salary.Min), ("maxValue", salary.Max), ("unitText", salary.Unit?.ToString().ToUpperInvariant()))));

    private static Dictionary<string, object> Typed(string type, params (string Name, object? Value)[] facts)
    {
        var thing = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = type };
        foreach (var (name, value) in facts.Where(f => f.Value is not null))
            thing[name] = value!;
        return thing;
    }

    private static string Page(string title, string body, string head = "") =>
        $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(title)}</title>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>With the serialiser's own encoder, which writes no <c>&lt;</c>, so that nothing closes the script element early.</summary>
    private static readonly JsonSerializerOptions Compact = new();
}
