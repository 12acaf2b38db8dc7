using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Ui.Frameworks;
using Xunit;

namespace Curation.Tests.Api;

public sealed class FinderTests
{
    private static readonly Framework Content = new()
    {
        Code = FrameworkCode.Parse("T"),
        Name = "T",
        Purpose = "T",
        Families = [new JobFamily(ElementCode.Parse("SAL"), "Sales", "")],
        Profiles = [Profile("S-1", "Account Manager", "Client Partner"), Profile("S-2", "Manager of Accounts")],
        Competencies = [new Competency { Code = ElementCode.Parse("K1"), Name = "Account Planning", Description = "", Scale = ElementCode.Parse("L") }],
        Skills = [new Skill(ElementCode.Parse("K-CPP"), "C++", ElementCode.Parse("K1"), SkillKind.Knowledge, ["cpp"]), new Skill(ElementCode.Parse("K-W"), "Waiting", null, SkillKind.Skill, [])],
    };

    private static readonly FrameworkVersion Latest = new(Content.Code, 2, "h2", "", DateTimeOffset.UnixEpoch);

    private static readonly Edition Edition = new(Latest, Content, [Latest, new FrameworkVersion(Content.Code, 1, "h1", "", DateTimeOffset.UnixEpoch)]);

    [Theory]
    [InlineData("account manager", "S-1 S-2")]
    [InlineData("acc", "S-1 K1 S-2")]
    [InlineData("CLIENT", "S-1")]
    [InlineData("k1", "K1")]
    [InlineData("c++", "K-CPP")]
    [InlineData("CPP", "K-CPP")]
    [InlineData("ccount plan", "K1")]
    [InlineData("sales", "SAL")]
    [InlineData("nothing", "")]
    [InlineData("  ", "")]
    public void Names_other_names_and_codes_are_found_nearest_first(string asked, string codes) =>
        Assert.Equal(codes, string.Join(' ', Finder.In(Edition, asked).Select(f => f.Code)));

    [Fact]
    public void What_was_found_by_another_name_says_so_and_what_has_no_page_has_no_address()
    {
        Assert.Equal("cpp", Assert.Single(Finder.In(Edition, "cpp")).By);
        Assert.Null(Assert.Single(Finder.In(Edition, "c++")).By);
        Assert.Null(Assert.Single(Finder.In(Edition, "waiting")).Url);
    }

    [Fact]
    public void Addresses_keep_the_version_that_is_read()
    {
        Assert.Equal("/frameworks/T/profiles/S-1", Finder.In(Edition, "client partner")[0].Url);
        var older = Edition with { Version = Edition.All[1] };
        Assert.Equal("/frameworks/T/profiles/S-1?version=1", Finder.In(older, "client partner")[0].Url);
        Assert.Equal("/frameworks/T/competencies/K1?version=1#skills", Finder.In(older, "c++")[0].Url);
    }

    private static JobProfile Profile(string code, string name, params string[] titles) =>
        new() { Code = ElementCode.Parse(code), Family = ElementCode.Parse("SAL"), Band = 4, Name = name, RoleDescription = "", AlternateTitles = titles };
}
