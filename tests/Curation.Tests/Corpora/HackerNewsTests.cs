using System.Text;
using Curation.Corpora.HackerNews;
using Xunit;

namespace Curation.Tests.Corpora;

public class HackerNewsTests
{
    private static readonly DateOnly Month = new(2014, 5, 1);

    [Theory]
    [InlineData("Larkspur | Senior Python Developer | Austin, TX | ONSITE", "Larkspur", "Senior Python Developer")]
    [InlineData("Larkspur &#8211; Austin, TX &#8211; Full-time<p>We sell seed.</p><p>-- Senior Python Developer --</p>", "Larkspur", "Senior Python Developer")]
    [InlineData("Front-end engineers at Larkspur: Austin, TX; Full time", "Larkspur", "Front-end Engineer")]
    [InlineData("Austin, TX - Larkspur Seeds, Inc. (YC S12)<p>We are looking for two Ruby on Rails developers.</p>", "Larkspur Seeds, Inc", "Ruby on Rails Developer")]
    [InlineData("REMOTE<p>Larkspur is hiring a data scientist to count seeds.</p>", "Larkspur", "Data Scientist")]
    [InlineData("DevOps engineer wanted | $90k-120k | London<p>Write to me@larkspur.example.com</p>", "Example", "DevOps Engineer")]
    [InlineData("Larkspur | Austin, TX | Backend/Frontend<p>Our engineers love seed.</p>", "Larkspur", "Backend/Frontend")]
    [InlineData("Larkspur (<a href=\"http://www.larkspur.example\">http://www.larkspur.example</a>) Austin, TX<p>We grow seed, and hire.</p>", "Larkspur", null)]
    [InlineData("SEEKING WORK - Austin<p>Python developer with ten years of seed.</p>", null, null)]
    public void The_first_lines_tell_who_hires_for_what(string html, string? employer, string? title)
    {
        var posting = Read(html);

        Assert.Equal((employer, title), (posting.Employer, posting.Title));
    }

    [Fact]
    public void The_text_keeps_paragraphs_lists_and_whole_links()
    {
        var posting = Read(
            "<font color=\"#000000\">Larkspur &amp; Sons<p>*About us*</p><p>We grow.\nWe sell.</p><p>* Sow</p><p>\u2022 Reap</p><p>"
            + "<a href=\"http://larkspur.example/a/long/path\">http://larkspur.example/a/...</a></p></font>");

        Assert.Equal("Larkspur & Sons\n\nAbout us\n\nWe grow.\nWe sell.\n\n- Sow\n- Reap\n\nhttp://larkspur.example/a/long/path", posting.Text);
    }

    [Fact]
    public void A_comment_keeps_its_number_its_address_and_its_month()
    {
        var posting = Read("Larkspur");

        Assert.Equal(("42", "https://threads.example/item?id=42", Month), (posting.ExternalId, posting.Url.ToString(), posting.PublishedOn));
    }

    [Fact]
    public void Each_role_with_a_text_of_its_own_is_a_posting_and_a_mere_list_of_titles_is_one()
    {
        var backend = "You build our services in Python and PostgreSQL, run them on Linux, and care for the data of a hundred thousand gardeners every day of the year.";
        var mobile = "You write our app for Android and iOS from the first line on, publish it in both stores, and talk to the people who use it in their gardens.";
        var several = All($"Larkspur | Austin, TX | Full time<p>We grow seeds.<p>Backend Engineer: {backend}<p>* Mobile Developer - {mobile}");
        var list = All($"Larkspur | Austin, TX | Backend Engineer<p>We grow seeds. {backend}<p>- Backend Engineer<p>- Mobile Developer");

        Assert.Equal([("42", "Backend Engineer"), ("42-2", "Mobile Developer")], several.Select(p => (p.ExternalId, p.Title)));
        Assert.All(several, p => Assert.Contains("We grow seeds.", p.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("PostgreSQL", several[1].Text, StringComparison.Ordinal);
        Assert.Equal("42", Assert.Single(list).ExternalId);
    }

    [Fact]
    public void Columns_that_we_do_not_use_are_passed_over()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(
            """[{"full_html":"Larkspur","url":"https://threads.example/item?id=42","user":"sower","lat":1.5,"freshness":true,"location":"Austin, TX","remote":true}]"""));

        var comment = Assert.Single(ThreadComment.ReadThread(json));

        Assert.Equal(("Larkspur", "Austin, TX", true), (comment.FullHtml, comment.Location, comment.Remote));
    }

    private static IReadOnlyList<ThreadPosting> All(string html) =>
        ThreadPosting.AllOf(new ThreadComment(html, new Uri("https://threads.example/item?id=42")), Month);

    private static ThreadPosting Read(string html) =>
        ThreadPosting.Of(new ThreadComment(html, new Uri("https://threads.example/item?id=42")), Month);
}
