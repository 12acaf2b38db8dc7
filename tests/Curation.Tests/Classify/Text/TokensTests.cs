using Curation.Classify.Text;
using Xunit;

namespace Curation.Tests.Classify.Text;

public sealed class TokensTests
{
    [Theory]
    [InlineData("C#, C++, .NET and Node.js", "C#|,|C++|,|.NET|and|Node.js")]
    [InlineData("CI/CD, R&D", "CI|/|CD|,|R&D")]
    [InlineData("5+ years", "5+|years")]
    [InlineData("the customer's team.The end.", "the|customer's|team|.|The|end|.")]
    [InlineData("see https://example.org/go-c++ now", "see|https://example.org/go-c++|now")]
    [InlineData("F# or ASP.NET", "F#|or|ASP.NET")]
    public void Job_language_keeps_its_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens.Of(text, 0, text.Length).Select(t => text[t.Start..t.End])));
}
