using CsCheck;
using Curation.Classify.Proposals.Statistics;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(0.8, 10, 0.4902, 0.9433)]
    [InlineData(0.0, 10, 0.0, 0.2775)]
    [InlineData(0.5, 100, 0.4038, 0.5962)]
    public void A_Wilson_interval_has_the_known_ends(double share, int count, double low, double high)
    {
        var interval = WilsonInterval.Of(share, count);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void A_Wilson_interval_holds_its_share_and_narrows_with_more_units() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 5000]).Sample((share, count) =>
        {
            var (few, many) = (WilsonInterval.Of(share, count), WilsonInterval.Of(share, count * 2));
            return few.Low >= 0 && few.High <= 1 && few.Low <= share + 1e-12 && few.High >= share - 1e-12 && many.High - many.Low <= few.High - few.Low;
        });

    /// <summary>Values of R's fisher.test: the lady tasting tea, and a table that it documents (Job and Fisher, convictions of twins).</summary>
    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857142857)]
    [InlineData(2, 17, 10, 13, 0.0005367241)]
    [InlineData(0, 10, 0, 10, 1.0)]
    [InlineData(10, 10, 0, 10, 1.082509e-05)]
    public void Fishers_test_gives_the_known_values(int hitsA, int sizeA, int hitsB, int sizeB, double p) =>
        Assert.Equal(p, FisherExact.TwoSided(hitsA, sizeA, hitsB, sizeB), 1e-9);

    [Fact]
    public void Fishers_test_does_not_care_which_group_comes_first_nor_whether_hits_or_misses_are_counted() =>
        Tables.Sample((a, n, b, m) =>
        {
            var p = FisherExact.TwoSided(a, n, b, m);
            return p is > 0 and <= 1 && Near(p, FisherExact.TwoSided(b, m, a, n)) && Near(p, FisherExact.TwoSided(n - a, n, m - b, m));
        });

    [Fact]
    public void No_table_is_less_likely_than_the_smallest_of_its_margins() =>
        Tables.Sample((a, n, b, m) => FisherExact.TwoSided(a, n, b, m) >= FisherExact.Smallest(a + b, n, m) - 1e-12);

    /// <summary>Half of 10,000 or more, with factorials above the table: one half and half of the middle term.</summary>
    [Fact]
    public void Large_counts_are_exact_too() =>
        Assert.Equal(0.5 + (0.5 * 0.0079786461393821), BinomialTest.AtLeast(5000, 10_000, 0.5), 1e-9);

    [Theory]
    [InlineData(8, 0, 0.0078125)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(7, 3, 0.34375)]
    [InlineData(0, 0, 1)]
    public void The_sign_test_gives_the_known_values(int above, int below, double p) => Assert.Equal(p, BinomialTest.Sign(above, below), 10);

    [Fact]
    public void A_binomial_tail_has_the_known_value() => Assert.Equal(0.1719, BinomialTest.AtLeast(7, 10, 0.5), 4);

    /// <summary>R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BH") and a shuffled, uneven one.</summary>
    [Fact]
    public void Benjamini_Hochberg_gives_the_known_values()
    {
        Assert.Equal([0.05, 0.05, 0.05, 0.05, 0.05], BenjaminiHochberg.Adjust([0.01, 0.02, 0.03, 0.04, 0.05]).Select(q => Math.Round(q, 10)));
        Assert.Equal([0.8, 0.004, 0.02], BenjaminiHochberg.Adjust([0.8, 0.004 / 3, 0.02 * 2 / 3]).Select(q => Math.Round(q, 10)));
    }

    [Fact]
    public void Benjamini_Hochberg_keeps_order_never_lowers_and_calls_what_the_step_up_rule_calls() =>
        Gen.Double[0, 1].Array[0, 40].Sample(ps =>
        {
            var qs = BenjaminiHochberg.Adjust(ps);
            var sorted = ps.Order().ToArray();
            var last = Enumerable.Range(1, ps.Length).LastOrDefault(k => sorted[k - 1] <= 0.1 * k / ps.Length);
            var limit = last == 0 ? -1 : sorted[last - 1];
            return ps.Zip(qs).All(x => x.Second >= x.First && x.Second <= 1)
                && ps.Zip(qs).OrderBy(x => x.First).Select(x => x.Second).Pairwise().All(x => x.Item1 <= x.Item2)
                && ps.Zip(qs).All(x => Math.Abs(x.Second - 0.1) < 1e-9 || x.Second <= 0.1 == x.First <= limit);
        });

    [Fact]
    public void Weights_sum_to_one_keep_order_and_stay_under_the_cap_from_20_employers_on() =>
        Gen.Select(Gen.Double[0.01, 1000].Array[1, 80], Gen.Double[0.02, 1]).Sample((raw, cap) =>
        {
            var weights = EmployerWeights.Capped(raw, cap);
            return Near(weights.Sum(), 1)
                && (raw.Length * cap <= 1 ? weights.All(w => Near(w, 1.0 / raw.Length)) : weights.All(w => w <= cap + 1e-9))
                && raw.Zip(weights).OrderBy(x => x.First).Select(x => x.Second).Pairwise().All(x => x.Item1 <= x.Item2 + 1e-9);
        });

    [Fact]
    public void An_employer_with_a_thousand_times_the_weight_is_cut_to_the_cap_and_the_rest_is_shared_alike()
    {
        var weights = EmployerWeights.Capped([1000, .. Enumerable.Repeat(1.0, 24)], 0.05);
        Assert.Equal(0.05, weights[0], 10);
        Assert.All(weights.Skip(1), w => Assert.Equal(0.95 / 24, w, 10));
    }

    private static Gen<(int A, int N, int B, int M)> Tables { get; } =
        from n in Gen.Int[0, 60] from m in Gen.Int[0, 60] from a in Gen.Int[0, n] from b in Gen.Int[0, m] select (a, n, b, m);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}

internal static class Sequences
{
    public static IEnumerable<(T, T)> Pairwise<T>(this IEnumerable<T> values)
    {
        var list = values.ToList();
        return list.Zip(list.Skip(1));
    }
}
