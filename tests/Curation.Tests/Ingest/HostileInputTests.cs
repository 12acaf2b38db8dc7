using System.Text;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources;
using Xunit;

namespace Curation.Tests.Ingest;

/// <summary>Whatever a page holds, reading it ends, soon, in an outcome with a reason.</summary>
public sealed class HostileInputTests
{
    private const string JobPosting = "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"T\",\"description\":\"d\"}</script>";

    public static TheoryData<string> Names => [.. Inputs.Keys];

    private static readonly Dictionary<string, Func<byte[]>> Inputs = new(StringComparer.Ordinal)
    {
        ["empty"] = () => [],
        ["white space"] = () => " \n\t "u8.ToArray(),
        ["a mark and nothing else"] = () => [0xEF, 0xBB, 0xBF],
        ["noise"] = () => Noise(),
        ["NULs"] = () => new byte[100_000],
        ["a PDF"] = () => "%PDF-1.7 ..."u8.ToArray(),
        ["a ZIP"] = () => [0x50, 0x4B, 3, 4, 0, 0],
        ["50 MB of one letter"] = () => Text('x', 50_000_000),
        ["50 MB of open brackets"] = () => Text('[', 50_000_000),
        ["50 MB of open tags"] = () => Repeat("<b>", 16_000_000),
        ["deep divs"] = () => Repeat("<div>", 900_000),
        ["deep formatting"] = () => Repeat("<b><i><p>", 300_000),
        ["distinct formatting"] = () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900).Select(i => $"<b x={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 300_000))),
        ["deep tables"] = () => Repeat("<table><tr><td>", 200_000),
        ["deep lists"] = () => Repeat("<ul><li>", 400_000),
        ["templates"] = () => Repeat("<template>", 300_000),
        ["selects"] = () => Repeat("<select><option>", 200_000),
        ["many paragraphs"] = () => Repeat("<p>x", 800_000),
        ["many attributes"] = () => Encoding.UTF8.GetBytes("<div " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i} ")) + ">"),
        ["a long comment"] = () => Encoding.UTF8.GetBytes("<!--" + new string('-', 9_000_000)),
        ["deep JSON"] = () => Encoding.UTF8.GetBytes("{\"jobs\":" + new string('[', 100_000)),
        ["deep JSON-LD"] = () => Encoding.UTF8.GetBytes("<script type=\"application/ld+json\">" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "</script>"),
        ["half surrogate"] = () => Encoding.UTF8.GetBytes("{\"title\":\"\\ud83d\",\"text\":\"\\udc00\"}"),
        ["half surrogate in a board"] = () => Encoding.UTF8.GetBytes("{\"jobs\":[{\"id\":\"\\ud83d\",\"title\":\"\\ud83d x\"}]}"),
        ["half surrogate in JSON-LD"] = () => Encoding.UTF8.GetBytes("<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"a\\ud83d\"}</script>"),
        ["huge numbers"] = () => Encoding.UTF8.GetBytes("{\"jobs\":[{\"id\":1e999,\"title\":\"x\",\"compensation\":{\"summaryComponents\":[{\"compensationType\":\"Salary\",\"minValue\":1e400}]}}]}"),
        ["wrong types"] = () => Encoding.UTF8.GetBytes("{\"jobs\":[{\"id\":{},\"title\":[],\"compensation\":7,\"secondaryLocations\":\"x\",\"address\":[]},{\"title\":5,\"isListed\":\"x\",\"jobUrl\":\"http://[\"}]}"),
        ["entity bomb"] = () => Encoding.UTF8.GetBytes("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item></channel></rss>"),
        ["external entity"] = () => Encoding.UTF8.GetBytes("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>"),
        ["deep XML"] = () => Encoding.UTF8.GetBytes("<rss>" + string.Concat(Enumerable.Repeat("<a>", 200_000))),
        ["broken feed"] = () => "<rss><channel><item><title>One</title></item><item><title>Two"u8.ToArray(),
        ["an open quote"] = () => Encoding.UTF8.GetBytes("title,text\n\"" + new string('x', 9_000_000)),
        ["many columns"] = () => Encoding.UTF8.GetBytes("title" + new string(',', 500_000) + "\nx" + new string(',', 500_000)),
        ["a page in UTF-16"] = () => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(JobPosting)).ToArray(),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_ends_in_an_outcome_with_a_reason(string name)
    {
        var bytes = Inputs[name]();
        foreach (var kind in Enum.GetValues<SourceKind>())
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var page = Pages.Of(bytes, contentType: "text/html; charset=no-such-label");
            var outcome = PostingSources.For(kind).Read(Pages.Source(kind), page);
            _ = PostingSources.For(kind).Discover(Pages.Source(kind), page);
            var reason = outcome switch
            {
                ReadOutcome.Found found => found.Postings[0].Title,
                ReadOutcome.NotAPosting none => none.Reason,
                ReadOutcome.Unreadable unreadable => unreadable.Reason,
                _ => "",
            };
            Assert.False(string.IsNullOrWhiteSpace(reason), $"{name} as {kind}");
            Assert.True(reason.Length < 3000, $"{name} as {kind}: a reason is a sentence");
            Assert.DoesNotContain("root:", reason, StringComparison.Ordinal);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{name} as {kind}: {watch.Elapsed.TotalSeconds:0.0} s");
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("%PDF-1.4", "binary (PDF)")]
    [InlineData("<html><p>About us</p></html>", "no schema.org JobPosting")]
    [InlineData("<script type='application/ld+json'>{oops</script>", "JSON-LD block 1: it is no JSON")]
    [InlineData("<meta name=tdm-reservation content=1>" + JobPosting, "reserves text and data mining")]
    public void The_reason_says_what_is_wrong(string page, string reason) => Assert.Contains(reason, Reason(Pages.Read(SourceKind.SchemaOrg, page)), StringComparison.Ordinal);

