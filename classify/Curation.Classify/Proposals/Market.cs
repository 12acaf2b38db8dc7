using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Frameworks;
using Curation.Domain.Postings;

namespace Curation.Classify.Proposals;

/// <summary>A test's result, and the same after correction over all tests of its question in this run.</summary>
internal sealed record Tested(double P, double Q);

/// <summary>Everything that the kinds of proposals look at: the counted window, and what differs in it by more than chance.</summary>
internal sealed class Market
{
    /// <summary>The group of all employers, whatever they posted.</summary>
    public const string Everyone = "*";

    /// <summary>The postings that are none of our roles.</summary>
    public const string NoneOfOurs = "";

    private readonly HashSet<string> compared;
    private readonly Dictionary<Item, (double Rates, double Votes)> overRoles = [];
    private readonly int comparedEmployers;
    private readonly Dictionary<Item, double> otherVotes = [];
    private readonly int otherUnits;
    private readonly HashSet<string> titleKeys;
    private readonly Dictionary<PostingId, CountedPosting> byId;

    public Market(Framework draft, int version, IReadOnlyList<CountedPosting> postings, FrameworkTerms terms, ProposalOptions options)
    {
        (Draft, Version, Postings, Terms, Options) = (draft, version, postings, terms, options);
        byId = postings.ToDictionary(p => p.Analysed.Posting.Id);
        Roles = new DemandTable(postings.Select(p => (p.Role?.ToString() ?? NoneOfOurs, p, p.Asks)), options);
        Titles = postings.Where(p => p.Role is null)
            .Select(p => (p, TitleCore.Of(p.Analysed.Posting.Title, p.Analysed.Posting.Location)))
            .Where(pair => pair.Item2 is not null)
            .ToDictionary(pair => pair.p.Analysed.Posting.Id, pair => pair.Item2!);
        All = new DemandTable(postings.Select(p => (Everyone, p, TitleAsks(p))), options);
        Groups = new DemandTable(postings.Where(p => Titles.ContainsKey(p.Analysed.Posting.Id)).Select(p => (Titles[p.Analysed.Posting.Id].Key, p, p.Asks)), options);

        titleKeys = postings.Select(p => TitleCore.Of(p.Analysed.Posting.Title, p.Analysed.Posting.Location)?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);

        var counts = Roles.ItemsByRole();
        var supported = Roles.Roles.Where(r => r.Length > 0 && Roles.Size(r) >= options.MinEmployers).ToList();
        compared = supported.Count >= 3 ? [.. supported] : [.. supported, NoneOfOurs];
        compared.RemoveWhere(r => Roles.Size(r) < options.MinEmployers);
        comparedEmployers = compared.Sum(Roles.Size);
        foreach (var role in compared.Order(StringComparer.Ordinal))
        {
            foreach (var item in counts[role])
            {
                var count = Roles.Of(role, item);
                var (rates, votes) = overRoles.GetValueOrDefault(item);
                overRoles[item] = (rates + count.Rate, votes + (count.Rate * count.Employers));
            }
        }

        var pairs = draft.Profiles.Select(p => draft.KeyOf(p).ToString()).Order(StringComparer.Ordinal)
            .SelectMany(role => counts[role].Where(Testable).Select(item => (Table: Roles, Role: role, Item: item)))
            .ToList();
        var titles = All.ItemsByRole()[Everyone].Select(item => (Table: All, Role: Everyone, Item: item));
        Trends = Test([.. pairs, .. titles], Trend);
        Specific = Test(pairs, (table, role, item) => compared.Contains(role) ? Specificity(table, role, item, within: true) : null);
        var grouped = Groups.ItemsByRole();
        foreach (var title in Groups.Roles)
        {
            otherUnits += Groups.Size(title);
            foreach (var item in grouped[title])
                otherVotes[item] = otherVotes.GetValueOrDefault(item) + (Groups.Of(title, item).Rate * Groups.Size(title));
        }

        SpecificTitles = Test(
            [.. Groups.Roles.Where(title => Groups.Size(title) >= options.MinEmployers).SelectMany(title => grouped[title].Where(Testable).Select(item => (Groups, title, item)))],
            (table, title, item) => Specificity(table, title, item, within: false));
    }

    public Framework Draft { get; }

    public int Version { get; }

    public IReadOnlyList<CountedPosting> Postings { get; }

    public FrameworkTerms Terms { get; }

    public ProposalOptions Options { get; }

    /// <summary>By role, of any framework; <see cref="NoneOfOurs"/> for the others.</summary>
    public DemandTable Roles { get; }

    /// <summary>Titles of postings that are none of our roles, under <see cref="Everyone"/>.</summary>
    public DemandTable All { get; }

    public IReadOnlyDictionary<PostingId, TitleCore> Titles { get; }

    /// <summary>Rises and falls: now against before, all pairs of role and item and all titles as one family.</summary>
    public IReadOnlyDictionary<(string Role, Item Item), Tested> Trends { get; }

    /// <summary>Differences from the other roles now, all pairs of role and item as one family.</summary>
    public IReadOnlyDictionary<(string Role, Item Item), Tested> Specific { get; }

