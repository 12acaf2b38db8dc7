using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>A page as its structured data: the JobPostings in its JSON-LD, or where there are none, in its microdata.</summary>
internal sealed record JobPostingDocument(IReadOnlyList<(LinkedValue Thing, string Syntax)> Postings, IReadOnlyList<string> Problems)
{
    public static JobPostingDocument Of(IHtmlDocument document)
    {
        var problems = new List<string>();
        var found = new List<(LinkedValue, string)>();
        var blocks = document.All.Where(element => element.LocalName == "script" && IsJsonLd(element.GetAttribute("type")));
        foreach (var (block, number) in blocks.Select((block, i) => (block, i + 1)))
        {
            var (things, fault) = JsonLd.Read(block.TextContent);
            found.AddRange(things.Where(thing => thing.IsA("JobPosting")).Select(thing => (thing, "json-ld")));
            if (fault is not null)
            {
                problems.Add($"JSON-LD block {number}: {fault}.");
            }
        }

        if (found.Count == 0)
        {
            found.AddRange(Microdata.Read(document).Where(thing => thing.IsA("JobPosting")).Select(thing => (thing, "microdata")));
        }

        return new JobPostingDocument(found, problems);
    }

    private static bool IsJsonLd(string? type) => type is not null && type.Split(';', 2)[0].Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
}
