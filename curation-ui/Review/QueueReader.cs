using System.Security.Claims;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Search;
using Curation.Storage.Work;
using Curation.Ui.Accounts;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>Reads the queue as its screens show it.</summary>
internal sealed class QueueReader(
    ProposalQueue queue, ProposalSearch search, FrameworkStore frameworks, DecisionStore decisions, RunStore runs, SearchNames names, HouseTime time)
{
    /// <summary>What the narrow column beside a card offers.</summary>
    public static readonly ProposalField[] Few = [ProposalField.Framework, ProposalField.Kind, ProposalField.Profile];

    public const int PageSize = 50;

    /// <param name="fields">Whose choices are counted.</param>
    public async Task<QueueFilters> FiltersAsync(QueueAddress address, IReadOnlyList<ProposalField> fields, CancellationToken ct)
    {
        var matches = await search.FindAsync(address.Filter, fields, ct);
        var all = address.Filter.IsEmpty ? matches.Total : await queue.CountAsync(new ProposalFilter { State = address.Filter.State }, ct);
        return new QueueFilters(address, matches, all, await frameworks.AllLatestAsync(asOf: null, ct), await names.SourcesAsync(ct));
    }

    /// <param name="done">The decision to tell of.</param>
    public async Task<QueuePage> PageAsync(QueueAddress address, ClaimsPrincipal user, Guid? done, CancellationToken ct)
    {
        var filters = await FiltersAsync(address, ProposalFields.All, ct);
        var pages = Math.Max(1, (filters.Total + PageSize - 1) / PageSize);
        if (address.Page > pages) address = address.At(pages);
        var before = (address.Page - 1) * PageSize;
        var shown = await queue.PageAsync(address.Filter, before, PageSize, ct, filters.Matches.Found);
        var page = new QueuePage(filters, address, pages, before, shown)
        {
            Toast = done is { } told && await decisions.GetAsync(told, ct) is { } entry ? Toast.Of(entry, filters.Total) : null,
            DecidedToday = filters.Total == 0 && Policies.Allows(user, Policies.Decide) ? await decisions.CountAsync(user.Name(), time.Start(time.Today), ct) : 0,
            IsNightRunning = filters.All == 0 && (await runs.LatestAsync(ct))?.State == RunState.Running,
        };
        if (shown.Count == 0 && filters.All > 0)
            return page with { Ways = await WaysAsync(filters, ct) };
        return address.Filter.Words is null || ProposalWords.Read(address.Filter.Words) is not QueryReading.Read read
            ? page
            : page with { Words = read.Query, Said = await SaidAsync(shown, read.Query, ct) };
    }

    /// <summary>What there would be without each filter: the one that empties the queue shows.</summary>
    private async Task<IReadOnlyList<FilterChoice>> WaysAsync(QueueFilters filters, CancellationToken ct)
    {
        var ways = new List<FilterChoice>();
        foreach (var on in filters.On)
            ways.Add(new FilterChoice(on.Name, await queue.CountAsync(on.Without, ct), on.Url));
        return ways;
    }

    /// <summary>Where the words stand in no question, the sentence that has most of them.</summary>
    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Piece>>> SaidAsync(IReadOnlyList<Proposal> shown, PostingQuery words, CancellationToken ct)
    {
        var others = shown.Where(p => !Highlights.Of(p.Question, words).Any(piece => piece.IsMarked)).ToDictionary(p => p.Id);
        var said = (await queue.SaidAsync([.. others.Keys], ct)).ToLookup(s => s.Proposal, s => s.Sentence);
        return others.Values
            .Select(p => (p.Id, Best: p.Reasons.Concat(said[p.Id]).Select(s => Highlights.Excerpt(s, words)).MaxBy(e => e.Count(piece => piece.IsMarked))))
            .Where(p => p.Best?.Any(piece => piece.IsMarked) == true)
            .ToDictionary(p => p.Id, p => p.Best!);
    }
}

/// <param name="Pages">At least 1.</param>
/// <param name="Before">How many come before the first shown.</param>
/// <param name="Ways">Where nothing is left: the filters, each with what there would be without it.</param>
/// <param name="Words">What is marked in the questions.</param>
/// <param name="Said">By proposal, what else has the words.</param>
public sealed record QueuePage(
    QueueFilters Filters, QueueAddress Address, int Pages, int Before, IReadOnlyList<Proposal> Shown,
    IReadOnlyList<FilterChoice>? Ways = null, PostingQuery? Words = null, IReadOnlyDictionary<Guid, IReadOnlyList<Piece>>? Said = null)
{
    public Toast? Toast { get; init; }

    /// <summary>Asked only where nothing is open at all.</summary>
    public bool IsNightRunning { get; init; }

    /// <summary>By the person who looks; counted where nothing is left.</summary>
    public int DecidedToday { get; init; }
}
