using AngleSharp.Dom;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources.Sitemaps;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>Pages that carry a schema.org JobPosting, and the listings and sitemaps that lead to them.</summary>
internal sealed class SchemaOrgSource(IngestOptions options) : IPostingSource
{
    public SourceKind Kind => SourceKind.SchemaOrg;

    public IReadOnlyList<Uri> Discover(Source source, Page listing)
    {
        if (!Uri.TryCreate(listing.Address, UriKind.Absolute, out var from))
        {
            return [];
        }

        if (SitemapDocument.Of(listing, options.MaxListingBytes) is { } sitemap)
        {
            return PostingLinks.Select(sitemap.IsIndex ? sitemap.Locations : sitemap.Locations.Where(PostingLinks.LooksLikePosting), from);
        }

        if (PageBytes.Read(listing, options.MaxPageBytes).Text is not { } text || HtmlReading.Parse(text).Document is not { } document)
        {
            return [];
        }

        using (document)
        {
            return JobPostingDocument.Of(document).Postings.Count > 0 ? [] : PostingLinks.On(document, from);
        }
    }

    public ReadOutcome Read(Source source, Page page)
    {
        var (text, fault) = PageBytes.Read(page, options.MaxPageBytes);
        if (text is null)
        {
            return new ReadOutcome.Unreadable(fault!);
        }

        var (document, broken) = HtmlReading.Parse(LooksLikeBareJson(text) ? $"<script type=\"application/ld+json\">{text.Replace("</", "<\\/", StringComparison.Ordinal)}</script>" : text);
        if (document is null)
        {
            return new ReadOutcome.Unreadable(broken!);
        }

        using (document)
        {
            if (document.All.Any(element => element.LocalName == "meta" && IsReservation(element)))
            {
                return new ReadOutcome.NotAPosting("The page reserves text and data mining (meta tdm-reservation).");
            }

            var data = JobPostingDocument.Of(document);
            var entries = new ReadEntries(source, page);
            foreach (var (thing, syntax) in data.Postings)
            {
                entries.Add(JobPostingFacts.Of(thing, syntax, page.Address, data.Postings.Count == 1));
            }

            foreach (var problem in data.Problems)
            {
                entries.Problem(problem);
            }

            return entries.Outcome("The page holds no schema.org JobPosting, neither as JSON-LD nor as microdata.");
        }
    }

    private static bool LooksLikeBareJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static bool IsReservation(IElement meta) =>
        string.Equals(meta.GetAttribute("name"), "tdm-reservation", StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content")?.Trim() == "1";
}
