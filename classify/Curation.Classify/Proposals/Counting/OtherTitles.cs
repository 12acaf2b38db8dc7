using Curation.Classify.Roles;
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
        titles = Joined([.. postings.Where(p => p.Role is null)
            .Select(p => (p.Analysed.Posting.Id, Core: TitleCore.Of(p.Analysed.Posting.Title, p.Analysed.Posting.Location)))
            .Where(t => t.Core is not null)
            .Select(t => (t.Id, t.Core!))]);
        Demand = new DemandTable(postings.Where(p => Of(p) is not null).Select(p => (Of(p)!.Key, p, p.Asks)), options);
        Items = Demand.ItemsByRole();
        foreach (var title in Demand.Roles)
        {
            units += Demand.Size(title);
            foreach (var item in Items[title])
                votes[item] = votes.GetValueOrDefault(item) + (Demand.Of(title, item).Rate * Demand.Size(title));
        }
    }

    /// <summary>
    /// Titles that are one but for abbreviation and spelling ("SRE" and "Site Reliability Engineer", "Full Stack" and "Fullstack") become the one
    /// that most postings have. Likeness of meaning joins nothing: by the encoder's cosine "Frontend Engineer" is as near to "Backend Engineer"
    /// as to its other spellings.
    /// </summary>
    private static Dictionary<PostingId, TitleCore> Joined(IReadOnlyList<(PostingId Id, TitleCore Core)> found)
    {
        var names = found.GroupBy(t => t.Core.Key, StringComparer.Ordinal)
            .Select(g => (Core: g.MinBy(t => t.Core.Text, StringComparer.Ordinal).Core, Count: g.Count()))
            .Select(g => (g.Core, g.Count, Spelled: Title.Of(g.Core.Text).Key))
            .Where(g => g.Spelled.Length > 0)
            .GroupBy(g => g.Spelled, StringComparer.Ordinal)
            .SelectMany(same => same.Select(g => (g.Core.Key, Name: same.OrderByDescending(s => s.Count).ThenBy(s => s.Core.Key, StringComparer.Ordinal).First().Core)))
            .ToDictionary(pair => pair.Key, pair => pair.Name, StringComparer.Ordinal);
        return found.ToDictionary(t => t.Id, t => names.GetValueOrDefault(t.Core.Key) is { } name && name.Key != t.Core.Key ? name : t.Core);
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
