using System.IO.Compression;
using System.Text;
using Curation.Domain.Market;
using Curation.Ingest;
using Curation.Ingest.Sources;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class DiscoveryTests
{
    [Fact]
    public void A_listing_leads_to_its_postings_and_nowhere_else()
    {
        const string Listing = """
            <a href="/jobs/12345">one</a> <a href="/jobs/12345#apply">the same</a> <a href="/careers/customer-success-manager">two</a>
            <a href="https://board.example/jobs/detail/77?ref=x">three</a> <a href="?gh_jid=991">four</a>
            <a href="/jobs">all</a> <a href="/jobs/search">search</a> <a href="/jobs/page/2">next</a> <a href="/about-us">about</a> <a href="/jobs/brochure-2025.pdf">pdf</a>
            <a href="https://other.example/jobs/1">elsewhere</a> <a href="https://board.example:8443/jobs/1">other port</a> <a href="http://board.example/jobs/1">downgrade</a>
            <a href="https://user:pw@board.example/jobs/1">credentials</a> <a href="javascript:void(0)">js</a> <a href="mailto:jobs@board.example">mail</a> <a href="http://[">broken</a> <a>none</a>
            """;
        Assert.Equal(
            ["https://board.example/jobs/12345", "https://board.example/careers/customer-success-manager", "https://board.example/jobs/detail/77?ref=x", "https://board.example/jobs?gh_jid=991"],
            Discover(Encoding.UTF8.GetBytes(Listing)));
    }

    [Fact]
    public void A_sitemap_leads_to_its_postings_packed_or_not()
    {
        const string Sitemap = """
            <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc> https://board.example/jobs/1-support-agent </loc><lastmod>2025-10-01</lastmod></url><url><loc>https://board.example/about</loc></url>
            <url><loc>https://elsewhere.example/jobs/9</loc></url><url><loc>https://board.example/jobs/2?a=1&amp;b=2</loc></url></urlset>
            """;
        string[] postings = ["https://board.example/jobs/1-support-agent", "https://board.example/jobs/2?a=1&b=2"];
        Assert.Equal(postings, Discover(Encoding.UTF8.GetBytes(Sitemap)));
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Sitemap));
        }

        Assert.Equal(postings, Discover(packed.ToArray()));
    }

    [Fact]
    public void A_sitemap_index_gives_its_sitemaps() => Assert.Equal(
        ["https://board.example/sitemap-jobs.xml"],
        Discover("<sitemapindex><sitemap><loc>https://board.example/sitemap-jobs.xml</loc></sitemap><sitemap><loc>https://other.example/s.xml</loc></sitemap></sitemapindex>"u8.ToArray()));

    [Fact]
    public void A_listing_that_holds_its_postings_leads_nowhere() => Assert.Empty(
        Discover("<a href='/jobs/12345'>x</a><script type='application/ld+json'>{\"@type\":\"JobPosting\",\"title\":\"T\"}</script>"u8.ToArray()));

    [Theory]
    [InlineData("board.json", "{\"jobs\": [{\"id\":1}]}", SourceKind.Ashby)]
    [InlineData("board.json", "{\"apiVersion\":\"1\",\"jobs\":[", SourceKind.Ashby)]
    [InlineData("postings.json", "{\"title\":\"x\",\"text\":\"\\\"jobs\\\"\"}", SourceKind.JsonLines)]
    [InlineData("postings.jsonl", "{\"title\":\"x\"}", SourceKind.JsonLines)]
    [InlineData("POSTINGS.CSV", "title;text", SourceKind.Csv)]
    [InlineData("page.html", "<html>", SourceKind.SchemaOrg)]
    [InlineData("feed.xml", "<?xml version='1.0'?><rss>", SourceKind.Feed)]
    [InlineData("noending", "\uFEFF<feed>", SourceKind.Feed)]
    [InlineData("notes.json", "hello", null)]
    [InlineData("photo.png", "\u0089PNG", null)]
    public void An_imported_file_is_told_by_its_beginning(string name, string head, SourceKind? kind) => Assert.Equal(kind, ImportedFile.KindOf(name, Encoding.UTF8.GetBytes(head)));

    private static IEnumerable<string> Discover(byte[] listing) =>
        PostingSources.For(SourceKind.SchemaOrg).Discover(Pages.Source(SourceKind.SchemaOrg), Pages.Of(listing, "https://board.example/jobs")).Select(address => address.OriginalString);
}
