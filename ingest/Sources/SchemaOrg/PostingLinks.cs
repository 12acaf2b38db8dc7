using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>Which links of a listing lead to postings: those on the same host whose path looks like one.</summary>
internal static partial class PostingLinks
{
    /// <summary>As many as a sitemap may name (sitemaps.org).</summary>
    public const int Most = 50_000;

    public static IReadOnlyList<Uri> On(IHtmlDocument document, Uri from)
    {
        var anchor = document.All.FirstOrDefault(element => element.LocalName == "base")?.GetAttribute("href") is { } stated && Uri.TryCreate(from, stated, out var basis) ? basis : from;
        return Select(
            document.All.Where(element => element.LocalName == "a")
                .Select(element => element.GetAttribute("href")?.Trim())
                .Where(href => !string.IsNullOrEmpty(href) && href.Length <= 2000)
                .Select(href => Uri.TryCreate(anchor, href, out var address) ? address : null)
                .OfType<Uri>()
                .Where(LooksLikePosting),
            from);
    }

    /// <summary>Same host and port, http or https without a downgrade, no credentials, without fragment, each once, never the listing itself.</summary>
    public static IReadOnlyList<Uri> Select(IEnumerable<Uri> links, Uri from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Bare(from).AbsoluteUri };
        return [.. links.Where(link => IsSameSite(link, from)).Select(Bare).Where(link => seen.Add(link.AbsoluteUri)).Take(Most)];
    }

    /// <summary>A word for postings (jobs, careers, positions …), and after it a segment that names one.</summary>
    public static bool LooksLikePosting(Uri address) =>
        address.IsAbsoluteUri && PostingPath.IsMatch(address.AbsolutePath) && !OtherPath.IsMatch(address.AbsolutePath)
        || (address.IsAbsoluteUri && IdQuery.IsMatch(address.PathAndQuery));

    private static bool IsSameSite(Uri link, Uri from) =>
        link.IsAbsoluteUri && link.UserInfo.Length == 0 && string.Equals(link.IdnHost, from.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((link.Scheme == from.Scheme && link.Port == from.Port) || (from.Scheme == Uri.UriSchemeHttp && link.Scheme == Uri.UriSchemeHttps && from.IsDefaultPort && link.IsDefaultPort));

    private static Uri Bare(Uri link) => new(link.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    private const string Words = "jobs?|job-?(posting|offer|opening|detail|ad|listing|description)s?|job[_-]?board|careers?|positions?|vacanc(y|ies)|openings?|opportunit(y|ies)|postings?|roles?|stellen?|stellenangebote?|karriere|emplois?|offres?|offre-emploi|empleos?|ofertas?|vagas?|lavoro|vacatures?|praca|jobb|ledige-stillinger|o|p|requisitions?|apply-now";

    // A slug with a hyphen or a digit, or an id, as the last segment after one of the words.
    [GeneratedRegex("(^|/)(" + Words + ")/([^/]+/){0,4}([^/]*[0-9][^/]*|[^/]+-[^/]+)/?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PostingPath { get; }

    [GeneratedRegex("/(search|login|sign-?(in|up)|register|page|category|categories|tags?|departments?|locations?|teams?|alerts?|privacy.*|terms.*|about.*|apply|application|faq|feed|rss|blog|news|benefits|our-.*|why-.*|life-at.*|how-.*|job-alerts?)(/?$|/page/)|/(category|tag|page|blog|news|search)/[^/]*/?$|\\.(pdf|docx?|jpe?g|png|gif|svg|css|js|xml|zip)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherPath { get; }

    [GeneratedRegex("[?&](job|gh_jid|jobid|job_id|vacancy|vacancyid|posting|requisition|req|reqid|stelle)=[a-z0-9_-]*[0-9][a-z0-9_-]*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex IdQuery { get; }
}
