using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Review;

internal static class ReviewEndpoints
{
    private const int PageSize = 50;
    private const int Neighbours = 20;

    public static void MapReview(this WebApplication app)
    {
        app.MapGet("/review", QueueAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapGet("/review/{id:guid}", CardAsync).RequireAuthorization(Policies.SeeProposals);
    }

    private static async Task<IResult> QueueAsync(
        string? framework, string? kind, string? profile, string? page,
        ProposalQueue queue, FrameworkStore frameworks, Screens screens, CancellationToken ct)
    {
        var address = QueueAddress.Of(framework, kind, profile, int.TryParse(page, out var number) ? number : null);
        var counts = await queue.CountsAsync(ct);
        var filters = new QueueFilters(address, counts, await frameworks.AllLatestAsync(asOf: null, ct));
        var pages = Math.Max(1, (filters.Total + PageSize - 1) / PageSize);
        if (address.Page > pages) address = address.At(pages);
        var shown = await queue.PageAsync(address.Filter, (address.Page - 1) * PageSize, PageSize, ct);
        return await screens.ShowAsync<QueueScreen, QueuePage>(new QueuePage(filters, address, pages, (address.Page - 1) * PageSize, shown), ct);
    }

    private static async Task<IResult> CardAsync(
        Guid id, string? framework, string? kind, string? profile,
        ProposalStore proposals, ProposalQueue queue, FrameworkStore frameworks, SurroundingsReader surroundings, Screens screens, CancellationToken ct)
    {
        if (await proposals.GetAsync(id, ct) is not { } kept) return await screens.MissingAsync("proposal", ct);
        var address = QueueAddress.Of(framework, kind, profile, page: null);
        var place = await queue.PlaceAsync(address.Filter, id, ct);
        if (place is null && kept.State == ProposalState.Open)
        {
            // The filter of the address is not this proposal's: its place is that in the whole queue.
            address = new QueueAddress(new ProposalFilter());
            place = await queue.PlaceAsync(address.Filter, id, ct);
        }

        var counts = await queue.CountsAsync(ct);
        var latest = await frameworks.AllLatestAsync(asOf: null, ct);
        var filters = new QueueFilters(address, counts, latest);
        var skip = Math.Max(0, Math.Min((place ?? 0) - (Neighbours / 5), filters.Total - Neighbours));
        var around = await queue.PageAsync(address.Filter, skip, Neighbours, ct);
        var basis = await frameworks.GetAsync(kept.Proposal.Framework, kept.Proposal.BasedOnVersion, ct);
        return await screens.ShowAsync<CardScreen, CardPage>(
            new CardPage(kept, basis, filters, address, place, skip, around) { Beside = await surroundings.ReadAsync(kept, ct) }, ct);
    }
}

/// <param name="Pages">At least 1.</param>
/// <param name="Before">How many come before the first shown.</param>
public sealed record QueuePage(QueueFilters Filters, QueueAddress Address, int Pages, int Before, IReadOnlyList<Domain.Proposals.Proposal> Shown);

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
}
