using Curation.Classify.Skills;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class SpanTagsTests
{
    [Fact]
    public void Spans_that_touch_are_told_apart()
    {
        Assert.Equal([(0, 1), (2, 2), (4, 4)], SpanTags.Spans([1, 2, 1, 0, 1]));
        Assert.Empty(SpanTags.Spans([]));
    }
}
