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
    public static void MapReview(this WebApplication app)
    {
        app.MapGet("/review", QueueAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapGet("/review/{id:guid}", CardAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapDeciding();
        app.MapSingleKeys();
    }

    /// <summary>The queue that an address names in its query, from its first page.</summary>
    public static QueueAddress QueueOf(this HttpRequest request) => QueueAddress.Of(request.Query).At(1);

    private static async Task<IResult> QueueAsync(Guid? done, HttpRequest request, ClaimsPrincipal user, QueueReader reader, Screens screens, CancellationToken ct) =>
        await screens.ShowAsync<QueueScreen, QueuePage>(await reader.PageAsync(QueueAddress.Of(request.Query), user, done, ct), ct);

    private static async Task<IResult> CardAsync(
        Guid id, string? @do, Guid? done, Guid? inverse, HttpRequest request, ClaimsPrincipal user, CardReader cards, Screens screens, CancellationToken ct) =>
        await (inverse is { } of ? cards.ReadInverseAsync(id, request.QueueOf(), user, of, ct) : cards.ReadAsync(id, request.QueueOf(), user, @do, done, posted: null, ct)) is { } card
            ? await screens.ShowAsync<CardScreen, CardPage>(card, ct)
            : await screens.MissingAsync("proposal", ct);
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
    public int QueuePage => ((Place ?? 0) / QueueReader.PageSize) + 1;

    /// <summary>An address of this card in its queue, with what else it says.</summary>
    public string Url(string? more = null, string act = "") => UrlOf(Kept.Proposal.Id, Address, more, act);

    public static string UrlOf(Guid id, QueueAddress address, string? more = null, string act = "")
    {
        var query = address.At(1).Query;
        return $"/review/{id}{act}{query}{(more is null ? "" : query.Length > 0 ? $"&{more}" : $"?{more}")}";
    }
}
