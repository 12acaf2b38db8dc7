using System.Security.Claims;
using Curation.Storage.Decisions;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Review;

/// <summary>
/// Taking a decision back, from wherever it is shown. A form that names a place to go on from (<c>back</c>, a page of ours) is sent there; every other
/// one is answered with the decision's card.
/// </summary>
internal static class UndoEndpoint
{
    public static void MapUndoing(this WebApplication app) =>
        app.MapPost("/decisions/{id:guid}/undo", UndoAsync).RequireAuthorization(Policies.Decide);

    /// <param name="address">The queue that the card stands in.</param>
    public static string UrlOf(Guid decision, QueueAddress? address = null) => $"/decisions/{decision}/undo{address?.At(1).Query}";

    private static async Task<IResult> UndoAsync(
        Guid id, HttpContext context, ClaimsPrincipal user, DecisionStore decisions, CardReader cards, HistoryReader history, Answers answers, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (address, note, back) = (context.Request.QueueOf(), form["note"].FirstOrDefault(), form["back"].FirstOrDefault() is { } asked ? LocalPath.OrStart(asked) : null);
        var inHistory = back?.StartsWith(HistoryAddress.Path, StringComparison.Ordinal) == true;
        if (await decisions.GetAsync(id, ct) is not { Decision.Proposal: var proposal })
            return await answers.MissingAsync(ct);
        switch (await decisions.UndoAsync(id, note, user.Name(), Policies.Allows(user, Policies.Publish), ct))
        {
            case UndoOutcome.Undone or UndoOutcome.AlreadyUndone:
                return back is null ? await answers.CardAsync(context, proposal, address, id, ct) : Results.LocalRedirect(inHistory ? Told(back, $"undone={id}") : back);
            case UndoOutcome.InverseOpened inverse when inHistory:
                return Results.LocalRedirect(Told(back!, $"undone={id}&opened={inverse.Proposal}"));
            case UndoOutcome.InverseOpened inverse:
                return await answers.InverseAsync(context, inverse.Proposal, address, id, ct);
            case UndoOutcome.Refused refused when inHistory:
                return await answers.HistoryAsync(await history.ReadAsync(new HistoryAddress(), ct) with { Wrong = [$"It was not taken back, and nothing was changed. {refused.Reason}"] }, StatusCodes.Status409Conflict, ct);
            case UndoOutcome.Refused refused:
                var card = (await cards.ReadAsync(proposal, address, user, panel: null, done: null, posted: null, ct))!;
                return await answers.CardAsync(context, card with { Desk = card.Desk with { Refusal = refused.Reason } }, StatusCodes.Status409Conflict, ct);
            case var outcome:
                throw new InvalidOperationException($"An outcome without an answer: {outcome.GetType().Name}.");
        }
    }

    private static string Told(string place, string what) => $"{place}{(place.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{what}";
}