    /// <summary>What postings of one title, none of our roles, ask for: by the title's key.</summary>
    public DemandTable Groups { get; }

    /// <summary>Differences of titles that are none of our roles from the roles now, all pairs of title and item as one family.</summary>
    public IReadOnlyDictionary<(string Role, Item Item), Tested> SpecificTitles { get; }

    public CountedPosting PostingOf(Ask ask) => byId[ask.Posting.Posting.Id];

    /// <summary>
    /// How much more often a role's postings ask for it than those of all roles do, each employer and each role counting alike;
    /// none where there is no second role to compare with, or none asks.
    /// </summary>
    public double? Lift(string role, Item item) =>
        compared.Contains(role) && compared.Count > 1 && overRoles.TryGetValue(item, out var sum) && sum.Rates > 0
            ? Roles.Of(role, item).Rate / (sum.Rates / compared.Count)
            : null;

    /// <summary>The same for postings of a title, as compared with the roles.</summary>
    public double LiftOfTitle(string title, Item item) =>
        overRoles.TryGetValue(item, out var sum) && sum.Rates > 0 ? Groups.Of(title, item).Rate / (sum.Rates / compared.Count) : double.PositiveInfinity;

    public bool Significant(Tested? test) => test is not null && test.Q <= Options.FalseDiscoveryRate;

    /// <summary>A competency's name, or the term itself.</summary>
    public string NameOf(Item item) => item.Kind == ItemKind.Competency ? Draft.Competency(ElementCode.Parse(item.Key))?.Name ?? item.Key : item.Key;

    /// <summary>A competency, or a term that names something: no junk, no title that employers post, and no word that the framework's own names are made of.</summary>
    public bool Testable(Item item) =>
        item.Kind == ItemKind.Competency || (item.Kind == ItemKind.Term && !JunkTerms.Contains(item.Key) && !Terms.Subjects.Contains(item.Key) && !IsTitle(item.Key));

    /// <summary>How often a posting that is none of our roles and has another title asks for it, each title of each employer counting alike; none where there are too few.</summary>
    public double? RateElsewhere(string title, Item item)
    {
        var units = otherUnits - Groups.Size(title);
        return units < Options.MinEmployers ? null : Math.Max(0, (otherVotes.GetValueOrDefault(item) - (Groups.Of(title, item).Rate * Groups.Size(title))) / units);
    }

    private bool IsTitle(string key) => Terms.IsTitle(key) || (TitleCore.Of(Counting.Terms.Singular(key)) is { } core && (titleKeys.Contains(core.Key) || Terms.IsTitle(core.Key)));

    private IReadOnlyList<Ask> TitleAsks(CountedPosting posting) =>
        Titles.TryGetValue(posting.Analysed.Posting.Id, out var core)
            ? [.. posting.Asks.Select(a => a with { Item = new Item(ItemKind.Title, core.Key) })]
            : [];

    private (int HitsA, int SizeA, int HitsB, int SizeB)? Trend(DemandTable table, string role, Item item)
    {
        var count = table.Of(role, item);
        return count.ShareBefore is { } before && count.Employers >= Options.MinEmployers
            ? (count.Asking, count.Employers, Rounded(before * count.EmployersBefore), count.EmployersBefore)
            : null;
    }

    /// <param name="within">True where the role is one of those compared with.</param>
    private (int HitsA, int SizeA, int HitsB, int SizeB)? Specificity(DemandTable table, string role, Item item, bool within)
    {
        var count = table.Of(role, item);
        var (own, others) = (count.Rate * count.Employers, overRoles.GetValueOrDefault(item).Votes);
        return (Rounded(own), count.Employers, Rounded(within ? others - own : others), within ? comparedEmployers - count.Employers : comparedEmployers);
    }

    /// <summary>Fisher's test for each pair whose margins allow a result at all (see <see cref="FisherExact.Smallest"/>), corrected over all of them.</summary>
    private Dictionary<(string Role, Item Item), Tested> Test(
        IReadOnlyList<(DemandTable Table, string Role, Item Item)> pairs,
        Func<DemandTable, string, Item, (int HitsA, int SizeA, int HitsB, int SizeB)?> tableOf)
    {
        var tested = pairs
            .Select(pair => (Key: (pair.Role, pair.Item), Counts: tableOf(pair.Table, pair.Role, pair.Item)))
            .Where(t => t.Counts is { } c && c.HitsA + c.HitsB >= Options.MinEmployers
                && FisherExact.Smallest(c.HitsA + c.HitsB, c.SizeA, c.SizeB) <= Options.FalseDiscoveryRate)
            .Select(t => (t.Key, P: FisherExact.TwoSided(t.Counts!.Value.HitsA, t.Counts.Value.SizeA, t.Counts.Value.HitsB, t.Counts.Value.SizeB)))
            .ToList();
        var qs = BenjaminiHochberg.Adjust([.. tested.Select(t => t.P)]);
        return tested.Zip(qs, (test, q) => (test.Key, new Tested(test.P, q))).ToDictionary(t => t.Key, t => t.Item2);
    }

    private static int Rounded(double votes) => (int)Math.Round(votes, MidpointRounding.AwayFromZero);
}