    [Fact]
    public void A_page_of_50_megabytes_is_said_to_be_too_large() =>
        Assert.Contains("too large: 47.7 MiB, and at most 10 MiB", Reason(PostingSources.For(SourceKind.SchemaOrg).Read(Pages.Source(SourceKind.SchemaOrg), Pages.Of(Text('x', 50_000_000)))), StringComparison.Ordinal);

    [Fact]
    public void A_board_that_breaks_off_keeps_what_came_before()
    {
        var found = Pages.Found(Pages.Read(SourceKind.Ashby, "{\"jobs\":[{\"id\":\"1\",\"title\":\"One\"},{\"id\":\"2\",\"title\":\"Tw"));
        Assert.Equal("One", Assert.Single(found.Postings).Title);
        Assert.Contains("breaks off after entry 1", Assert.Single(found.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_breaks_off_keeps_what_came_before()
    {
        var found = Pages.Found(Pages.Read(SourceKind.Feed, "<rss><channel><item><title>One</title></item><item><title>Two"));
        Assert.Equal("One", Assert.Single(found.Postings).Title);
        Assert.Contains("breaks off after entry 1", Assert.Single(found.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_with_the_faults_of_feeds_is_read()
    {
        var found = Pages.Found(Pages.Read(SourceKind.Feed, "\n<?xml version='1.0'?><rss><channel><item><title>Caf&eacute; & Bar Lead</title><description><![CDATA[<p>R&D &amp; more</p>]]>\u0001</description></item></channel></rss>"));
        Assert.Equal(("Café & Bar Lead", "R&D & more"), (found.Postings[0].Title, found.Postings[0].Text));
    }

    private static string Reason(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.NotAPosting none => none.Reason,
        ReadOutcome.Unreadable unreadable => unreadable.Reason,
        _ => "Something was found.",
    };

    private static byte[] Text(char letter, int count)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, (byte)letter);
        return bytes;
    }

    private static byte[] Noise()
    {
        var noise = new byte[200_000];
        new Random(7).NextBytes(noise);
        return noise;
    }

    private static byte[] Repeat(string piece, int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, count)));
}
