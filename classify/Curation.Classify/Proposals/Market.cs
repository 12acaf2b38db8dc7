using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Nearest;
using Curation.Domain.Frameworks;
using Curation.Domain.Postings;

namespace Curation.Classify.Proposals;

/// <summary>Everything that the kinds of proposals look at: the counted window, and what differs in it by more than chance.</summary>
internal sealed class Market
{
    private const string Everyone = "*";

    /// <summary>So many of a profile's requirements must be observed with support to tell how much its postings say.</summary>
    private const int LeastToTell = 3;

    private readonly Dictionary<PostingId, CountedPosting> byId;
    private readonly HashSet<string> titleKeys;
    private readonly DemandTable titles;
    private readonly Lazy<Dictionary<string, int>> naming;
    private readonly Lazy<NameLikeness> likeness;
    private readonly Lazy<NameLikeness> titleLikeness;
    private readonly Dictionary<ElementCode, double> terseness = [];

    public Market(Framework draft, int version, LearnedNames names, FrameworkTerms terms, ProposalOptions options)
    {
        var postings = names.Postings;
        (Draft, Version, Postings, Names, Terms, Options) = (draft, version, postings, names, terms, options);
        naming = new Lazy<Dictionary<string, int>>(() => postings
            .SelectMany(p => p.Asks.Where(a => a.Item.Kind == ItemKind.Competency).Select(a => (a.Item.Key, p.Employer)))
            .Distinct()
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal));
        likeness = new Lazy<NameLikeness>(() => new NameLikeness([.. draft.Competencies.Select(c => c.Name), .. draft.Skills.SelectMany(s => s.Aliases.Prepend(s.Label))]));
        titleLikeness = new Lazy<NameLikeness>(() => new NameLikeness(draft.Profiles.SelectMany(p => p.AlternateTitles.Prepend(p.Name)), word => !new TitleCore(word, word).Subject.Any()));
        byId = postings.ToDictionary(p => p.Analysed.Posting.Id);
        titleKeys = postings.Select(p => TitleCore.Of(p.Analysed.Posting.Title, p.Analysed.Posting.Location)?.Key).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        Roles = new DemandTable(postings.Select(p => (p.Role?.ToString() ?? AllRoles.NoneOfOurs, p, p.Asks)), options);
        Items = Roles.ItemsByRole();
        AllRoles = new AllRoles(Roles, Items, options);
        OtherTitles = new OtherTitles(postings, options);
        titles = new DemandTable(postings.Select(p => (Everyone, p, TitleAsks(p))), options);

