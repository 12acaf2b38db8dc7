using Curation.Classify.Proposals.Statistics;

namespace Curation.Classify.Proposals.Counting;

/// <summary>A role's employers and postings.</summary>
/// <remarks>Filled in the order of the postings' ids, so that sums over its entries come out the same to the last digit.</remarks>
internal sealed class RoleTally
{
    private Dictionary<string, double>? weight;
    private Dictionary<string, double>? weightBefore;

    /// <summary>Employer → postings of the role now.</summary>
    public Dictionary<string, int> Now { get; } = new(StringComparer.Ordinal);

    /// <summary>Employer → slices of the window before in which it posted the role.</summary>
    public Dictionary<string, HashSet<int>> Before { get; } = new(StringComparer.Ordinal);

    public void Add(CountedPosting posting)
    {
        if (posting.Slice == 0)
            Now[posting.Employer] = Now.GetValueOrDefault(posting.Employer) + 1;
        else if (Before.TryGetValue(posting.Employer, out var slices))
            slices.Add(posting.Slice);
        else
            Before[posting.Employer] = [posting.Slice];
    }

    /// <summary>What each employer's vote weighs now: one vote an employer whatever it posted, and so all the same.</summary>
    public Dictionary<string, double> Weight(ProposalOptions options) => weight ??= Weights(Now.Keys, options);

    public Dictionary<string, double> WeightBefore(ProposalOptions options) => weightBefore ??= Weights(Before.Keys, options);

    private static Dictionary<string, double> Weights(ICollection<string> employers, ProposalOptions options) =>
        employers.Zip(EmployerWeights.Capped([.. employers.Select(_ => 1.0)], options.MaxEmployerWeight))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
}

/// <summary>The same for one thing that is asked for.</summary>
internal sealed class ItemTally
{
    private readonly RoleTally tally = new();

    public Dictionary<string, int> Now => tally.Now;

    public Dictionary<string, HashSet<int>> Before => tally.Before;

    public HashSet<int> WeeksNow { get; } = [];

    public HashSet<int> WeeksBefore { get; } = [];

    public HashSet<string> SourcesNow { get; } = new(StringComparer.Ordinal);

    public List<(bool Before, Ask Ask)> Asks { get; } = [];

    public void Add(CountedPosting posting, IEnumerable<Ask> asks)
    {
        var before = posting.Slice > 0;
        tally.Add(posting);
        (before ? WeeksBefore : WeeksNow).Add(Week(posting.On));
        if (!before)
            SourcesNow.Add(posting.Analysed.Posting.Source.ToString());
        Asks.AddRange(asks.Select(a => (before, a)));
    }

    private static int Week(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return (System.Globalization.ISOWeek.GetYear(date) * 100) + System.Globalization.ISOWeek.GetWeekOfYear(date);
    }
}
