using Curation.Classify.Text;
using Xunit;

namespace Curation.Tests.Classify.Text;

public sealed class SectionsTests
{
    [Theory]
    [InlineData("Responsibilities", SectionKind.Duties)]
    [InlineData("What you'll do", SectionKind.Duties)]
    [InlineData("The role:", SectionKind.Duties)]
    [InlineData("Requirements", SectionKind.Requirements)]
    [InlineData("What we’re looking for", SectionKind.Requirements)]
    [InlineData("About you", SectionKind.Requirements)]
    [InlineData("You have:", SectionKind.Requirements)]
    [InlineData("Nice to have", SectionKind.NiceToHave)]
    [InlineData("Preferred qualifications", SectionKind.NiceToHave)]
    [InlineData("Bonus points", SectionKind.NiceToHave)]
    [InlineData("What we offer", SectionKind.Benefits)]
    [InlineData("Benefits & perks", SectionKind.Benefits)]
    [InlineData("About us", SectionKind.Employer)]
    [InlineData("Our mission", SectionKind.Employer)]
    [InlineData("Equal opportunity", SectionKind.Boilerplate)]
    [InlineData("How to apply", SectionKind.Boilerplate)]
    public void A_heading_says_what_stands_under_it(string heading, SectionKind expected)
    {
        var sections = Sections.Of($"{heading}\n\n- Salesforce and cold calling");
        Assert.Equal(expected, sections[^1].Section);
        Assert.Equal(heading, sections[^1].Heading);
    }

    [Theory]
    [InlineData("You will call customers and you will lead projects.", SectionKind.Duties)]
    [InlineData("You have 3 years of experience with Python.", SectionKind.Requirements)]
    [InlineData("We offer a dental plan, 401(k) and paid time off.", SectionKind.Benefits)]
    [InlineData("We are an equal opportunity employer and do not discriminate.", SectionKind.Boilerplate)]
    [InlineData("Founded in 2012, we are backed by great investors.", SectionKind.Employer)]
    [InlineData("The sky is blue.", SectionKind.Other)]
    public void Without_a_heading_a_paragraph_is_told_by_its_words(string text, SectionKind expected) =>
        Assert.Equal(expected, Assert.Single(Sections.Of(text)).Section);

    [Fact]
    public void An_equal_opportunity_paragraph_is_none_of_the_requirements_it_stands_under()
    {
        var sections = Sections.Of("Requirements\n\n- Excel\n\nWe are an equal opportunity employer, regardless of race or sexual orientation.");
        Assert.Equal([SectionKind.Requirements, SectionKind.Requirements, SectionKind.Boilerplate], sections.Select(s => s.Section));
    }

    [Fact]
    public void A_short_line_before_a_list_parts_a_section_and_does_not_end_it()
    {
        var sections = Sections.Of("Requirements\n\nTechnical:\n- Python\n\nPersonal:\n- Patience");
        Assert.All(sections, s => Assert.Equal(SectionKind.Requirements, s.Section));
    }

    [Theory]
    [InlineData("Be part of a fast-growing software company backed by investors")]
    [InlineData("Based in Lisbon and open to remote collaboration")]
    [InlineData("Our customers run their forecasting on it")]
    [InlineData("We serve 400 sales teams with pipeline reviews")]
    public void What_the_employer_tells_of_itself_is_no_requirement(string sentence)
    {
        var sections = Sections.Of($"Requirements\n\n- You know Salesforce\n- {sentence}");
        Assert.Equal([true, false], sections.Skip(1).Select(s => s.IsJudged));
    }

    [Theory]
    [InlineData("We are looking for someone who knows Salesforce")]
    [InlineData("Our stack is Python and PostgreSQL")]
    [InlineData("We need you to keep forecasts honest")]
    public void What_it_says_of_the_person_or_the_tools_is(string sentence) =>
        Assert.True(Sections.Of($"Requirements\n\n- {sentence}")[^1].IsJudged);

    [Theory]
    [InlineData("Traction")]
    [InlineData("Our story")]
    public void A_list_of_the_employers_numbers_is_not_judged(string heading) =>
        Assert.All(Sections.Of($"{heading}\n\n- Over 5 million hours of contact center operations saved"), s => Assert.False(s.IsJudged));

    [Fact]
    public void A_text_without_headings_is_judged_where_it_speaks_of_the_person()
    {
        var sections = Sections.Of("Kestrel Labs, Oslo.\n\nRust developers will feel at home.\n\nThe product maps the sea floor.");
        Assert.Equal([false, true, false], sections.Select(s => s.IsJudged));
    }
}
