using System.Security.Claims;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

internal static class ReviewEndpoints
{
    public const int PageSize = 50;

    public static void MapReview(this WebApplication app)
    {
        app.MapGet("/review", QueueAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapGet("/review/{id:guid}", CardAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapDeciding();
        app.MapSingleKeys();
    }

    /// <summary>The queue that an address names in its query.</summary>
    public static QueueAddress QueueOf(this HttpRequest request) =>
        QueueAddress.Of(request.Query["framework"], request.Query["kind"], request.Query["profile"], page: null);

    /// <summary>The queue as a page.</summary>
    public static async Task<QueuePage> ReadQueueAsync(
        QueueAddress address, ClaimsPrincipal user, Guid? done, ProposalQueue queue, FrameworkStore frameworks, DecisionStore decisions, HouseTime time, CancellationToken ct)
    {
        var filters = new QueueFilters(address, await queue.CountsAsync(ct), await frameworks.AllLatestAsync(asOf: null, ct));
        var pages = Math.Max(1, (filters.Total + PageSize - 1) / PageSize);
        if (address.Page > pages) address = address.At(pages);
        var shown = await queue.PageAsync(address.Filter, (address.Page - 1) * PageSize, PageSize, ct);
        return new QueuePage(filters, address, pages, (address.Page - 1) * PageSize, shown)
        {
            Toast = done is { } told && await decisions.GetAsync(told, ct) is { } entry ? Toast.Of(entry, filters.Total) : null,
            DecidedToday = filters.Total == 0 && Policies.Allows(user, Policies.Decide) ? await decisions.CountAsync(user.Name(), time.StartOfToday, ct) : 0,
        };
    }

    private static async Task<IResult> QueueAsync(
        string? page, Guid? done, HttpRequest request, ClaimsPrincipal user,
        ProposalQueue queue, FrameworkStore frameworks, DecisionStore decisions, HouseTime time, Screens screens, CancellationToken ct)
    {
        var address = request.QueueOf().At(int.TryParse(page, out var number) ? Math.Clamp(number, 1, 100_000) : 1);
        return await screens.ShowAsync<QueueScreen, QueuePage>(await ReadQueueAsync(address, user, done, queue, frameworks, decisions, time, ct), ct);
    }

    private static async Task<IResult> CardAsync(
        Guid id, string? @do, Guid? done, HttpRequest request, ClaimsPrincipal user, CardReader cards, Screens screens, CancellationToken ct) =>
        await cards.ReadAsync(id, request.QueueOf(), user, @do, done, posted: null, ct) is { } card
            ? await screens.ShowAsync<CardScreen, CardPage>(card, ct)
            : await screens.MissingAsync("proposal", ct);
}

/// <param name="Pages">At least 1.</param>
/// <param name="Before">How many come before the first shown.</param>
public sealed record QueuePage(QueueFilters Filters, QueueAddress Address, int Pages, int Before, IReadOnlyList<Domain.Proposals.Proposal> Shown)
{
    public Toast? Toast { get; init; }

    /// <summary>By the person who looks; counted where nothing is left.</summary>
    public int DecidedToday { get; init; }
}

/// <param name="Basis">The version that the change was compared with.</param>
/// <param name="Place">How many come before it; none where it is no longer open.</param>
/// <param name="Around">The queue about it, from <paramref name="Skipped"/> on.</param>
public sealed record CardPage(
    KeptProposal Kept,
    PublishedFramework? Basis,
    QueueFilters Filters,
    QueueAddress Address,
    int? Place,
    int Skipped,
    IReadOnlyList<Domain.Proposals.Proposal> Around)
{
    public required Surroundings Beside { get; init; }

    public Desk Desk { get; init; } = new();

    /// <summary>The page of the queue that it stands on.</summary>
    public int QueuePage => ((Place ?? 0) / ReviewEndpoints.PageSize) + 1;

    /// <summary>An address of this card in its queue, with what else it says.</summary>
    public string Url(string? more = null, string act = "") => UrlOf(Kept.Proposal.Id, Address, more, act);

    public static string UrlOf(Guid id, QueueAddress address, string? more = null, string act = "")
    {
        var query = address.At(1).Query;
        return $"/review/{id}{act}{query}{(more is null ? "" : query.Length > 0 ? $"&{more}" : $"?{more}")}";
    }
}
