using Curation.Classify.Proposals.Counting;
using Curation.Classify.Roles;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

public sealed class NewProfileTests
{
    [Fact]
    public void A_title_that_is_none_of_our_roles_and_asks_for_what_they_ask_for_becomes_a_profile()
    {
        var window = Usual().Role(null, "Senior Customer Educator", 12, 2, ("ONBO", 10, 1), ("COMM", 9, 1), ("~Articulate", 8, 1));
        var proposal = Assert.Single(window.Propose());
        var change = Assert.IsType<Change.NewProfile>(proposal.Change);
        Assert.Equal("Customer Educator", change.Title);
        Assert.Equal(["customer onboarding", "clear communication", "Articulate"], change.Skills);
        Assert.Equal("Should Customer Educator become a job profile?", proposal.Question);
        Assert.Equal(10, proposal.Demand.Employers);
        Assert.Contains($"The nearest of our roles: {proposal.Nearest[0].Name}", proposal.Reasons);
    }

    [Fact]
    public void A_title_whose_postings_ask_for_what_a_profile_requires_is_another_title_of_it()
    {
        var much = SmallFramework.With("CSM", Requires("ONBO", "COMM", "NEGO", "FORE", "RENEW"));
        foreach (var little in new[] { Requires("ONBO", "COMM", "NEGO", "FORE", "RENEW", "CAMP"), Requires("ONBO", "COMM", "NEGO") })
            Assert.IsType<Change.NewProfile>(Assert.Single(Asking(SmallFramework.With("CSM", little)).Propose(), p => p.Change is Change.NewProfile or Change.AddTitle).Change);
        var proposal = Assert.Single(Asking(much).Propose(), p => p.Change is Change.NewProfile or Change.AddTitle);
        Assert.Equal(new Change.AddTitle(SmallFramework.Code("CSM"), "Customer Educator"), proposal.Change);
        Assert.Equal("Is Customer Educator another title of Customer Success Manager?", proposal.Question);
        Assert.Contains("They ask for 4 of the 5 competencies of Customer Success Manager", proposal.Reasons);
        Assert.Contains(SmallFramework.Code("CSM"), proposal.Nearest.Select(n => n.Code));

        static (string, int, Priority)[] Requires(params string[] codes) => [.. codes.Select(c => (c, 2, Priority.Medium))];

        static Window Asking(Framework framework) => new Window { Framework = framework }.OtherRoles("CSM").Role("CSM", 30, 30, ("ONBO", 14, 14), ("COMM", 15, 15), ("NEGO", 14, 14))
            .Role(null, "Senior Customer Educator", 12, 2, ("ONBO", 10, 1), ("COMM", 9, 1), ("NEGO", 8, 1), ("FORE", 8, 1), ("~Articulate", 8, 1));
    }

    [Fact]
    public void It_needs_five_employers() =>
        Assert.Empty(Usual().Role(null, "Customer Educator", 4, 0, ("ONBO", 4, 0), ("COMM", 4, 0)).Propose());

    [Fact]
    public void A_nurse_never_becomes_a_profile_of_a_customer_framework()
    {
        var window = Usual().Role(null, "Registered Nurse", 40, 0, ("COMM", 40, 0), ("~patient care", 40, 0), ("~wound dressing", 30, 0), ("~triage", 30, 0));
        Assert.Empty(window.Propose());
    }

    [Fact]
    public void What_reads_like_other_peoples_jobs_is_none_of_ours_whatever_it_shares()
    {
        var window = Usual();
        foreach (var title in new[] { "Backend Engineer", "Site Engineer", "Data Engineer", "Customer Engineer" })
            window.Role(null, title, 20, 0, ("~Kubernetes", 18, 0), ("~Postgres", 18, 0), ("DATA", 16, 0), ("TICK", 12, 0), ("COMM", 10, 0), ("NEGO", 8, 0));
        Assert.Empty(window.Changes<Change.NewProfile>());
    }

    [Fact]
    public void Nor_does_one_whose_postings_only_speak_of_what_everybody_asks_for() =>
        Assert.Empty(Usual().Role(null, "Registered Nurse", 40, 0, ("COMM", 40, 0)).Propose());

