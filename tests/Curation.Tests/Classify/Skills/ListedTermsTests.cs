using Curation.Classify.Skills;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class ListedTermsTests
{
    private static readonly SkillExtractor Extractor = new(SkillLexicon.Build(Catalogues.Small), tagger: null);

    [Theory]
    [InlineData("We use Python, PostgreSQL, Zig and C++.", "Zig")]
    [InlineData("Our stack: Python/PostgreSQL/Quarkus", "Quarkus")]
    [InlineData("Experience with Python, PostgreSQL and React.js is welcome.", "React.js")]
    public void A_name_among_known_tools_is_one_too(string text, string name)
    {
        var listed = Assert.Single(Extractor.Extract(text), s => s.Extractor == "list");

        Assert.Equal(name, text[listed.Start..listed.End]);
    }

    [Theory]
    [InlineData("We have offices in Paris, Berlin and Madrid.")]
    [InlineData("You know Python, Berlin is nice.")]
    [InlineData("Python, PostgreSQL, and you enjoy teaching others")]
    public void A_name_without_two_known_tools_beside_it_is_none(string text) =>
        Assert.DoesNotContain(Extractor.Extract(text), s => s.Extractor == "list");
}
