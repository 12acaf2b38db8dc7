using System.Globalization;
using System.Xml.Linq;
using Curation.Domain.Postings;

namespace Curation.Pipelines.Sample;

/// <summary>Postings of several employers as RSS 2.0, with the employer as <c>dc:creator</c> and in the job elements that WP Job Manager writes.</summary>
internal static class SampleFeed
{
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Job = "https://wpjobmanager.com";

    public static string Rss(IReadOnlyList<SamplePosting> postings, DateOnly businessDate, Uri baseAddress)
    {
        var rss = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "job_listing", Job.NamespaceName),
            new XElement(
                "channel",
                new XElement("title", "Sample board: new positions"),
                new XElement("link", new Uri(baseAddress, SampleBoard.Listing).AbsoluteUri),
                new XElement("description", "Positions of invented employers"),
                new XElement("language", "en"),
                postings.Select(p => Item(p, businessDate, baseAddress))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + rss;
    }

    private static XElement Item(SamplePosting posting, DateOnly businessDate, Uri baseAddress) => new(
        "item",
        new XElement("title", posting.Title),
        new XElement("link", new Uri(baseAddress, posting.Path).AbsoluteUri),
        new XElement("guid", new XAttribute("isPermaLink", "false"), posting.Id),
        new XElement("pubDate", posting.PublishedOn(businessDate).ToDateTime(new TimeOnly(9, 0)).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " GMT"),
        new XElement(Dc + "creator", posting.Employer),
        posting.Department is { } department ? new XElement("category", department) : null,
        new XElement(Job + "company", posting.Employer),
        new XElement(Job + "location", posting.Location),
        new XElement(Job + "job_type", "Full Time"),
        new XElement("description", new XCData(posting.Html + (posting.Salary is { } salary ? Pay(salary) : ""))));

    private static string Pay(Salary salary) => $"\n<p>Salary: {salary.Currency} {salary.Min:N0} to {salary.Max:N0} a year</p>";
}