    [Fact]
    public void A_title_that_a_profile_has_is_no_new_one() =>
        Assert.Empty(Usual().Role(null, "Lead Account Executive (m/f/d)", 12, 0, ("ONBO", 10, 0), ("COMM", 9, 0)).Changes<Change.NewProfile>());

    [Fact]
    public void A_title_of_another_framework_is_left_to_it()
    {
        var window = Usual().Role(null, "Customer Educator", 12, 0, ("ONBO", 10, 0), ("COMM", 9, 0), ("~A", 12, 0), ("~B", 12, 0), ("~C", 12, 0));
        var linked = window.Postings.Select(p => p with
        {
            Analysis = p.Analysis with { Mentions = [.. p.Analysis.Mentions.Select(m => m.Skill is null ? m with { Skill = $"SOFT/{m.Term}" } : m)] },
        }).ToList();
        Assert.Single(window.Changes<Change.NewProfile>());
        Assert.Empty(Curation.Classify.Proposals.ProposalBuilder.Propose(SmallFramework.Care, 1, linked, Window.AsOf, new()));
    }

    [Fact]
    public void Spellings_and_abbreviations_of_one_title_are_one_candidate_under_the_most_frequent_name()
    {
        var window = Usual()
            .Role(null, "Customer Onboarding Specialist", 8, 0, ("ONBO", 8, 0), ("COMM", 7, 0), ("~Articulate", 8, 0))
            .Role(null, "Sr. Customer On Boarding Specialist", 4, 0, ("ONBO", 4, 0), ("COMM", 3, 0), ("~Articulate", 4, 0));
        var proposal = Assert.Single(window.Propose());
        Assert.Equal("Customer Onboarding Specialist", Assert.IsType<Change.NewProfile>(proposal.Change).Title);
        Assert.Equal(12, proposal.Demand.Employers);
    }

    [Theory]
    [InlineData("SRE", "Site Reliability Engineer", true)]
    [InlineData("Full Stack Engineer", "Fullstack Engineer", true)]
    [InlineData("ML Engineer", "Machine Learning Engineer", true)]
    [InlineData("Product Designer", "Product Manager", false)]
    [InlineData("Frontend Engineer", "Backend Engineer", false)]
    [InlineData("Sales Development Representative", "Sales Development Manager", false)]
    [InlineData("Head of Product Marketing", "Head of Marketing", false)]
    public void Titles_are_one_by_their_words_and_not_by_their_likeness(string a, string b, bool one) => Assert.Equal(one, Title.Of(a).Key == Title.Of(b).Key);

    [Theory]
    [InlineData("Senior Customer Success Manager (m/f/d) - Berlin, #1234", "Customer Success Manager")]
    [InlineData("Manager, Customer Education", "Customer Education Manager")]
    [InlineData("Head of Support | Remote", "Head of Support")]
    [InlineData("Sales Director, EMEA", "Head of Sales")]
    [InlineData("VP, Product Marketing", "Head of Product Marketing")]
    [InlineData("Full-time Full Stack Engineer", "Full Stack Engineer")]
    [InlineData("Copywriter (New York)", "Copywriter")]
    [InlineData("Design Lead", null)]
    [InlineData("Senior SRE", "SRE")]
    [InlineData("CS", null)]
    [InlineData("Solutions Engineer II", "Solutions Engineer")]
    [InlineData("Senior Manager", null)]
    [InlineData("Remote", null)]
    [InlineData("", null)]
    public void A_title_core_is_without_rank_place_marks_and_numbers(string title, string? core) => Assert.Equal(core, TitleCore.Of(title)?.Text);

    [Fact]
    public void A_title_core_is_without_the_postings_own_place() => Assert.Equal("Customer Educator", TitleCore.Of("Customer Educator Aachen", "Aachen, DE")?.Text);

    private static Window Usual() => new Window().OtherRoles("CSM").Role("CSM", 30, 30, ("ONBO", 14, 14), ("COMM", 15, 15));
}