        var pairs = draft.Profiles.Select(p => draft.KeyOf(p).ToString()).Order(StringComparer.Ordinal)
            .SelectMany(role => Items[role].Where(Testable).Select(item => (Role: role, Item: item))).ToList();
        Trends = Tested.All(
            pairs.Select(p => (p.Role, p.Item, Trend(Roles.Of(p.Role, p.Item))))
                .Concat(titles.ItemsByRole()[Everyone].Select(title => (Everyone, title, Trend(titles.Of(Everyone, title))))),
            options);
        var lasting = new DemandTable(postings.Select(p => (p.Role?.ToString() ?? AllRoles.NoneOfOurs, p with { Slice = 0 }, p.Asks)), options);
        var throughout = new AllRoles(lasting, lasting.ItemsByRole(), options);
        Specific = Tested.All(pairs.Select(p => (p.Role, p.Item, throughout.Others(p.Role, p.Item))), options);
        SpecificTitles = Tested.All(
            from title in OtherTitles.Demand.Roles
            where OtherTitles.Demand.Size(title) >= options.MinEmployers
            from item in OtherTitles.Items[title]
            where Testable(item)
            select (title, item, (TwoByTwo?)AllRoles.Against(OtherTitles.Demand.Of(title, item), item)),
            options);
    }

    /// <summary>Of names of competencies and skills.</summary>
    public NameLikeness Likeness => likeness.Value;

    /// <summary>Of names and titles of profiles.</summary>
    public NameLikeness TitleLikeness => titleLikeness.Value;

    public Framework Draft { get; }

    public int Version { get; }

    public IReadOnlyList<CountedPosting> Postings { get; }

    public LearnedNames Names { get; }

    public FrameworkTerms Terms { get; }

    public ProposalOptions Options { get; }

    /// <summary>What is asked for by role, of any framework.</summary>
    public DemandTable Roles { get; }

    public ILookup<string, Item> Items { get; }

    public AllRoles AllRoles { get; }

    public OtherTitles OtherTitles { get; }

    /// <summary>Rises and falls: now against before, all pairs of role and item and all titles as one family.</summary>
    public IReadOnlyDictionary<(string Role, Item Item), Tested> Trends { get; }

    /// <summary>
    /// Differences from the other roles, all pairs of role and item as one family. Over both windows: what is a role's own was so before, and
    /// twice the postings tell it better; how large the difference is now, the lift says.
    /// </summary>
    public IReadOnlyDictionary<(string Role, Item Item), Tested> Specific { get; }

    /// <summary>Differences of titles that are none of our roles from the roles now, all pairs of title and item as one family.</summary>
    public IReadOnlyDictionary<(string Role, Item Item), Tested> SpecificTitles { get; }

    /// <summary>Employers, of all postings that count, that name a competency.</summary>
    public int EmployersNaming(ElementCode competency) => naming.Value.GetValueOrDefault(competency.ToString(), 1);

    public CountedPosting PostingOf(Ask ask) => byId[ask.Posting.Posting.Id];

    /// <summary>How many employers, of all, post a title that is none of our roles, and whether that changed.</summary>
    public (Count Count, Tested? Trend) Title(string key)
    {
        var item = new Item(ItemKind.Title, key);
        return (titles.Of(Everyone, item), Trends.GetValueOrDefault((Everyone, item)));
    }

    /// <summary>
    /// From which part of a profile's employers on a thing is asked for as its requirements are: <see cref="ProposalOptions.RequirementShare"/>,
    /// or where postings are short and say little, as often as they name the middle one of what the profile requires, but no less than
    /// <see cref="ProposalOptions.LowShare"/>. As a part of that option: 1 where postings say enough.
    /// </summary>
    public double Terseness(JobProfile profile)
    {
        if (terseness.TryGetValue(profile.Code, out var known))
            return known;
        var role = Draft.KeyOf(profile).ToString();
        var counts = profile.Requirements.Where(r => r.Priority > Priority.Low).Select(r => Roles.Of(role, Item.Of(r.Competency))).OrderBy(count => count.ShareNow).ToList();
        var usual = counts.Count(count => count.Asking >= Options.MinEmployers) < LeastToTell ? Options.RequirementShare : counts[counts.Count / 2].ShareNow;
        return terseness[profile.Code] = Math.Clamp(usual, Math.Min(Options.LowShare, Options.RequirementShare), Options.RequirementShare) / Options.RequirementShare;
    }

    public bool Significant(Tested? test) => test is not null && test.Q <= Options.FalseDiscoveryRate;

    /// <summary>A competency's name, or the term itself.</summary>
    public string NameOf(Item item) => item.Kind == ItemKind.Competency ? Draft.Competency(ElementCode.Parse(item.Key))?.Name ?? item.Key : item.Key;

    /// <summary>A competency, or a term that names something: no junk, no title that employers post, and no word that the framework's own names are made of.</summary>
    public bool Testable(Item item) =>
        item.Kind == ItemKind.Competency
        || (item.Kind == ItemKind.Term && !JunkTerms.Contains(item.Key) && !Names.IsCommonWord(item.Key) && !IsOfSubjects(item.Key) && !Terms.IsFamilyName(item.Key) && !IsTitle(item.Key));

    private bool IsOfSubjects(string key) =>
        Terms.Subjects.Contains(key.Replace(" ", "", StringComparison.Ordinal)) || Array.TrueForAll(Counting.Terms.Words(key), Terms.Subjects.Contains);

    private bool IsTitle(string key) =>
        Terms.IsTitle(key) || (key.EndsWith("ing", StringComparison.Ordinal) && (IsTitle(key[..^3]) || IsTitle($"{key[..^3]}er"))) || (TitleCore.Of(Counting.Terms.Singular(key)) is { } core && (titleKeys.Contains(core.Key) || Terms.IsTitle(core.Key)));

    private IReadOnlyList<Ask> TitleAsks(CountedPosting posting) =>
        OtherTitles.Of(posting) is { } core ? [.. posting.Asks.Select(a => a with { Item = new Item(ItemKind.Title, core.Key) })] : [];

    /// <summary>Now against before; none where too little was seen before.</summary>
    public TwoByTwo? Trend(Count count) =>
        count.ShareBefore is { } before && count.Employers >= Options.MinEmployers
            ? new TwoByTwo(count.Asking, count.Employers, before * count.EmployersBefore, count.EmployersBefore)
            : null;
}
