namespace Curation.Classify.Proposals.Counting;

/// <summary>
/// What a role is compared with: all roles with enough employers, of any framework; and, where those are fewer than three, the postings that
/// are none of our roles as one more.
/// </summary>
internal sealed class AllRoles
{
    /// <summary>The key under which postings that are none of our roles are counted.</summary>
    public const string NoneOfOurs = "";

    private readonly DemandTable table;
    private readonly HashSet<string> compared;
    private readonly Dictionary<Item, (double Rates, double Votes)> sums = [];
    private readonly int employers;

    public AllRoles(DemandTable table, ILookup<string, Item> items, ProposalOptions options)
    {
        this.table = table;
        var supported = table.Roles.Where(r => r != NoneOfOurs && table.Size(r) >= options.MinEmployers).ToList();
        if (supported.Count < 3 && table.Size(NoneOfOurs) >= options.MinEmployers)
            supported.Add(NoneOfOurs);
        compared = supported.ToHashSet(StringComparer.Ordinal);
        employers = supported.Sum(table.Size);
        foreach (var role in supported)
        {
            foreach (var item in items[role])
            {
                var count = table.Of(role, item);
                var (rates, votes) = sums.GetValueOrDefault(item);
                sums[item] = (rates + count.Rate, votes + (count.Rate * count.Employers));
            }
        }
    }

    /// <summary>
    /// How much more often a role's postings ask for it than those of all roles do, each employer and each role counting alike;
    /// none where there is no second role to compare with, or none asks.
    /// </summary>
    public double? Lift(string role, Item item) =>
        compared.Contains(role) && compared.Count > 1 && Mean(item) is > 0 and var mean ? table.Of(role, item).Rate / mean : null;

    /// <summary>The same for what is not one of the roles; infinite where no role asks.</summary>
    public double LiftOver(Count count, Item item) => Mean(item) is > 0 and var mean ? count.Rate / mean : double.PositiveInfinity;

    /// <summary>The role's table against the other roles'; none where it is not compared.</summary>
    public TwoByTwo? Others(string role, Item item)
    {
        if (!compared.Contains(role))
            return null;
        var count = table.Of(role, item);
        var own = count.Rate * count.Employers;
        return new TwoByTwo(own, count.Employers, sums[item].Votes - own, employers - count.Employers);
    }

    /// <summary>The table of what is not one of the roles against all of them.</summary>
    public TwoByTwo Against(Count count, Item item) => new(count.Rate * count.Employers, count.Employers, sums.GetValueOrDefault(item).Votes, employers);

    private double Mean(Item item) => compared.Count == 0 ? 0 : sums.GetValueOrDefault(item).Rates / compared.Count;
}
