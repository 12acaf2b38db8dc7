using Curation.Ingest;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class PageTextTests
{
    [Fact]
    public void Headings_items_and_paragraphs_have_the_documented_form()
    {
        const string Html = """
            <h2>What you do</h2><p>You lead<br>a team.</p><ul><li><p>Run <b>forecasts</b></p></li><li>Coach &amp; hire
            </li></ul><p><strong>Who you are</strong></p><p>Curious.</p><script>alert(1)</script><p style="display:none">secret</p>
            """;
        Assert.Equal("What you do\n\nYou lead\na team.\n\n- Run forecasts\n- Coach & hire\n\nWho you are\n\nCurious.", PageText.FromMarkup(Html));
    }

    [Theory]
    [InlineData("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\n\nTwo")]
    [InlineData("&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;", "One")]
    [InlineData("Plain text\r\nwith lines\r\n\r\n• item one\r\n* item two", "Plain text\nwith lines\n\n- item one\n- item two")]
    [InlineData("R&amp;D at AT&amp;T", "R&D at AT&T")]
    [InlineData("if a < b then c > d", "if a < b then c > d")]
    [InlineData("<p>Needs:\n- Go\n- Rust</p>", "Needs:\n- Go\n- Rust")]
    [InlineData("<b>Title:</b> text goes on", "Title: text goes on")]
    [InlineData("<b>Title</b><br>text", "Title\n\ntext")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc")]
    [InlineData("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "- one\n- two\n- three")]
    [InlineData("zero\u200Bwidth soft\u00ADhyphen\u00A0here", "zerowidth softhyphen here")]
    [InlineData("<div>a<div hidden>b</div><span style='font-size:0'>c</span>d</div>", "ad")]
    [InlineData("<pre>one\n  two</pre>", "one\ntwo")]
    [InlineData("", "")]
    public void Markup_becomes_text(string markup, string text) => Assert.Equal(text, PageText.FromMarkup(markup));

    [Fact]
    public void Its_own_output_stays_as_it_is()
    {
        var once = PageText.FromMarkup("<h1>A</h1><p>b</p><ul><li>c</li><li>- d</li></ul><p>* e</p>f");
        Assert.Equal(once, PageText.FromPlain(once));
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_reach_the_text()
    {
        var text = PageText.FromPlain("bad \uD83D half, good \uD83D\uDE00");
        Assert.Equal("bad \uFFFD half, good \uD83D\uDE00", text);
    }
}
