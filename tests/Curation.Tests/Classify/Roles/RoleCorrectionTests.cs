using Curation.Classify;
using Curation.Classify.Roles;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Roles;

public sealed class RoleCorrectionTests
{
    private const string Text = "You pair with customers who go live on our platform, map their processes, load their data and train their staff.";

    private static readonly string[] Titles =
        ["Account Executive", "SDR", "VP of Sales", "Backend Engineer", "Engineering Manager", "Registered Nurse", "Accountant", "Product Designer", "Recruiter", "Barista"];

    private static readonly RoleClassifier Before = RoleClassifier.Build(Catalogues.Small);

    [Fact]
    public void After_a_correction_its_like_are_judged_so_and_others_are_not_disturbed()
    {
        var taught = Taught(Learned("Deal Desk Champion", "DEMO/SAL-5"));
        Assert.True(Before.Classify("Deal Desk Champion", Text)!.Abstained);
        foreach (var title in (string[])["Deal Desk Champion", "Senior Deal Desk Champion", "Deal Desk Champion (Remote)", "Champion, Deal Desk"])
        {
            var match = taught.Classify(title, Text)!;
            Assert.Equal("DEMO/SAL-5", match.Profile.ToString());
            Assert.False(match.Abstained, $"{title}: {match.Score}");
        }

        Assert.Equal(Titles.Select(t => Judged(Before, t)), Titles.Select(t => Judged(taught, t)));
    }

    [Fact]
    public void A_curators_none_stands_above_what_was_made_up()
    {
        var taught = Taught(Learned("Junior Sales Executive Ambassador", null));
        Assert.True(taught.Classify("Junior Sales Executive Ambassador", Text)!.Abstained);
        Assert.False(taught.Classify("Account Executive", Text)!.Abstained);
    }

    [Fact]
    public void One_posting_does_not_take_a_profiles_own_title_away() =>
        Assert.False(Taught(Learned("Account Executive", null)).Classify("Account Executive", "You win new customers, from the first call to the signed contract.")!.Abstained);

    [Fact]
    public void What_a_curator_said_is_named_as_the_reason()
    {
        var match = Taught(Learned("Deal Desk Champion", "DEMO/SAL-5")).Classify("Deal Desk Champion", Text)!;
        Assert.Contains("like \"Deal Desk Champion\", as a curator corrected it", match.Because);
        Assert.Contains("like the alternate title \"Sales Executive\"", Before.Classify("Sales Executive", "You sell.")!.Because);
    }

    [Fact]
    public void One_in_five_is_held_out_and_teaches_nothing()
    {
        var all = Enumerable.Range(0, 500).Select(i => new RoleCorrection($"Title {i}", Text, null)).ToList();
        Assert.InRange(all.Count(c => c.IsHeldOut), 70, 130);
        var held = Enumerable.Range(0, 100).Select(i => new RoleCorrection("Deal Desk Champion", $"{Text} {i}", ProfileKey.Parse("DEMO/SAL-5", null))).First(c => c.IsHeldOut);
        Assert.Equal(Catalogues.Small.Hash(), With(held).Hash());
        Assert.Equal(Before.Hash, Taught(held).Hash);
    }

    [Fact]
    public void What_is_learned_from_is_part_of_the_catalogues_hash_in_any_order()
    {
        var (a, b) = (Learned("Deal Desk Champion", "DEMO/SAL-5"), Learned("Sales Wizard", "DEMO/SAL-2"));
        Assert.NotEqual(Catalogues.Small.Hash(), With(a).Hash());
        Assert.Equal(With(a, b).Hash(), With(b, a, b).Hash());
    }

    [Fact]
    public void A_profile_that_is_gone_teaches_nothing_and_breaks_nothing() =>
        Assert.Equal(Titles.Select(t => Judged(Before, t)), Titles.Select(t => Judged(Taught(Learned("Deal Desk Champion", "GONE/X-1")), t)));

    private static RoleCorrection Learned(string title, string? profile) => Enumerable.Range(0, 100)
        .Select(i => new RoleCorrection(title, $"{Text} Number {i}.", profile is null ? null : ProfileKey.Parse(profile, null))).First(c => !c.IsHeldOut);

    private static Catalogue With(params RoleCorrection[] corrections) => Catalogues.Small with { Corrections = corrections };

    private static RoleClassifier Taught(params RoleCorrection[] corrections) => RoleClassifier.Build(With(corrections));

    private static string Judged(RoleClassifier classifier, string title) => classifier.Classify(title, "You will work with us.") is { Abstained: false } match ? match.Profile.ToString() : "none";
}
