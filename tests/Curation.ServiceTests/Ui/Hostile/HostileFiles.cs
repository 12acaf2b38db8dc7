using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.ServiceTests.Ui.Hostile;

/// <summary>The payloads in every form in which something comes in: pages with JSON-LD, a feed, JSON lines, a framework.</summary>
internal static class HostileFiles
{
    private static readonly DateOnly Day = new(2026, 6, 10);

    private static string Payload(int i) => Payloads.All[i % Payloads.All.Count];

    /// <summary>One payload a posting, in every field. What should survive as text is encoded as a page would have it; the bare one stands beside it.</summary>
    public static string Page(int from, int count)
    {
        var jobs = Enumerable.Range(from, count).Select(i => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "JobPosting",
            ["identifier"] = $"page-{i} {Payload(i)}",
            ["url"] = i % 2 == 0 ? Payload(i) : $"https://jobs.example/{Uri.EscapeDataString(Payload(i))}",
            ["title"] = $"Customer Success Manager {Payload(i)}",
            ["description"] = $"<p>You will own renewals, customer onboarding and {WebUtility.HtmlEncode(Payload(i))} every day.</p><p>{Payload(i)}</p>",
            ["datePosted"] = Day.AddDays(-i % 60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["hiringOrganization"] = Payload(i),
            ["jobLocation"] = Payload(i),
            ["employmentType"] = Payload(i),
            ["occupationalCategory"] = Payload(i),
            ["skills"] = new[] { Payload(i), "Salesforce" },
        });
        return $"<!DOCTYPE html><html><head><meta charset=utf-8><title>Jobs</title><script type=\"application/ld+json\">{JsonSerializer.Serialize(jobs)}</script></head><body><h1>Jobs</h1></body></html>";
    }

    public static string Listing(IEnumerable<string> paths) => $"<!DOCTYPE html><html><body><ul>{string.Concat(paths.Select(p => $"<li><a href=\"{p}\">Job</a></li>"))}</ul></body></html>";

    /// <summary>Five payloads an item: each stands in the text, one each in title, employer, place and link.</summary>
    public static string Feed()
    {
        XNamespace job = "https://wpjobmanager.com";
        var items = Enumerable.Range(0, Payloads.All.Count / 5).Select(k => new XElement(
            "item",
            new XElement("title", Xml($"Account Manager {Payload(5 * k)}")),
            new XElement("guid", $"feed-{k}"),
            new XElement("link", Xml(Payload((5 * k) + 3))),
            new XElement("pubDate", "Wed, 10 Jun 2026 09:00:00 GMT"),
            new XElement(job + "company", Xml(Payload((5 * k) + 1))),
            new XElement(job + "location", Xml(Payload((5 * k) + 2))),
            new XElement("category", Xml(Payload((5 * k) + 4))),
            new XElement("description", new XText(string.Concat(Five(k).Select(p => $"<p>We ask for customer care and {WebUtility.HtmlEncode(Xml(p))}.</p>"))))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel", new XElement("title", "Jobs"), items));
    }

    /// <summary>The same as JSON lines, and lines that are no posting, whose reasons quote them.</summary>
    public static string Lines() => string.Join(
        '\n',
        Enumerable.Range(0, Payloads.All.Count / 5).Select(k => Line(new
        {
            external_id = $"line-{k} {Payload(5 * k)}",
            title = $"Support Engineer {Payload((5 * k) + 1)}",
            employer = Payload((5 * k) + 2),
            location = Payload((5 * k) + 3),
            url = Payload((5 * k) + 4),
            department = Payload(5 * k),
            employment_type = Payload((5 * k) + 1),
            text = string.Concat(Five(k).Select(p => $"You know customer support and {p}.\n")),
            published_on = "2026-06-10",
        })).Concat(Payloads.All.Take(20).Select(p => Line(new { external_id = p, text = p }))));

    /// <summary>The sample framework with a payload in every name and text, five a competency, and addresses of every scheme.</summary>
    public static string Framework(Framework sample)
    {
        var k = 0;
        string Next() => Payload(k++);
        var hostile = sample with
        {
            Code = FrameworkCode.Parse("EVIL"),
            Name = $"Evil {Next()}",
            Purpose = Next(),
            Bands = [.. sample.Bands.Select(b => b with { Name = Next(), Description = Next() })],
            Families = [.. sample.Families.Select(f => f with { Name = Next(), Description = Next(), Owner = Next() })],
            Skills = [.. sample.Skills.Select(s => s with { Label = $"{s.Label} {Next()}", Aliases = [Next()] })],
            Profiles = [.. sample.Profiles.Select(p => p with { Name = Next(), RoleDescription = Next(), StandardJobDescription = Next(), AlternateTitles = [Next(), Next()], Responsibilities = [.. p.Responsibilities.Select(r => r with { Text = Next() })] })],
            Competencies = [.. sample.Competencies.Select(c => c with
            {
                Name = Next(),
                Description = Next(),
                Type = Next(),
                Behaviours = [.. Enumerable.Range(0, 12).Select(i => new LeveledItem($"b{i}", Next(), (i % 4) + 1))],
                InterviewQuestions = [new("q1", Next(), 1, [new("p1", Next())])],
                DevelopmentStatements = [new("d1", Next())],
                CoachingTips = [new("t1", Next())],
                LearningReferences = [.. Schemes.Select((url, i) => new LearningReference($"r{i}", Next(), Next(), Next(), Next(), Next(), 2020, Next(), url, Next()))],
            })],
        };
        return JsonSerializer.Serialize(hostile, CurationJson.Line);
    }

    private static readonly Uri[] Schemes =
    [
        new("javascript:top.__fired=1"), new("data:text/html,<script>top.__fired=1</script>"), new("vbscript:x"), new($"https://{Payloads.Elsewhere}/\"onmouseover=top.__fired=1"), new("file:///etc/passwd"), new("blob:x"),
    ];

    private static IEnumerable<string> Five(int k) => Enumerable.Range(5 * k, 5).Select(Payload);

    private static string Line(object posting) => JsonSerializer.Serialize(posting);

    /// <summary>XML holds no control characters.</summary>
    private static string Xml(string text) => string.Concat(text.Where(c => c is '\t' or '\n' or '\r' or >= ' ' and not '\ufffe' and not '\uffff'));
}
