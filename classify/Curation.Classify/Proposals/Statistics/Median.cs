namespace Curation.Classify.Proposals.Statistics;

/// <summary>Medians that are always one of the values.</summary>
public static class Median
{
    /// <summary>The lower median: the smallest value with at least half of all values at or below it.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static int Lower(IEnumerable<int> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length > 0 ? sorted[(sorted.Length - 1) / 2] : throw new ArgumentException("A median of nothing.", nameof(values));
    }
}
