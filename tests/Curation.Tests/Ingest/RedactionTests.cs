using Curation.Ingest;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("Write to anna.bell+hn@firm.co.uk today.", "Write to [email] today.")]
    [InlineData("Write to anna [at] firm [dot] com.", "Write to [email].")]
    [InlineData("anna (at) firm.com", "[email]")]
    [InlineData("anna.bell -at- firm.com", "[email]")]
    [InlineData("anna -at- firm -dot- com", "[email]")]
    [InlineData("anna-at-firm.com", "[email]")]
    [InlineData("anna AT firm DOT com", "[email]")]
    [InlineData("email me at anna dot bell at firm dot com", "email me at [email]")]
    [InlineData("email me at anna at firm.com please", "email me at [email] please")]
    [InlineData("Reach anna@firm[.]com", "Reach [email]")]
    [InlineData("[anna][.][bell][at][firm][.][com]", "[email]")]
    [InlineData("anna at gmail.com", "[email]")]
    [InlineData("<a>mailto:anna@firm.com", "<a>mailto:[email]")]
    [InlineData("https://x.example/?to=anna%40firm.com", "https://x.example/?to=[email]")]
    [InlineData("christopher . bell [at] firm.com", "[email]")]
    [InlineData("jörg@müller.de", "[email]")]
    [InlineData("Mail [first name]@firm.com", "Mail [email]")]
    public void An_email_address_is_replaced_however_it_is_written(string text, string redacted) => Assert.Equal(redacted, Redaction.Redact(text));

    [Theory]
    [InlineData("Check out our jobs at firm.com")]
    [InlineData("Apply at firm.com/careers")]
    [InlineData("Senior Engineer at Dot Collective in Berlin")]
    [InlineData("https://firm.example/post/the-story-of-a-launch-at-firm")]
    [InlineData("https://reviews.example/Overview/Working-at-Firm-E1.htm")]
    [InlineData("Meet us at AWS re:Invent")]
    [InlineData("Follow @firm on the web, or https://medium.com/@firm")]
    [InlineData("Experience with @angular/core and C# at scale")]
    [InlineData("We look at data. You look at people.")]
    public void Prose_with_an_at_stays(string text) => Assert.Equal(text, Redaction.Redact(text));

    [Theory]
    [InlineData("Call +44 20 7946 0958 now", "Call [phone] now")]
    [InlineData("+1 (415) 555-0134 ext. 2", "[phone] ext. 2")]
    [InlineData("Tel. 030 1234567", "Tel. [phone]")]
    [InlineData("(415) 555-0134", "[phone]")]
    [InlineData("415.555.0134", "[phone]")]
    [InlineData("Text me at 734 555-0134 and say hi", "Text me at [phone] and say hi")]
    [InlineData("Phone: 5550134", "Phone: [phone]")]
    [InlineData("+49 (0)30 1234 5678", "[phone]")]
    [InlineData("06 12 34 56 78", "[phone]")]
    [InlineData("1-800-FLOWERS", "[phone]")]
    [InlineData("0049 30 12345678", "[phone]")]
    [InlineData("+31 15 744 0137 (9 a.m.", "[phone] (9 a.m.")]
    public void A_telephone_number_is_replaced(string text, string redacted) => Assert.Equal(redacted, Redaction.Redact(text));

    [Theory]
    [InlineData("$120,000 - $150,000")]
    [InlineData("120 000 - 150 000 EUR a year")]
    [InlineData("€ 100 000 000 revenue")]
    [InlineData("2013-2015 and 2019 - 2021")]
    [InlineData("2021-03-04, 04.03.2021, 04/03/2021 10:00")]
    [InlineData("Job id 4158675309 or REQ-415-555-0134")]
    [InlineData("https://x.example/jobs/415-555-0134")]
    [InlineData("10.0.0.1 and 192.168.100.200")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("serving 1 500 000 users, 24/7, 365 days")]
    [InlineData("version 3.11.2 of 2020.10.01")]
    [InlineData("GS-0301-13, 40 hours, 401(k)")]
    public void Salaries_dates_ids_and_addresses_stay(string text) => Assert.Equal(text, Redaction.Redact(text));

    [Fact]
    public void Redacting_twice_changes_nothing_more()
    {
        const string Text = "anna [at] firm [dot] com, +44 20 7946 0958, x@y.example; call 555 0134 123";
        var once = Redaction.Redact(Text);
        Assert.Equal(once, Redaction.Redact(once));
    }

    [Theory]
    [InlineData("a@")]
    [InlineData("1-")]
    [InlineData("a at ")]
    [InlineData("[a][at]")]
    [InlineData("a dot ")]
    [InlineData("+1 (")]
    [InlineData("a.")]
    public void A_hostile_text_of_a_mebibyte_costs_no_more_than_two_seconds(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Redaction.Redact(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.ElapsedMilliseconds} ms");
    }
}
