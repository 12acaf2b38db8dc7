using Curation.Classify.Linking;
using Curation.Classify.Roles;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Linking;

public sealed class LinkingTests
{
    private static readonly Taxonomy Taxonomy = new(
        "demo",
        [
            new("1", "manage customer accounts", []), new("2", "Python (computer programming)", []), new("3", "plan marketing campaigns", []),
            new("4", "weld metal", []), new("5", "manage staff", []),
        ],
        [
            new("a", "customer service representative", ["call centre agent"], "Helps customers."), new("b", "software developer", ["programmer"], "Writes programs."),
            new("c", "midwife", [], "Helps at births."),
        ]);

    [Theory]
    [InlineData("managing accounts of customers", "1")]
    [InlineData("python", "2")]
    [InlineData("planning of marketing campaigns", "3")]
    public void A_text_is_linked_to_the_skill_it_names(string text, string id) =>
        Assert.Equal(id, new SkillLinker(Taxonomy).Link(text)[0].Id);

    [Fact]
    public void Nothing_is_linked_where_nothing_fits() =>
        Assert.Empty(new SkillLinker(Taxonomy).Link("zzz qqq"));

    [Fact]
    public void At_most_ten_links_are_given_best_first()
    {
        var many = Taxonomy with { Skills = [.. Enumerable.Range(0, 30).Select(i => new TaxonomyTerm($"{i}", i % 2 == 0 ? "sell products" : "sell our products", []))] };
        var links = new SkillLinker(many).Link("sell product");
        Assert.Equal(10, links.Count);
        Assert.Equal(links.OrderByDescending(l => l.Score), links);
    }

    [Theory]
    [InlineData("Senior Software Developer (Berlin)", "", "b")]
    [InlineData("Call Centre Agent", "You help our customers.", "a")]
    public void A_posting_is_ranked_among_occupations_by_its_title_and_text(string title, string text, string id)
    {
        var match = new OccupationRanker(Taxonomy).Rank(title, text);
        Assert.Equal(id, match.Role);
        Assert.False(match.Abstained);
    }

    [Fact]
    public void A_title_like_no_occupation_is_not_given_one() =>
        Assert.True(new OccupationRanker(Taxonomy).Rank("Quzzel Wrangler", "").Abstained);
}
