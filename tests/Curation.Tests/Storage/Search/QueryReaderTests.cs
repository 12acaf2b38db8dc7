using Curation.Storage.Search;
using Xunit;

namespace Curation.Tests.Storage.Search;

public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("crm  renewal", "crm renewal")]
    [InlineData("crm AND (renewal OR churn)", "crm renewal OR churn")]
    [InlineData("“account manager” -sales NOT support", "\"account manager\" -sales -support")]
    [InlineData("employer:\"Møller & Søn\" -source:Board-A", "employer:\"Møller & Søn\" -source:board-a")]
    [InlineData("location:=Berlin country:ireland", "location:=Berlin location:ireland")]
    [InlineData("from:2026-02 to:2026 remote:TRUE has:salary language:EN", "remote:yes has:salary language:en from:2026-02-01 to:2026-12-31")]
    [InlineData("c# c++ .net node.js", "c# c++ .net node.js")]
    [InlineData("& crm –", "crm")]
    [InlineData("location:=\"Berlin (West)\"", "location:=\"Berlin (West)\"")]
    [InlineData("", "")]
    public void A_query_is_written_as_it_is_read(string text, string written)
    {
        var query = Assert.IsType<QueryReading.Read>(QueryReader.Read(text)).Query;
        Assert.Equal(written, query.ToString());
        Assert.Equal(written, Assert.IsType<QueryReading.Read>(QueryReader.Read(written)).Query.ToString());
    }

    [Theory]
    [InlineData("\"open", "not closed")]
    [InlineData("colour:red", "There is no field “colour”")]
    [InlineData("employer:", "Nothing stands behind “employer:”")]
    [InlineData("from:tomorrow", "is no date")]
    [InlineData("-from:2026", "cannot be turned round")]
    [InlineData("from:2026 to:2025", "later than")]
    [InlineData("remote:perhaps", "yes or no")]
    [InlineData("has:cake", "takes salary")]
    [InlineData("dev*", "leave out the asterisk")]
    [InlineData("!!!", "There is no word")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u", "too many words")]
    public void What_is_wrong_is_said_in_one_line_that_tells_what_to_do(string text, string part)
    {
        var line = Assert.IsType<QueryReading.Wrong>(QueryReader.Read(text)).Line;
        Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("renewals", "renewal")]
    [InlineData("companies", "company")]
    [InlineData("classes", "class")]
    [InlineData("analysis", "analysis")]
    [InlineData("status", "status")]
    [InlineData("news", "news")]
    [InlineData("Malmö", "malmo")]
    [InlineData("customer’s", "customer")]
    [InlineData("C++17", "cplusplus 17")]
    [InlineData("C#/.NET", "csharp dotnet")]
    [InlineData("front-end", "front end")]
    [InlineData("日本", "日 本")]
    public void A_word_is_the_same_word_in_the_plural_with_marks_and_in_any_case(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', Words.Of(text).Select(w => w.Token)));

    [Fact]
    public void A_word_that_comes_more_often_than_PostgreSQL_can_count_is_cut_for_both()
    {
        var words = KeptWords.Of("Title", "Employer", null, string.Join(' ', Enumerable.Repeat("sql", 400)));
        Assert.Equal(255, words.Line.Split(' ').Count(w => w == "sql"));
        Assert.Equal(255, words.Vector.Split(' ').Single(w => w.StartsWith("'sql'", StringComparison.Ordinal)).Count(c => c is ':' or ','));
    }

    [Fact]
    public void An_excerpt_shows_what_was_searched_for_and_cuts_no_word()
    {
        var text = string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet. ", 40)) + "Renewals and churn matter. " + string.Concat(Enumerable.Repeat("Consectetur elit. ", 40));
        var pieces = Highlights.Excerpt(text, Assert.IsType<QueryReading.Read>(QueryReader.Read("renewal churn")).Query);
        Assert.Equal(["Renewals", "churn"], pieces.Where(p => p.IsMarked).Select(p => p.Text));
        Assert.InRange(pieces.Sum(p => p.Text.Length), 100, 260);
        Assert.Equal(text, string.Concat(Highlights.Of(text, Assert.IsType<QueryReading.Read>(QueryReader.Read("dolor")).Query).Select(p => p.Text)));
    }
}
