using Curation.Classify.Proposals.Counting;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals;

/// <summary>Numbers and values as the cards say them.</summary>
internal static class Words
{
    public static string Percent(double share) => $"{Whole(share)} %";

    public static string Of(Interval interval) => $"95 % interval {Whole(interval.Low)} to {Whole(interval.High)} %";

    public static string Of(Priority priority) => priority.ToString().ToLowerInvariant();

    public static string Times(double lift) => $"{Math.Round(lift, 1, MidpointRounding.AwayFromZero)} times";

    /// <summary>As in "38 of 61 employers ask for it now (62 %, 95 % interval 50 to 73 %), 20 % before".</summary>
    public static string Asked(Count count) =>
        $"{count.Asking} of {count.Employers} employers ask for it now ({Percent(count.ShareNow)}, {Of(count.Interval)}), "
        + (count.ShareBefore is { } before ? $"{Percent(before)} before" : "too few employers before to compare");

    public static string Trend(string what, Tested test) => $"{what} more than chance explains (false discovery rate {Chance(test.Q)})";

    public static string Chance(double q) => q < 0.001 ? "below 0.001" : $"{Math.Round(q, 3, MidpointRounding.AwayFromZero)}";

    public static string And(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static double Whole(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
