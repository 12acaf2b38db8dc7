using CsCheck;
using Curation.Classify.Skills;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class SpanChoiceTests
{
    [Fact]
    public void A_span_begins_and_goes_on_and_ends()
    {
        var spans = SpanChoice.Of([9, 0, 0, 0, 9, 0, 0, 0, 9, 9, 0, 0, 0, 9, 0]);
        Assert.Equal([(1, 2), (4, 4)], spans.Select(s => (s.First, s.Last)));
        Assert.All(spans, s => Assert.InRange(s.Worth, 0.99, 1));
    }

    [Fact]
    public void What_was_not_begun_is_no_span()
    {
        Assert.Empty(SpanChoice.Of([0, 0, 9, 0, 0, 9, 9, 0, 0]));
        Assert.Empty(SpanChoice.Of([]));
    }

    [Fact]
    public void A_likely_beginning_with_an_open_end_is_worth_less_than_a_shorter_span_that_ends_surely()
    {
        // Each tag of the three tokens is the likeliest of its token, but three doubts in a row leave a long span exact in 0.3 of cases.
        double[] doubtful = [0, 4, 0, 1, 0, 1.4, 1, 0, 1.4];
        Assert.Equal((0, 0), Assert.Single(SpanChoice.Of(doubtful).Select(s => (s.First, s.Last))));
    }

    [Fact]
    public void No_other_way_to_choose_is_worth_more() =>
        Gen.Double[-4, 4].Array[SpanTags.Count].List[0, 6].Sample(tokens =>
        {
            var chosen = SpanChoice.Of(tokens.SelectMany(t => t).ToArray());
            Assert.True(chosen.Zip(chosen.Skip(1)).All(pair => pair.First.Last < pair.Second.First));
            Assert.All(chosen, s => Assert.Equal(Worth(tokens, s.First, s.Last), s.Worth, 9));
            Assert.Equal(Best(tokens, 0), chosen.Sum(s => s.Worth - SpanChoice.Least), 9);
        });

    /// <summary>The most that spans from a token on can add up to, by trying all.</summary>
    private static double Best(List<double[]> tokens, int from) => from == tokens.Count
        ? 0
        : Enumerable.Range(from, tokens.Count - from).Select(last => Worth(tokens, from, last) - SpanChoice.Least + Best(tokens, last + 1)).Append(Best(tokens, from + 1)).Max();

    private static double Worth(List<double[]> tokens, int first, int last)
    {
        var p = tokens.ConvertAll(t => t.Select(l => Math.Exp(l) / t.Sum(Math.Exp)).ToArray());
        var exact = p[first][SpanTags.Begin] * (last + 1 < p.Count ? 1 - p[last + 1][SpanTags.Inside] : 1);
        for (var i = first + 1; i <= last; i++)
            exact *= p[i][SpanTags.Inside];
        return (exact + Enumerable.Range(first, last - first + 1).Average(i => 1 - p[i][SpanTags.Outside])) / 2;
    }
}
