using Curation.Corpora.Labels;
using Xunit;

namespace Curation.Tests.Corpora;

public class RoleSampleTests
{
    private static readonly string[] Titles =
        ["Support Specialist", "Onboarding Lead", "Account Executive", "Brand Manager", "Frontend Developer", "Nurse", "Accountant", "Welder", "Paralegal", "Chef"];

    private static readonly IReadOnlyList<BoardPosting> Market =
        [.. Enumerable.Range(0, 600).Select(i => new BoardPosting($"board-{i % 60}", $"{i}", Titles[i / 60], "", ""))];

    [Fact]
    public void Half_of_a_sample_looks_like_our_roles_and_no_board_gives_more_than_two()
    {
        var drawn = RoleSample.Draw(Market, 60, "a");

        Assert.Equal(60, drawn.Distinct().Count());
        Assert.Equal([30, 6, 6, 6, 6, 6], drawn.CountBy(p => RoleSample.FieldOf(p.Title)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value));
        Assert.All(drawn.CountBy(p => p.Board), board => Assert.InRange(board.Value, 1, 2));
    }

    [Fact]
    public void The_seed_decides_and_not_the_order_of_the_boards()
    {
        Assert.Equal(RoleSample.Draw(Market, 60, "a"), RoleSample.Draw(Market.Reverse(), 60, "a"));
        Assert.NotEqual(RoleSample.Draw(Market, 60, "a"), RoleSample.Draw(Market, 60, "b"));
    }
}
