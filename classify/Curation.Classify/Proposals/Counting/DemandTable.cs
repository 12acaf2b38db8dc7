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
        if (counts.TryGetValue((role, item), out var known))
            return known;
        var count = Count.Of(roles.GetValueOrDefault(role) ?? new RoleTally(), tallies.GetValueOrDefault((role, item)) ?? new ItemTally(), options);
        return counts[(role, item)] = count;
    }

    /// <summary>All asks for it now, or before.</summary>
    public IReadOnlyList<Ask> Asks(string role, Item item, bool before = false) =>
        tallies.TryGetValue((role, item), out var tally) ? [.. tally.Asks.Where(a => a.Before == before).Select(a => a.Ask)] : [];
}
