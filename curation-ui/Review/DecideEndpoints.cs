using System.Security.Claims;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Proposals;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Review;

/// <summary>
/// Deciding, and keeping what is typed. Forms are answered with a redirect to the next card of the same queue; a script, which says so by the
/// header that carries its token, is answered with that page itself.
/// </summary>
internal static class DecideEndpoints
{
    /// <summary>Tells a script which decision its request led to.</summary>
    public const string DecisionHeader = "X-Curation-Decision";

    public static void MapDeciding(this WebApplication app)
    {
        app.MapPost("/review/{id:guid}/decide", DecideAsync).RequireAuthorization(Policies.Decide);
        app.MapPost("/review/{id:guid}/draft", DraftAsync).RequireAuthorization(Policies.Decide);
        app.MapUndoing();
    }

    private static async Task<IResult> DecideAsync(
        Guid id, HttpContext context, ClaimsPrincipal user, ProposalStore proposals, FrameworkStore frameworks, DecisionStore decisions, InputDrafts drafts, CardReader cards,
        ProposalQueue queue, Answers answers, TimeProvider clock, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (typed, revision, address, wire) = (Typed.Of(form), form["revision"].ToString(), context.Request.QueueOf(), form["verdict"].ToString());
        if (await proposals.GetAsync(id, ct) is not { Proposal: var proposal })
            return await answers.MissingAsync(ct);
        var draft = wire == "edit" ? (await frameworks.DraftAsync(proposal.Framework, asOf: null, ct))?.Content : null;
        var (verdict, faults) = VerdictForm.Read(wire, typed, proposal.Change, draft, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (verdict is null)
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, desk => desk with { Faults = faults });
        switch (await decisions.DecideAsync(id, verdict, typed.Note, user.Name(), revision, ct))
        {
            case DecideOutcome.Decided decided:
                return await DoneAsync(decided.Decision);
            case DecideOutcome.AlreadyDecided { Decision: var first } when IsSame(first, verdict, revision, user):
                // The answer to the same request was lost on its way, and the browser asked again.
                return await DoneAsync(first);
            case DecideOutcome.AlreadyDecided:
                return await AgainAsync(StatusCodes.Status409Conflict, desk => desk with { Tried = VerdictWords.Said(verdict) });
            case DecideOutcome.Outdated:
                return await AgainAsync(StatusCodes.Status409Conflict, desk => desk with { Saw = form["saw"].ToString() });
            case DecideOutcome.Refused refused:
                return await AgainAsync(StatusCodes.Status422UnprocessableEntity, desk => verdict switch
                {
                    Verdict.AcceptEdited => desk with { Faults = One(ChangeForm.FieldOf(proposal.Change), refused.Reason) },
                    Verdict.Merge => desk with { Faults = One("into", refused.Reason) },
                    _ => desk with { Refusal = refused.Reason },
                });
            case var outcome:
                throw new InvalidOperationException($"An outcome without an answer: {outcome.GetType().Name}.");
        }

        async Task<IResult> DoneAsync(Decision decision) => await queue.AfterAsync(address.Filter, id, ct) is { } next
            ? await answers.CardAsync(context, next, address, decision.Id, ct)
            : await answers.QueueAsync(context, address, decision.Id, ct);

        // What was typed is kept on the server as well: the page may be left.
        async Task<IResult> AgainAsync(int status, Func<Desk, Desk> say)
        {
            var panel = wire switch { "edit" or "merge" or "snooze" => wire, "reject:other" => "reject", _ => typed.Panel };
            await KeepAsync(drafts, user, id, typed with { Panel = panel }, proposal.Change, ct);
            var card = (await cards.ReadAsync(id, address, user, panel, done: null, typed with { Panel = panel }, ct))!;
            return await answers.CardAsync(context, card with { Desk = say(card.Desk) }, status, ct);
        }
    }

    /// <summary>Keeps what is typed; where a part of the card is opened or closed, answers with the card.</summary>
    private static async Task<IResult> DraftAsync(
        Guid id, HttpContext context, ClaimsPrincipal user, ProposalStore proposals, InputDrafts drafts, Answers answers, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        if (await proposals.GetAsync(id, ct) is not { Proposal: var proposal })
            return await answers.MissingAsync(ct);
        var open = form["open"].FirstOrDefault();
        var typed = Typed.Of(form);
        typed = typed with { Panel = open is null ? typed.Panel : open is "" or "discard" ? null : open };
        await KeepAsync(drafts, user, id, open == "discard" ? Typed.Nothing : typed, proposal.Change, ct);
        return open is null ? Results.NoContent() : await answers.CardAsync(context, id, context.Request.QueueOf(), done: null, ct, typed.Panel ?? "none");
    }

    private static Task KeepAsync(InputDrafts drafts, ClaimsPrincipal user, Guid id, Typed typed, Change change, CancellationToken ct) =>
        typed.IsWorthKeeping(change) && typed.ToJson() is { Length: <= InputDrafts.LongestContent } content
            ? drafts.SaveAsync(user.Name(), CardReader.SubjectOf(id), content, ct)
            : drafts.DropAsync(user.Name(), CardReader.SubjectOf(id), ct);

    private static bool IsSame(Decision first, Verdict verdict, string revision, ClaimsPrincipal user) =>
        first.Actor == user.Name() && first.Revision == revision && Json(first.Verdict) == Json(verdict);

    private static string Json(Verdict verdict) => JsonSerializer.Serialize(verdict, CurationJson.Line);

    private static Dictionary<string, string> One(string field, string says) => new(StringComparer.Ordinal) { [field] = says };
}
