using Curation.Classify;
using Curation.Classify.Skills;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class SkillLexiconTests
{
    private static readonly SkillLexicon Lexicon = SkillLexicon.Build(Catalogues.Small);

    [Theory]
    [InlineData("You write C#, C++, .NET and Node.js.", "C#|C++|.NET|Node.js")]
    [InlineData("Experience with c# or nodejs", "c#|nodejs")]
    [InlineData("Managing accounts and COLD CALLS", "Managing accounts|COLD CALLS")]
    [InlineData("Strong problem-solving", "problem-solving")]
    [InlineData("Postgres or PostgreSQL", "Postgres|PostgreSQL")]
    [InlineData("Data analysis in R, Python and Go", "R|Python|Go")]
    [InlineData("Our R&D and our C-level", "")]
    [InlineData("We go to market; Go to our page", "")]
    [InlineData("You excel in Excel", "Excel")]
    [InlineData("Excel at what you do", "")]
    [InlineData("a crm, or the CRM", "CRM")]
    [InlineData("consultative selling", "consultative selling")]
    [InlineData("see https://example.org/python", "")]
    public void Terms_are_found_as_postings_write_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Lexicon.Find(text, 0, text.Length).Select(s => text[s.Start..s.End])));

    [Fact]
    public void A_term_that_two_frameworks_know_links_to_both()
    {
        var other = Catalogues.Small.Frameworks[0] with { Code = FrameworkCode.Parse("OTHER") };
        var lexicon = SkillLexicon.Build(new Catalogue([other, Catalogues.Small.Frameworks[0]]));
        Assert.Equal(["DEMO/S15", "OTHER/S15"], Assert.Single(lexicon.Find("Python", 0, 6)).Links.Select(l => l.Skill));
    }

    [Fact]
    public void A_framework_goes_before_a_taxonomy_and_vague_words_of_a_taxonomy_are_not_matched()
    {
        var taxonomy = new Taxonomy("esco", [new TaxonomyTerm("1", "Python (computer programming)", []), new TaxonomyTerm("2", "plan", []), new TaxonomyTerm("3", "manage musical staff", [])], []);
        var lexicon = SkillLexicon.Build(new Catalogue(Catalogues.Small.Frameworks, taxonomy));
        var text = "Plan shows in Python and manage musical staff";
        var spans = lexicon.Find(text, 0, text.Length);
        Assert.Equal(["DEMO/S15", "esco/1"], spans[0].Links.Select(l => l.Skill));
        Assert.Equal(("esco/3", SkillKind.Skill), (spans[1].Links[0].Skill, spans[1].Kind));
        Assert.Equal(2, spans.Count);
    }
}
