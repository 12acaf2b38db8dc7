using System.Text;
using Curation.Ingest.Robots;
using Xunit;

namespace Curation.Tests.Ingest;

/// <summary>RFC 9309, and the leniency of google/robotstxt.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("user-agent: FooBot\ndisallow: /\n", "/x", false)]
    [InlineData("foo: FooBot\nbar: /\n", "/x", true)]
    [InlineData("user-agent FooBot\ndisallow /\n", "/x", false)]
    [InlineData("allow: /foo/bar/\n\nuser-agent: FooBot\ndisallow: /\nallow: /x/\nuser-agent: BarBot\ndisallow: /\nallow: /y/\n\n\nallow: /w/\nuser-agent: BazBot\n\nuser-agent: FooBot\nallow: /z/\ndisallow: /\n", "/x/b", true)]
    [InlineData("user-agent: BarBot\nuser-agent: FooBot\ndisallow: /a", "/a", false)]
    [InlineData("user-agent: *\nallow: /x/page.html\ndisallow: /x/", "/x/page.html", true)]
    [InlineData("user-agent: *\ndisallow: /x/\nallow: /x/page.html", "/x/other", false)]
    [InlineData("user-agent: *\ndisallow: /x\nallow: /x", "/x", true)]
    [InlineData("user-agent: *\ndisallow: /\nuser-agent: FooBot\nallow: /x", "/y", true)]
    [InlineData("user-agent: FooBot\n\nuser-agent: *\ndisallow: /", "/y", false)]
    [InlineData("user-agent: *\ndisallow: /\n\nuser-agent: FooBot\ndisallow:", "/y", true)]
    [InlineData("user-agent: foobot/1.0\ndisallow: /", "/y", false)]
    [InlineData("user-agent: Foo\ndisallow: /", "/y", true)]
    [InlineData("USER-AGENT: FOOBOT\nDISALLOW: /", "/y", false)]
    [InlineData("user-agent: *\ndisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("user-agent: *\ndisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("user-agent: *\ndisallow: /a/*/c", "/a/b/b/c/d", false)]
    [InlineData("user-agent: *\ndisallow: /a$b", "/a$b", false)]
    [InlineData("user-agent: *\ndisallow: /a#b", "/a", false)]
    [InlineData("user-agent: *\ndisallow: /foo/bar?baz=*&x", "/foo/bar?baz=1&x=2", false)]
    [InlineData("user-agent: *\ndisallow: /foo/ツ", "/foo/%E3%83%84", false)]
    [InlineData("user-agent: *\ndisallow: /foo/%e3%83%84", "/foo/ツ", false)]
    [InlineData("user-agent: *\ndisallow: /foo/%62%61%7A", "/foo/baz", false)]
    [InlineData("user-agent: *\ndisallow: /a%2fb", "/a/b", true)]
    [InlineData("user-agent: *\ndisallow: /a%2fb", "/a%2Fb", false)]
    [InlineData("\uFEFFuser-agent: *\ndisallow: /", "/x", false)]
    [InlineData("user-agent: *\rdisallow: /x\r\nallow: /x/y\n\rdisallow: /z", "/z", false)]
    [InlineData("useragent: *\ndissallow: /", "/x", false)]
    [InlineData("user agent: *\ndisalow: /", "/x", false)]
    [InlineData("user-agent: *\ndisallow: /", "/robots.txt", true)]
    [InlineData("user-agent: FooBot\nsitemap: http://x/\nuser-agent: BarBot\ndisallow: /", "/x", false)]
    [InlineData("", "/x", true)]
    [InlineData("<html>not found</html>", "/x", true)]
    public void The_longest_rule_decides(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(file)).Allows("FooBot", path));

    [Theory]
    [InlineData("user-agent: *\ncrawl-delay: 2.5", 2.5)]
    [InlineData("user-agent: *\ncrawl-delay: 99\nuser-agent: FooBot\ncrawl-delay: 3", 3.0)]
    [InlineData("user-agent: *\ncrawl-delay: soon", null)]
    [InlineData("user-agent: *\ncrawl-delay: -1", null)]
    [InlineData("", null)]
    public void A_crawl_delay_is_read(string file, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(Encoding.UTF8.GetBytes(file)).CrawlDelay("FooBot/1.0")?.TotalSeconds);

    [Fact]
    public void Rules_within_the_first_500_kibibytes_count()
    {
        var file = "user-agent: *\n" + string.Concat(Enumerable.Repeat("# a comment to fill the file\n", 17_000)) + "disallow: /late\n";
        Assert.InRange(file.Length, 490_000, 500 * 1024);
        Assert.False(RobotsRules.Parse(Encoding.UTF8.GetBytes(file)).Allows("FooBot", "/late"));
    }

    [Fact]
    public void No_pattern_costs_more_than_its_length_times_the_paths()
    {
        var rules = RobotsRules.Parse(Encoding.UTF8.GetBytes("user-agent: *\ndisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "$"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(rules.Allows("FooBot", "/" + new string('a', 2000) + "b"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.ElapsedMilliseconds} ms");
    }
}
