using Curation.Storage.Search;
using Xunit;

namespace Curation.Tests.Storage;

public sealed class ProtectedTermsTests
{
    [Theory]
    [InlineData("C#/.NET and c++", "csharp/dotnet and cplusplus")]
    [InlineData("ASP.NET, not example.net", "aspdotnet, not example.net")]
    [InlineData("NODE.JS", "nodejs")]
    [InlineData("ABC#1 and C#7", "ABC#1 and C#7")]
    [InlineData("CI/CD.", "cicd.")]
    public void A_term_becomes_one_word_where_nothing_touches_it(string text, string expected) => Assert.Equal(expected, ProtectedTerms.Rewrite(text));

    [Fact]
    public void Every_term_has_a_word_of_its_own_that_no_word_breaker_takes_apart()
    {
        Assert.Equal(ProtectedTerms.All.Count, ProtectedTerms.All.Select(t => t.Word).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ProtectedTerms.All, t => Assert.Equal(t.Word, ProtectedTerms.Rewrite(t.Term)));
        Assert.All(ProtectedTerms.All, t => Assert.True(t.Word.All(char.IsAsciiLetterOrDigit)));
    }
}
