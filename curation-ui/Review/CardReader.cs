using System.Security.Claims;
using Curation.Domain.Proposals;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;

namespace Curation.Ui.Review;

/// <summary>Loads a card with everything about it: its place in the queue, its neighbours, the decision on it, and what the person typed before.</summary>
internal sealed class CardReader(
    ProposalStore proposals, ProposalQueue queue, QueueReader reader, FrameworkStore frameworks, DecisionStore decisions, InputDrafts drafts, SurroundingsReader surroundings)
{
    private const int Neighbours = 20;

    /// <param name="panel">The part to open; where none is named, the one that the draft left open.</param>
    /// <param name="done">The decision to tell of.</param>
    /// <param name="posted">What was typed and just sent; else the draft is read.</param>
    /// <returns>None where there is no such proposal.</returns>
    public async Task<CardPage?> ReadAsync(
        Guid id, QueueAddress address, ClaimsPrincipal user, string? panel, Guid? done, Typed? posted, CancellationToken ct)
    {
        if (await proposals.GetAsync(id, ct) is not { } kept) return null;
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
        return new CardPage(kept, basis, filters, address, place, skip, around)
        {
            Beside = await surroundings.ReadAsync(kept, ct),
            Desk = await DeskAsync(kept, filters, user, panel, done, posted, ct) with { Next = place is null ? await queue.AfterAsync(address.Filter, id, ct) : null },
        };
    }

    /// <summary>The card of a proposal that takes back a published decision, told so; without a word where nothing is published by it.</summary>
    public async Task<CardPage?> ReadInverseAsync(Guid id, QueueAddress address, ClaimsPrincipal user, Guid of, CancellationToken ct) =>
        await ReadAsync(id, address, user, panel: null, done: null, posted: null, ct) is not { } card ? null
            : await decisions.GetAsync(of, ct) is { PublishedIn: not null } entry ? card with { Desk = card.Desk with { Toast = Toast.OfInverse(entry) } } : card;

    public static string SubjectOf(Guid proposal) => $"proposal/{proposal}";

    private async Task<Desk> DeskAsync(KeptProposal kept, QueueFilters filters, ClaimsPrincipal user, string? panel, Guid? done, Typed? posted, CancellationToken ct)
    {
        var mayDecide = Policies.Allows(user, Policies.Decide);
        var draft = mayDecide && posted is null ? await drafts.GetAsync(user.Name(), SubjectOf(kept.Proposal.Id), ct) : null;
        var typed = posted ?? (draft is null ? Typed.Nothing : Typed.FromJson(draft.Content));
        panel = Panel(kept, panel ?? typed.Panel, typed);
        var standing = kept.Decision is { } decision ? await decisions.GetAsync(decision, ct) : null;
        return new Desk
        {
            MayDecide = mayDecide,
            Panel = panel,
            Typed = typed,
            KeptAt = draft?.SavedAt,
            Standing = standing,
            MayUndo = standing is not null && mayDecide && (standing.Decision.Actor == user.Name() || Policies.Allows(user, Policies.Publish)),
            Draft = panel is "edit" or "merge" ? (await frameworks.DraftAsync(kept.Proposal.Framework, asOf: null, ct))?.Content : null,
            Toast = done is { } told && await decisions.GetAsync(told, ct) is { } entry ? Toast.Of(entry, filters.Total) : null,
        };
    }

    /// <summary>What can be opened on this card; the note by itself where one was written.</summary>
    private static string? Panel(KeptProposal kept, string? asked, Typed typed) => asked switch
    {
        _ when kept.State != ProposalState.Open => null,
        "edit" when ChangeForm.CanEdit(kept.Proposal.Change) => asked,
        "merge" when Target.KindsFor(kept.Proposal.Change).Count > 0 => asked,
        "reject" or "snooze" or "note" => asked,
        _ => typed.Note is null ? null : "note",
    };
}
