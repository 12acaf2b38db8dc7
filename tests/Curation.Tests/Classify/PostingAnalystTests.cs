using System.Text.Json;
using Curation.Classify;
using Curation.Domain;
using Xunit;

namespace Curation.Tests.Classify;

public sealed class PostingAnalystTests
{
    private const string Text = """
        We are a leading provider of shelves, founded in 1999, and Python is our mascot.

        What you'll do

        - Lead cold calling and negotiate contracts with large customers
        - Keep Salesforce tidy

        Requirements

        - 5+ years of experience with a CRM
        - Must know Excel, C++ or .NET
        - No prior Python experience required

        Nice to have

        - Familiarity with PostgreSQL

        What we offer

        - Python courses and a dental plan
        """;

    [Fact]
    public void Only_what_the_work_and_the_person_ask_for_is_mentioned()
    {
        var analysis = Catalogues.Analyse("Account Executive", Text);
        Assert.Equal(
            ["cold calling", "negotiation", "Salesforce", "CRM", "Excel", "C++", ".NET", "PostgreSQL"],
            analysis.Mentions.Where(m => m.Extractor == "lexicon").Select(m => m.Term));
    }

    [Fact]
    public void A_mention_says_its_level_and_priority_with_their_reasons()
    {
        var mentions = Catalogues.Analyse("Account Executive", Text).Mentions.Where(m => m.Skill is not null).ToDictionary(m => m.Term);
        Assert.Equal((3, "\"5+ years of experience\""), (mentions["CRM"].Level!.Value, mentions["CRM"].Level!.Reason));
        Assert.Equal((3, "\"Must\""), (mentions["Excel"].Priority!.Value, mentions["Excel"].Priority!.Reason));
        Assert.Equal((1, "section: nice to have"), (mentions["PostgreSQL"].Priority!.Value, mentions["PostgreSQL"].Priority!.Reason));
        Assert.Equal(1, mentions["PostgreSQL"].Level!.Value);
    }

    [Fact]
    public void Offsets_lie_in_the_text_and_the_sentence_holds_the_span()
    {
        foreach (var mention in Catalogues.Analyse("Account Executive", Text).Mentions)
        {
            Assert.InRange(mention.Start, mention.SentenceStart, mention.End - 1);
            Assert.InRange(mention.End, mention.Start + 1, mention.SentenceEnd);
            Assert.InRange(mention.SentenceEnd, 1, Text.Length);
            Assert.InRange(mention.Score, 0, 1);
        }
    }

    [Fact]
    public void Two_builds_of_the_same_catalogue_give_the_same_analysis()
    {
        var other = PostingAnalyst.Build(Catalogues.Small, Catalogues.Kit);
        var posting = Catalogues.Posting("Senior Account Executive, EMEA", Text);
        Assert.Equal(Catalogues.Analyst.Model, other.Model);
        Assert.Equal(JsonSerializer.Serialize(Catalogues.Analyst.Analyse(posting), CurationJson.Line), JsonSerializer.Serialize(other.Analyse(posting), CurationJson.Line));
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var posting = Catalogues.Posting("Account Executive", Text);
        var one = JsonSerializer.Serialize(Catalogues.Analyst.Analyse(posting), CurationJson.Line);
        Parallel.For(0, 32, _ => Assert.Equal(one, JsonSerializer.Serialize(Catalogues.Analyst.Analyse(posting), CurationJson.Line)));
    }

    [Fact]
    public void What_is_not_English_is_kept_and_not_judged()
    {
        var analysis = Catalogues.Analyse("Kundenberater", "Sie beraten Kunden.", language: "de");
        Assert.Equal("language: de", analysis.NotJudgedBecause);
        Assert.Null(analysis.Role);
        Assert.Empty(analysis.Mentions);
    }

    [Fact]
    public void An_empty_text_is_not_judged() =>
        Assert.Equal("empty text", Catalogues.Analyse("Account Executive", " \n").NotJudgedBecause);

    [Fact]
    public void An_employer_that_is_a_product_is_no_skill_of_its_own_postings()
    {
        Assert.Contains(Catalogues.Analyse("Account Executive", Text, "Acme").Mentions, m => m.Term == "Salesforce");
        Assert.DoesNotContain(Catalogues.Analyse("Account Executive", Text, "Salesforce, Inc.").Mentions, m => m.Term == "Salesforce");
    }

    [Fact]
    public void Without_its_model_file_the_lexicon_works_alone_and_says_so()
    {
        using var kit = ModelKit.Load(Path.Combine(Path.GetTempPath(), "no-models-here"));
        var analyst = PostingAnalyst.Build(Catalogues.Small, kit);
        Assert.Contains("lexicon alone", analyst.Notes[0], StringComparison.Ordinal);
        Assert.StartsWith($"{PostingAnalyst.CodeVersion}-lexicon-", analyst.Model, StringComparison.Ordinal);
        Assert.All(analyst.Analyse(Catalogues.Posting("Account Executive", Text)).Mentions, m => Assert.Equal("lexicon", m.Extractor));
    }

    [Fact]
    public void A_catalogue_without_profiles_judges_skills_and_no_role()
    {
        var framework = Catalogues.Small.Frameworks[0] with { Profiles = [] };
        var analysis = PostingAnalyst.Build(new Catalogue([framework]), Catalogues.Kit).Analyse(Catalogues.Posting("Account Executive", Text));
        Assert.Null(analysis.Role);
        Assert.NotEmpty(analysis.Mentions);
    }

    [Fact]
    public void A_sentence_that_names_tools_is_judged_in_the_employers_story_too()
    {
        var analysis = Catalogues.Analyse("Engineer", "We are a leading provider of shelves, founded in 1999. Our platform is built on Python and PostgreSQL.");

        Assert.Equal(["Python", "PostgreSQL"], analysis.Mentions.Where(m => m.Extractor == "lexicon").Select(m => m.Term));
    }
}
