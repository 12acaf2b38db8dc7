using Curation.Domain.Postings;

namespace Curation.Classify.Proposals.Counting;

/// <summary>The postings that are none of our roles, by what their titles say once rank and place are gone.</summary>
internal sealed class OtherTitles
{
    private readonly Dictionary<PostingId, TitleCore> titles;
    private readonly Dictionary<Item, double> votes = [];
    private readonly int units;
    private readonly int minUnits;

    public OtherTitles(IReadOnlyList<CountedPosting> postings, ProposalOptions options)
    {
        minUnits = options.MinEmployers;
        titles = postings.Where(p => p.Role is null)
            .Select(p => (p.Analysed.Posting.Id, Core: TitleCore.Of(p.Analysed.Posting.Title, p.Analysed.Posting.Location)))
            .Where(t => t.Core is not null)
            .ToDictionary(t => t.Id, t => t.Core!);
        Demand = new DemandTable(postings.Where(p => Of(p) is not null).Select(p => (Of(p)!.Key, p, p.Asks)), options);
        Items = Demand.ItemsByRole();
        foreach (var title in Demand.Roles)
        {
            units += Demand.Size(title);
            foreach (var item in Items[title])
                votes[item] = votes.GetValueOrDefault(item) + (Demand.Of(title, item).Rate * Demand.Size(title));
        }
    }

    /// <summary>What postings of one title ask for, by the title's key.</summary>
    public DemandTable Demand { get; }

    public ILookup<string, Item> Items { get; }

    public TitleCore? Of(CountedPosting posting) => titles.GetValueOrDefault(posting.Analysed.Posting.Id);

    /// <summary>How often postings of the other titles ask for it, each title of each employer counting alike; none where there are too few.</summary>
    public double? RateElsewhere(string title, Item item)
    {
        var others = units - Demand.Size(title);
        return others < minUnits ? null : Math.Max(0, (votes.GetValueOrDefault(item) - (Demand.Of(title, item).Rate * Demand.Size(title))) / others);
    }
}
