using Curation.Domain.Models;
using Xunit;

namespace Curation.Tests.Models;

public sealed class ModelComparisonTests
{
    [Fact]
    public void What_one_has_right_and_the_other_has_not_is_gained_or_lost()
    {
        var comparison = new ModelComparison(Evaluation(0.5, true, true, false, false), Evaluation(0.5, true, false, true, false));
        Assert.Equal(["2"], comparison.Gained.Select(p => p.After.Id));
        Assert.Equal(["1"], comparison.Lost.Select(p => p.After.Id));
        Assert.Equal(0, comparison.Right.Value);
        Assert.InRange(comparison.Right.Low, -1, -0.0001);
        Assert.InRange(comparison.Right.High, 0.0001, 1);
        Assert.Null(comparison.WorseBecause);
    }

    [Fact]
    public void A_leading_figure_that_falls_by_more_than_the_margin_is_worse()
    {
        var before = Evaluation(0.6, true, true);
        Assert.Null(new ModelComparison(before, Evaluation(0.6 - ModelComparison.Margin, true, true)).WorseBecause);
        Assert.Equal("On set its F1 is 58.9 % instead of 60.0 %.", new ModelComparison(before, Evaluation(0.589, true, true)).WorseBecause);
    }

    [Fact]
    public void Examples_that_are_lost_beyond_chance_are_worse_and_a_few_of_many_are_not()
    {
        var all = Enumerable.Repeat(true, 100).ToArray();
        Assert.Null(new ModelComparison(Evaluation(0.6, all), Evaluation(0.6, [.. all.Select((_, i) => i > 0)])).WorseBecause);
        Assert.Equal(
            "On set 12 of 100 examples are lost and 0 gained, which is beyond chance.", new ModelComparison(Evaluation(0.6, all), Evaluation(0.6, [.. all.Select((_, i) => i >= 12)])).WorseBecause);
    }

    [Fact]
    public void The_same_two_evaluations_give_the_same_interval()
    {
        var (a, b) = (Evaluation(0.6, true, false, true, false, true), Evaluation(0.6, false, false, true, true, true));
        Assert.Equal(new ModelComparison(a, b).Right, new ModelComparison(a, b).Right);
    }

    [Fact]
    public void Two_sets_and_other_examples_do_not_compare()
    {
        var one = Evaluation(0.6, true, true);
        Assert.Throws<ArgumentException>(() => new ModelComparison(one, one with { Set = one.Set with { Hash = "other" } }));
        Assert.Throws<ArgumentException>(() => new ModelComparison(one, Evaluation(0.6, true)));
        Assert.Throws<ArgumentException>(() => new ModelComparison(one, one with { Kind = ModelKind.Roles }));
    }

    private static ModelEvaluation Evaluation(double leading, params bool[] right) => new(
        ModelKind.Tagger, "model", new LabelledSet("set", "hash", right.Length), [new Measure("F1", leading, 0, 1, Leading: true)], [], null, [],
        [.. right.Select((r, i) => new Outcome($"{i}", $"example {i}", "a", r ? "a" : "b", r))]);
}
