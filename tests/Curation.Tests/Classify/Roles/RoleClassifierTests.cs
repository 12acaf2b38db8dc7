using Curation.Classify.Roles;
using Xunit;

namespace Curation.Tests.Classify.Roles;

public sealed class RoleClassifierTests
{
    private static readonly Lazy<RoleClassifier> Classifier = new(() => RoleClassifier.Build(Catalogues.Small));

    [Theory]
    [InlineData("Account Executive", "DEMO/SAL-5")]
    [InlineData("Enterprise Account Executive (m/f/d) - Berlin", "DEMO/SAL-5")]
    [InlineData("Sr. Account Executive, EMEA", "DEMO/SAL-5")]
    [InlineData("SDR", "DEMO/SAL-6")]
    [InlineData("Business Development Rep (Remote)", "DEMO/SAL-6")]
    [InlineData("Vice President of Sales", "DEMO/SAL-2")]
    [InlineData("Director, Sales", "DEMO/SAL-2")]
    [InlineData("Senior Software Engineer, Backend", "DEMO/DEV-5")]
    [InlineData("Back-End Developer (Remote) | Berlin", "DEMO/DEV-5")]
    [InlineData("Engineering Manager - Search", "DEMO/DEV-3")]
    public void A_title_is_given_its_profile(string title, string profile)
    {
        var match = Classifier.Value.Classify(title, "You will work with us.")!;
        Assert.Equal(profile, match.Profile.ToString());
        Assert.False(match.Abstained, $"{match.Score}");
        Assert.NotEmpty(match.Because);
    }

    [Theory]
    [InlineData("Registered Nurse")]
    [InlineData("Senior Accountant")]
    [InlineData("Electrician")]
    [InlineData("Technical Recruiter")]
    [InlineData("Product Designer")]
    [InlineData("Executive Assistant")]
    [InlineData("Mechanical Engineer")]
    [InlineData("Chief of Staff")]
    [InlineData("Barista")]
    public void What_is_none_of_our_roles_is_said_to_be_so(string title) =>
        Assert.True(Classifier.Value.Classify(title, "You will work with us.")!.Abstained);

    [Fact]
    public void A_head_is_never_given_to_a_profile_without_heads()
    {
        var match = Classifier.Value.Classify("Director of Backend Engineering", "You will build services and databases.")!;
        Assert.True(match.Abstained || match.Profile.Code.ToString() != "DEV-5");
    }

    [Fact]
    public void Scores_have_four_decimals_and_alternatives_are_no_better_than_the_best()
    {
        var match = Classifier.Value.Classify("Account Executive or SDR", "You sell.")!;
        Assert.Equal(match.Score, Math.Round(match.Score, 4));
        Assert.InRange(match.Alternatives.Count, 1, 4);
        Assert.All(match.Alternatives, a => Assert.InRange(a.Score, 0, match.Score));
    }
}
