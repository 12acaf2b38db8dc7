using CsCheck;
using Curation.Classify.Text;
using Xunit;

namespace Curation.Tests.Classify.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("You sell. You listen.", "You sell.|You listen.")]
    [InlineData("Tools, e.g. Salesforce, are used. We help.", "Tools, e.g. Salesforce, are used.|We help.")]
    [InlineData("Work at Acme Inc. in Berlin. Apply!", "Work at Acme Inc. in Berlin.|Apply!")]
    [InlineData("We use Node.js and ASP.NET. You know both.", "We use Node.js and ASP.NET.|You know both.")]
    [InlineData("Requirements\n\n- 5+ years of sales\n- Excel", "Requirements|5+ years of sales|Excel")]
    [InlineData("Duties:\nYou sell.", "Duties:|You sell.")]
    [InlineData("This line is wrapped by its author after fifty\ncharacters and goes on here.", "This line is wrapped by its author after fifty\ncharacters and goes on here.")]
    [InlineData("Tasks • Sell things • Call people", "Tasks|Sell things|Call people")]
    [InlineData("", "")]
    public void A_text_is_parted_into_sentences(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Of(text).Select(s => s.In(text))));

    [Fact]
    public void Headings_and_list_items_are_told_from_prose()
    {
        var text = "What you will do\n\n- Sell\n- Call customers\n\nWe are a small team and we care.";
        Assert.Equal([SentenceKind.Heading, SentenceKind.ListItem, SentenceKind.ListItem, SentenceKind.Prose], Sentences.Of(text).Select(s => s.Kind));
    }

    [Fact]
    public void Sentences_tile_the_text_in_order_and_only_blanks_and_list_marks_lie_between() =>
        Gen.OneOf(new[] { "You sell. ", "Go!", "\n", "\n\n", "- ", "• ", "e.g. C#, ", "1. ", " ", "Requirements", ":", "we ", "é", "🙂", "U.S. ", "* item", "…", "(a) b? " }.Select(Gen.Const).ToArray()).List[0, 30]
            .Sample(parts =>
            {
                var text = string.Concat(parts);
                var at = 0;
                foreach (var sentence in Sentences.Of(text))
                {
                    Assert.True(sentence.Start >= at && sentence.End > sentence.Start && sentence.End <= text.Length);
                    Assert.DoesNotContain(text[at..sentence.Start], c => char.IsLetter(c));
                    Assert.Equal(sentence.In(text).Trim(), sentence.In(text));
                    at = sentence.End;
                }

                Assert.DoesNotContain(text[at..], c => char.IsLetter(c));
            });
}
