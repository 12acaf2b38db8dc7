using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Curation.Domain.Market;
using Curation.Pipelines.Sample;
using Xunit;

namespace Curation.Tests.Sample;

public sealed partial class SampleBoardTests
{
    private static readonly DateOnly Today = new(2025, 6, 16);
    private static readonly Uri Base = new("http://localhost:5080/");
    private static readonly SampleBoard Board = SampleBoard.Load();
    private static readonly SampleSite Site = Board.Render(Today, Base);

    [Fact]
    public void It_has_many_postings_of_many_employers_over_nine_months()
    {
        Assert.True(Board.Postings.Count >= 170);
        Assert.True(Board.Postings.Select(p => p.Employer).Distinct().Count() >= 40);
        Assert.Distinct(Board.Postings.Select(p => p.Id));
        Assert.All(Board.Postings, p => Assert.InRange(p.DaysAgo, 0, 270));
        Assert.Equal(9, Board.Postings.Select(p => p.DaysAgo / 30).Where(month => month < 9).Distinct().Count());
        Assert.Equal([SampleSources.AshbyEmployer], Board.Postings.Where(p => p.Channel == SampleChannel.Ashby).Select(p => p.Employer).Distinct());
    }

    [Fact]
    public void Postings_are_as_long_as_real_ones_and_no_sentence_is_everybodys()
    {
        Assert.All(Board.Postings, p => Assert.InRange(Words(p.Html), 120, 250));
        var shared = Board.Postings
            .SelectMany(p => ListItems.Matches(p.Html).Select(m => (Item: m.Groups["text"].Value, p.Employer)))
            .Distinct()
            .GroupBy(i => i.Item, StringComparer.Ordinal)
            .Where(g => g.Count() > 4);
        Assert.Empty(shared.Select(g => g.Key));
    }

    [Fact]
    public void The_listing_links_every_page_with_json_ld_and_each_of_them_parses()
    {
        var links = Links.Matches(Body(SampleBoard.Listing)).Select(m => m.Groups["to"].Value).ToList();
        Assert.Equal(Board.Postings.Where(p => p.Channel == SampleChannel.Jsonld).Select(p => p.Path).Order(), links.Order());
        Assert.All(links, link =>
        {
            using var json = JsonDocument.Parse(Scripts.Match(Body(link)).Groups["json"].Value);
            var posting = Board.Postings.Single(p => p.Path == link);
            Assert.Equal("JobPosting", json.RootElement.GetProperty("@type").GetString());
            Assert.Equal(posting.Title, json.RootElement.GetProperty("title").GetString());
            Assert.Equal(posting.Html, json.RootElement.GetProperty("description").GetString());
            Assert.Equal(posting.Employer, json.RootElement.GetProperty("hiringOrganization").GetProperty("name").GetString());
            Assert.Equal($"{posting.PublishedOn(Today):yyyy-MM-dd}", json.RootElement.GetProperty("datePosted").GetString());
        });
    }

    [Fact]
    public void The_feed_names_an_employer_for_each_entry()
    {
        var items = XDocument.Parse(Body(SampleBoard.Feed)).Descendants("item").ToList();
        Assert.Equal(Board.Postings.Count(p => p.Channel == SampleChannel.Feed), items.Count);
        Assert.All(items, item =>
        {
            Assert.NotEmpty(item.Element(XName.Get("creator", "http://purl.org/dc/elements/1.1/"))!.Value);
            Assert.True(DateTimeOffset.TryParse(item.Element("pubDate")!.Value, out var published));
            Assert.InRange(Today.DayNumber - DateOnly.FromDateTime(published.UtcDateTime).DayNumber, 0, 270);
            Assert.True(Site.Documents.ContainsKey(new Uri(item.Element("link")!.Value).AbsolutePath));
        });
    }

    [Fact]
    public void The_ashby_board_has_the_api_form()
    {
        using var board = JsonDocument.Parse(Body(SampleBoard.Ashby));
        Assert.Equal("1", board.RootElement.GetProperty("apiVersion").GetString());
        Assert.All(board.RootElement.GetProperty("jobs").EnumerateArray(), job =>
        {
            Assert.True(Guid.TryParse(job.GetProperty("id").GetString(), out _));
            Assert.True(job.GetProperty("isListed").GetBoolean());
            Assert.True(Site.Documents.ContainsKey(new Uri(job.GetProperty("jobUrl").GetString()!).AbsolutePath));
        });
    }

    [Fact]
    public void Every_source_has_its_card_and_its_address_is_served()
    {
        var sources = SampleSources.All(Base, Today);
        Assert.Equal([SourceKind.SchemaOrg, SourceKind.Ashby, SourceKind.Feed], sources.Select(s => s.Kind).Order());
        Assert.All(sources, source =>
        {
            Assert.Equal("Curation sample", source.Card!.Owner);
            Assert.True(Site.Documents.ContainsKey(source.Address!.AbsolutePath));
            Assert.True(Site.Documents.ContainsKey(source.Card.Terms.AbsolutePath));
        });
        Assert.Contains("Allow: /sample/", Body("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Success Manager", "generative AI", 15, 3)]
    [InlineData("Customer S|Customer E|Customer Ca", "conversational AI", 14, 3)]
    [InlineData("Content|Copywriter", "ChatGPT", 14, 3)]
    public void A_planted_term_rises_among_the_employers_of_a_role(string titles, string term, int nowAtLeast, int beforeAtMost)
    {
        var asking = Board.Postings
            .Where(p => titles.Split('|').Any(t => p.Title.Contains(t, StringComparison.Ordinal)) && p.Html.Contains(term, StringComparison.Ordinal))
            .ToList();
        Assert.True(asking.Where(p => p.DaysAgo < 90).Select(p => p.Employer).Distinct().Count() >= nowAtLeast);
        Assert.True(asking.Where(p => p.DaysAgo >= 90).Select(p => p.Employer).Distinct().Count() <= beforeAtMost);
    }

    private static string Body(string path) => Encoding.UTF8.GetString(Site.Documents[path].Bytes.Span);

    private static int Words(string html) => Tags.Replace(html, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex("<li>(?<text>.*?)</li>", RegexOptions.NonBacktracking)]
    private static partial Regex ListItems { get; }

    [GeneratedRegex("<a href=\"(?<to>.*?)\">", RegexOptions.NonBacktracking)]
    private static partial Regex Links { get; }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(?<json>.*?)</script>", RegexOptions.NonBacktracking)]
    private static partial Regex Scripts { get; }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags { get; }
}
