using System.Text;
using System.Xml;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.Feeds;

/// <summary>One item or entry as nullable facts, gathered while it is read.</summary>
internal sealed class FeedEntry
{
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";

    private static readonly string[] Bodies = ["content:encoded", "content", "description", "summary", "body"];
    private static readonly string[] PublishedNames = ["pubdate", "published", "dc:date", "issued", "created", "updated", "modified", "date", "posted", "dateposted"];
    private static readonly string[] ExpiresNames = ["expirationdate", "expires", "validthrough", "closingdate", "expiry", "expiry_date"];

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> categories = [];
    private readonly StringBuilder text = new();
    private string? field;

    public string? Id => First("guid", "id", "identifier");

    public string? Link => First("link");

    public string? Title => First("title", "job_title", "jobtitle", "position");

    /// <summary>The fullest text that the entry has.</summary>
    public (string Html, string Rule)? Body =>
        Bodies.Where(fields.ContainsKey).Select(name => ((string, string)?)(fields[name], name)).FirstOrDefault(body => !string.IsNullOrWhiteSpace(body!.Value.Item1));

    public DateOnly? Published => PublishedNames.Select(name => LooseDate.Parse(fields.GetValueOrDefault(name))).FirstOrDefault(date => date is not null);

    public DateOnly? Expires => ExpiresNames.Select(name => LooseDate.Parse(fields.GetValueOrDefault(name))).FirstOrDefault(date => date is not null);

    public string? Employer => First("company", "employer", "companyname", "company_name", "hiringorganization", "organization", "dc:publisher");

    public string? Location => First("location", "joblocation", "job_location", "region") ?? Place;

    public string? Type => First("type", "jobtype", "job_type", "employmenttype", "employment_type");

    public string? Salary => First("salary", "compensation", "basesalary");

    public string? Category => First("department") ?? (categories.Count > 0 ? string.Join(", ", categories.Distinct(StringComparer.OrdinalIgnoreCase).Take(5)) : null);

    private string? Place => string.Join(", ", new[] { First("city"), First("state"), First("country") }.Where(part => part is not null)) is { Length: > 0 } place ? place : null;

    /// <param name="depth">1 for the entry's own fields; deeper ones (an author's name, XHTML) belong to the field they stand in.</param>
    public void Open(XmlReader reader, int depth)
    {
        if (depth == 1)
        {
            text.Clear();
            field = Name(reader);
            if (field == "link" && reader.GetAttribute("href") is { } href && reader.GetAttribute("rel") is null or "alternate")
            {
                fields.TryAdd("link", href);
            }

            if (field == "category" && reader.GetAttribute("term") is { } term)
            {
                categories.Add(reader.GetAttribute("label") ?? term);
            }

            if (reader.IsEmptyElement)
            {
                field = null;
            }
        }
        else if (field is "content" or "summary" or "content:encoded" or "description" && reader.NamespaceURI.EndsWith("xhtml", StringComparison.Ordinal))
        {
            text.Append('<').Append(reader.LocalName).Append(reader.IsEmptyElement ? "/>" : ">");
        }
    }

    public void Write(string value)
    {
        if (field is not null)
        {
            text.Append(value);
        }
    }

    public void Close(XmlReader reader, int depth)
    {
        if (depth > 1)
        {
            if (reader.NamespaceURI.EndsWith("xhtml", StringComparison.Ordinal))
            {
                text.Append("</").Append(reader.LocalName).Append('>');
            }

            return;
        }

        var value = text.ToString().Trim();
        if (field == "category" && value.Length > 0)
        {
            categories.Add(value);
        }
        else if (field is not null && value.Length > 0)
        {
            fields.TryAdd(field, value);
        }

        field = null;
    }

    private string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }

    private static string Name(XmlReader reader) => reader.NamespaceURI switch
    {
        Dublin => "dc:" + reader.LocalName.ToLowerInvariant(),
        Content => "content:" + reader.LocalName.ToLowerInvariant(),
        _ => reader.LocalName.ToLowerInvariant(),
    };
}
