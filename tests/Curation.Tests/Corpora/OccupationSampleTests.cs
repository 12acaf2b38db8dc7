using Curation.Corpora.Labels;
using Xunit;

namespace Curation.Tests.Corpora;

public sealed class OccupationSampleTests
{
    [Fact]
    public void Every_nth_english_posting_in_the_order_of_ids_is_drawn_whatever_the_order_they_come_in()
    {
        const string english = "You will work with the team and bring our product to the people who need it, and we will help you to learn. ";
        const string german = "Du arbeitest mit dem Team und bringst unser Produkt zu den Menschen, die es brauchen, und wir helfen dir dabei. ";
        var postings = Enumerable.Range(0, 40).Select(i => new BoardPosting("board", $"{i:00}", $"Title {i}", "", string.Concat(Enumerable.Repeat(i % 4 == 3 ? german : english, 6)))).ToList();

        var drawn = OccupationSample.Draw(postings, 10).Select(p => p.Id).ToList();

        Assert.Equal(["00", "04", "08", "12", "16", "20", "24", "28", "32", "36"], drawn);
        Assert.Equal(drawn, OccupationSample.Draw(postings.AsEnumerable().Reverse(), 10).Select(p => p.Id));
    }
}
