namespace Curation.Classify.Proposals.Counting;

/// <summary>Who asks for what, per role: the only place where employers are counted.</summary>
internal sealed class DemandTable
{
    private readonly Dictionary<string, RoleTally> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Role, Item Item), ItemTally> tallies = [];
    private readonly Dictionary<(string Role, Item Item), Count> counts = [];
    private readonly ProposalOptions options;

    /// <param name="entries">Each posting under each role (or group) that it counts for, with what it asks for.</param>
    public DemandTable(IEnumerable<(string Role, CountedPosting Posting, IReadOnlyList<Ask> Asks)> entries, ProposalOptions options)
    {
        this.options = options;
        foreach (var (role, posting, asks) in entries)
        {
            if (!roles.TryGetValue(role, out var tally))
                roles[role] = tally = new RoleTally();
            tally.Add(posting);
            foreach (var item in asks.GroupBy(a => a.Item))
            {
                if (!tallies.TryGetValue((role, item.Key), out var asked))
                    tallies[(role, item.Key)] = asked = new ItemTally();
                asked.Add(posting, item);
            }
        }
    }

    public IEnumerable<string> Roles => roles.Keys.Order(StringComparer.Ordinal);

    /// <summary>Employers of the role now.</summary>
    public int Size(string role) => roles.TryGetValue(role, out var tally) ? tally.Now.Count : 0;

    /// <summary>What was ever asked for in a role, in a fixed order.</summary>
    public ILookup<string, Item> ItemsByRole() => tallies.Keys.OrderBy(k => k.Item.Kind).ThenBy(k => k.Item.Key, StringComparer.Ordinal)
        .ToLookup(k => k.Role, k => k.Item, StringComparer.Ordinal);

    public Count Of(string role, Item item)
    {
        if (!counts.TryGetValue((role, item), out var count))
            counts[(role, item)] = count = Count.Of(roles.GetValueOrDefault(role) ?? new RoleTally(), tallies.GetValueOrDefault((role, item)) ?? new ItemTally(), options);
        return count;
    }

    /// <summary>All asks for it now, or before.</summary>
    public IReadOnlyList<Ask> Asks(string role, Item item, bool before = false) =>
        tallies.TryGetValue((role, item), out var tally) ? [.. tally.Asks.Where(a => a.Before == before).Select(a => a.Ask)] : [];
}

/// <summary>A role's employers and postings.</summary>
internal sealed class RoleTally
{
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
