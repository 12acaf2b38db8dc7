using Curation.Classify;
using Curation.Classify.Skills;
using Curation.Domain.Analysis;
using Xunit;

namespace Curation.Tests.Classify.Skills;

/// <summary>
/// Sentences and what they ask for, written before the rules were mended. Found by the lexicon alone, so that the table does not hang on a
/// trained model: <c>Python@3!1</c> is Python at level 3, welcome; a priority of 2 is left out.
/// </summary>
public sealed class MentionTableTests
{
    private static readonly Lazy<PostingAnalyst> Lexicon = new(() =>
    {
        using var none = ModelKit.Load(Path.Combine(Path.GetTempPath(), "no-models-here"));
        return PostingAnalyst.Build(Catalogues.Small, none);
    });

    [Theory]
    [InlineData("SQL, Python or R", "SQL Python R")]
    [InlineData("Python, Go and C++", "Python Go C++")]
    [InlineData("C#/.NET", "C# .NET")]
    [InlineData("Python (or R)", "Python R")]
    [InlineData("Excel and PostgreSQL", "Excel PostgreSQL")]
    [InlineData("CRM (Salesforce)", "CRM Salesforce")]
    [InlineData("Problem-solving and negotiation skills", "problem-solving negotiation")]
    [InlineData("Managing accounts", "account-planning")]
    [InlineData("No experience with Salesforce needed", "")]
    [InlineData("No prior CRM knowledge is required.", "")]
    [InlineData("You don't need to know Python.", "")]
    [InlineData("You do not need to be a Python expert, but PostgreSQL is a must.", "PostgreSQL!3")]
    [InlineData("This is not a cold calling role.", "")]
    [InlineData("Rather than Python, we use PostgreSQL.", "PostgreSQL")]
    [InlineData("Instead of cold calling you will do account planning.", "account-planning")]
    [InlineData("Never cold calling, always negotiation.", "negotiation")]
    [InlineData("No cold calling.", "")]
    [InlineData("You no longer do cold calling.", "")]
    [InlineData("You don't do cold calling.", "")]
    [InlineData("You use Python, not Go.", "Python")]
    [InlineData("Without Python you will not get far here.", "Python")]
    [InlineData("Not only Python but also PostgreSQL.", "Python PostgreSQL")]
    [InlineData("You are not afraid of cold calling.", "cold-calling")]
    [InlineData("You don't mind cold calling.", "cold-calling")]
    [InlineData("No matter whether you know Python or PostgreSQL, you think in data.", "Python PostgreSQL")]
    [InlineData("Python, not necessarily PostgreSQL", "Python PostgreSQL")]
    [InlineData("Experience with Salesforce is not required.", "Salesforce!1")]
    [InlineData("Salesforce is nice to have.", "Salesforce!1")]
    [InlineData("Nice to have: Python", "Python!1")]
    [InlineData("Python is required, PostgreSQL is a plus.", "Python!3 PostgreSQL!1")]
    [InlineData("Python required; PostgreSQL a bonus", "Python!3 PostgreSQL!1")]
    [InlineData("PostgreSQL, ideally with Python", "PostgreSQL Python!1")]
    [InlineData("Python would be great but is not essential.", "Python!1")]
    [InlineData("Must have: Python", "Python!3")]
    [InlineData("You will learn Python with us.", "Python@1")]
    [InlineData("You will be trained in Salesforce.", "Salesforce@1")]
    [InlineData("Willingness to learn C#", "C#@1")]
    [InlineData("Strong Python and basic PostgreSQL", "Python@3 PostgreSQL@1")]
    [InlineData("Expert in C++, familiar with C#", "C++@4 C#@1")]
    [InlineData("5+ years of Python, PostgreSQL or C++", "Python@3 PostgreSQL C++")]
    public void A_sentence_asks_for_what_a_reader_says_it_asks_for(string sentence, string expected)
    {
        var mentions = Lexicon.Value.Analyse(Catalogues.Posting("Somebody", $"Requirements\n\n- You like good work.\n- {sentence}\n")).Mentions;
        Assert.Equal(expected, string.Join(' ', mentions.Select(Written)));
    }

    [Theory]
    [InlineData("planning and running campaigns", "planning campaigns|running campaigns")]
    [InlineData("designing, building and testing services", "designing services|building services|testing services")]
    [InlineData("building and maintaining relationships with customers", "relationships with customers")]
    [InlineData("budgeting and forecasting", "budgeting|forecasting")]
    [InlineData("SQL, Python or R", "SQL|Python|R")]
    [InlineData("Kubernetes and Docker", "Kubernetes|Docker")]
    [InlineData("communication, presentation and negotiation skills", "communication|presentation|negotiation")]
    [InlineData("data analysis and reporting", "data analysis and reporting")]
    [InlineData("written and verbal communication", "written and verbal communication")]
    [InlineData("health and safety", "health and safety")]
    [InlineData("Research and Development", "Research and Development")]
    [InlineData("managing accounts", "managing accounts")]
    public void A_span_that_names_several_things_is_several_terms(string span, string terms)
    {
        var found = Enumeration.Terms($"We ask for {span}.", 11, 11 + span.Length).ToList();
        Assert.Equal(terms, string.Join('|', found.Select(t => t.Text)));
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    private static string Written(SkillMention mention) =>
        mention.Term.Replace(' ', '-') + (mention.Level is { } level ? $"@{level.Value}" : "") + (mention.Priority is { Value: not 2 } priority ? $"!{priority.Value}" : "");
}
