using System.Text;
using Curation.Ingest.Text;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class DecodingTests
{
    private const string Text = "<p>Größe – naïve “café” €</p>";

    static DecodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", "text/html; charset=utf-8", "")]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "text/html; charset=nonsense", "")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1", "")]
    [InlineData("utf-8", "text/html; charset=\"UTF-8\"", "")]
    [InlineData("windows-1252", "text/html; charset=windows-1252", "")]
    [InlineData("windows-1252", "text/html; charset=ISO-8859-1", "")]
    [InlineData("windows-1252", null, "")]
    [InlineData("windows-1252", "text/html", "<meta charset='latin1'>")]
    [InlineData("windows-1252", "text/html; charset=utf-8", "")]
    [InlineData("windows-1250", "text/html; charset=windows-1250", "")]
    [InlineData("windows-1250", null, "<meta http-equiv='Content-Type' content='text/html; charset=windows-1250'>")]
    [InlineData("windows-1250", null, "<?xml version='1.0' encoding='windows-1250'?>")]
    [InlineData("utf-8", "text/html; charset=utf-7", "")]
    [InlineData("utf-8", null, "<meta charset=utf-16le>")]
    public void Text_is_read_in_the_charset_that_it_is_in(string written, string? header, string head)
    {
        var text = written == "windows-1250" ? "<p>Größe – “Łódź” €</p>" : Text;
        var bytes = Encoding.GetEncoding(written).GetBytes(head + text);
        Assert.Equal(head + text, Decoding.Decode(bytes, header));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_stands_over_the_header(string written)
    {
        var encoding = Encoding.GetEncoding(written);
        Assert.Equal(Text, Decoding.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], "text/html; charset=windows-1251"));
    }

    [Theory]
    [InlineData("shift_jis", "日本語の求人")]
    [InlineData("euc-kr", "채용 공고")]
    [InlineData("gb18030", "招聘 公告")]
    [InlineData("koi8-r", "вакансия")]
    [InlineData("windows-1251", "вакансия")]
    public void Charsets_of_the_world_are_read(string label, string text) =>
        Assert.Equal(text, Decoding.Decode(Encoding.GetEncoding(label).GetBytes(text), "text/html;charset=" + label));

    [Fact]
    public void A_meta_beyond_the_first_1024_bytes_is_not_looked_for()
    {
        var bytes = Encoding.GetEncoding(1252).GetBytes(new string(' ', 1100) + "<meta charset=windows-1251>é");
        Assert.EndsWith("é", Decoding.Decode(bytes, null), StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_byte_does_not_spoil_a_page_in_utf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Text + Text), 0xFF];
        Assert.StartsWith(Text, Decoding.Decode(bytes, "text/html; charset=utf-8"), StringComparison.Ordinal);
    }
}
