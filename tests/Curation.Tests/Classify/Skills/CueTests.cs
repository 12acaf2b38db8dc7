using Curation.Classify.Skills;
using Curation.Classify.Text;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class CueTests
{
    [Theory]
    [InlineData("5+ years of experience with Python", "Python", 3, "\"5+ years of experience\"")]
    [InlineData("1-2 years of Python", "Python", 1, "\"1-2 years\"")]
    [InlineData("At least three years of Python", "Python", 2, "\"three years\"")]
    [InlineData("10 years in Python", "Python", 4, "\"10 years\"")]
    [InlineData("You are an expert in Python", "Python", 4, "\"expert in\"")]
    [InlineData("Deep expertise in Python", "Python", 4, "\"Deep expertise\"")]
    [InlineData("Strong Python skills", "Python", 3, "\"Strong\"")]
    [InlineData("Proficient in Python", "Python", 2, "\"Proficient in\"")]
    [InlineData("Working knowledge of Python", "Python", 2, "\"Working knowledge\"")]
    [InlineData("Familiarity with Python", "Python", 1, "\"Familiarity with\"")]
    [InlineData("5+ years of Java, familiarity with Python", "Python", 1, "\"familiarity with\"")]
    [InlineData("You will learn Python", "Python", 1, "\"You will learn\"")]
    [InlineData("Lead negotiations", "negotiations", 3, "\"Lead\"")]
    [InlineData("Assist with negotiations", "negotiations", 1, "\"Assist\"")]
    [InlineData("Python (advanced)", "Python", 3, "\"advanced\"")]
    [InlineData("Basic understanding of Python", "Python", 1, "\"Basic\"")]
    [InlineData("Nearly five years of Python", "Python", 2, "\"Nearly five years\"")]
    [InlineData("Mentor colleagues in Python", "Python", 3, "\"Mentor colleagues in\"")]
    [InlineData("Deep learning with basic Python", "Python", 1, "\"basic\"")]
    public void A_level_is_read_off_the_wording_nearest_to_the_skill(string sentence, string skill, int level, string reason)
    {
        var start = sentence.IndexOf(skill, StringComparison.Ordinal);
        var cue = LevelCues.Of(sentence, 0, sentence.Length, start, start + skill.Length);
        Assert.Equal((level, reason), (cue!.Value, cue.Reason));
    }

    [Theory]
    [InlineData("We talk Python here")]
    [InlineData("Experience with Python")]
    [InlineData("Deep learning with Python")]
    [InlineData("Our company has 20 years of Python")]
    public void A_sentence_that_says_nothing_of_a_level_gives_none(string sentence)
    {
        var start = sentence.IndexOf("Python", StringComparison.Ordinal);
        Assert.Null(LevelCues.Of(sentence, 0, sentence.Length, start, start + 6));
    }

    [Theory]
    [InlineData("Requirements\n\n- Python is a must", 3, "\"must\"")]
    [InlineData("Requirements\n\n- Python is required", 3, "\"is required\"")]
    [InlineData("Requirements\n\n- Python is a plus", 1, "\"is a plus\"")]
    [InlineData("Requirements\n\n- Python, but not required", 1, "\"not required\"")]
    [InlineData("Requirements\n\n- Python", 2, "section: requirements")]
    [InlineData("Nice to have\n\n- Python", 1, "section: nice to have")]
    [InlineData("Must have\n\n- Python", 3, "section: must have")]
    [InlineData("Minimum qualifications\n\n- Python", 3, "section: minimum")]
    [InlineData("What you'll do\n\n- Write Python", 2, "section: duties")]
    public void A_priority_is_read_off_the_wording_and_the_section(string text, int priority, string reason)
    {
        var start = text.IndexOf("Python", StringComparison.Ordinal);
        var cue = PriorityCues.Of(text, Sections.Of(text)[^1], start, start + 6, inTitle: false);
        Assert.Equal((priority, reason), (cue!.Value, cue.Reason));
    }

    [Theory]
    [InlineData("No prior Python experience required.", true)]
    [InlineData("You do not need Python.", true)]
    [InlineData("This is not a Python role.", true)]
    [InlineData("Python preferred, not required.", false)]
    [InlineData("Not only Python but also Go.", false)]
    public void What_is_negated_is_no_mention(string sentence, bool negated)
    {
        var start = sentence.IndexOf("Python", StringComparison.Ordinal);
        Assert.Equal(negated, Negation.Covers([.. Negation.In(sentence)], start, start + 6));
    }

    [Theory]
    [InlineData("strong experience with vector databases", "vector databases")]
    [InlineData("Bachelor's degree in Computer Science", "Computer Science")]
    [InlineData("Bachelor's degree", null)]
    [InlineData("Kubernetes", "Kubernetes")]
    [InlineData("excellent communication skills", "communication")]
    [InlineData("ability to prioritise tasks", "prioritise tasks")]
    [InlineData("you will be part of our journey", null)]
    [InlineData("customers", null)]
    [InlineData("hands-on GraphQL experience", "GraphQL")]
    public void An_unlinked_span_becomes_a_term_that_can_be_counted(string span, string? term) =>
        Assert.Equal(term, Term.Of("We ask for " + span, 11, 11 + span.Length)?.Text);

    [Theory]
    [InlineData("5+ years in sales, with Salesforce", "Salesforce")]
    [InlineData("5+ years of sales and forecasting", "forecasting")]
    [InlineData("Drive growth across the region by careful forecasting", "forecasting")]
    public void Years_and_verbs_say_nothing_of_what_stands_further_on(string sentence, string skill)
    {
        var start = sentence.IndexOf(skill, StringComparison.Ordinal);
        Assert.Null(LevelCues.Of(sentence, 0, sentence.Length, start, start + skill.Length));
    }
}
