using Curation.Classify.Skills;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class SpanTagsTests
{
    [Fact]
    public void Nothing_is_inside_that_was_not_begun()
    {
        // "Inside" is likeliest for every token, but the first one cannot be.
        var (tags, probabilities) = SpanTags.Decode([0, 1, 3, 0, 1, 3, 3, 0, 0]);
        Assert.Equal([SpanTags.Begin, SpanTags.Inside, SpanTags.Outside], tags);
        Assert.All(probabilities, p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void The_likeliest_tags_together_win_over_each_ones_own()
    {
        // Alone the second token would be inside; but to begin at the first costs more than it gives.
        var (tags, _) = SpanTags.Decode([9, 0, 0, 0.5, 0, 1]);
        Assert.Equal([SpanTags.Outside, SpanTags.Outside], tags);
    }

    [Fact]
    public void Spans_that_touch_are_told_apart()
    {
        Assert.Equal([(0, 1), (2, 2), (4, 4)], SpanTags.Spans([1, 2, 1, 0, 1]));
        Assert.Empty(SpanTags.Spans([]));
        Assert.Empty(SpanTags.Decode([]).Tags);
    }
}
