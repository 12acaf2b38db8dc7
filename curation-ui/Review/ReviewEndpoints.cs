using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Review;

internal static class ReviewEndpoints
{
    private const int Neighbours = 20;

    public static void MapReview(this WebApplication app)
    {
        app.MapGet("/review", QueueAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapGet("/review/{id:guid}", CardAsync).RequireAuthorization(Policies.SeeProposals);
    }

    private static async Task<IResult> QueueAsync(HttpRequest request, QueueReader reader, Screens screens, CancellationToken ct) =>
        await screens.ShowAsync<QueueScreen, QueuePage>(await reader.PageAsync(QueueAddress.Of(request.Query), ct), ct);

    private static async Task<IResult> CardAsync(
        Guid id, HttpRequest request, ProposalStore proposals, ProposalQueue queue, QueueReader reader, FrameworkStore frameworks, Screens screens, CancellationToken ct)
    {
        if (await proposals.GetAsync(id, ct) is not { } kept) return await screens.MissingAsync("proposal", ct);
        var address = QueueAddress.Of(request.Query).At(1);
        var place = await queue.PlaceAsync(address.Filter, id, ct);
        if (place is null && kept.State == ProposalState.Open)
        {
            // The filter of the address is not this proposal's: its place is that in the whole queue.
            address = new QueueAddress(new ProposalFilter { Order = address.Filter.Order });
            place = await queue.PlaceAsync(address.Filter, id, ct);
        }

        var filters = await reader.FiltersAsync(address, QueueReader.Few, ct);
        var skip = Math.Max(0, Math.Min((place ?? 0) - (Neighbours / 5), filters.Total - Neighbours));
        var around = await queue.PageAsync(address.Filter, skip, Neighbours, ct);
        var basis = await frameworks.GetAsync(kept.Proposal.Framework, kept.Proposal.BasedOnVersion, ct);
        return await screens.ShowAsync<CardScreen, CardPage>(
            new CardPage(kept, basis, filters, address, place, skip, around), ct);
    }
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
    IReadOnlyList<Domain.Proposals.Proposal> Around);
