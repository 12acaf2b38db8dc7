using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Storage.Accounts;
using Curation.Storage.Decisions;
using Curation.Storage.Publishing;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Versions;

/// <summary>The next version: looked at by all who see proposals, published by leads.</summary>
internal static class PublishEndpoints
{
    public static void MapPublishing(this WebApplication app)
    {
        app.MapGet("/frameworks/{code}/publish", ShowAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapPost("/frameworks/{code}/publish/confirm", ConfirmAsync).RequireAuthorization(Policies.Publish);
        app.MapPost("/frameworks/{code}/publish", PublishAsync).RequireAuthorization(Policies.Publish);
        app.MapPost("/frameworks/{code}/publish/notes", KeepAsync).RequireAuthorization(Policies.Publish);
        app.MapPost("/frameworks/{code}/publish/undo", UndoAsync).RequireAuthorization(Policies.Decide);
    }

    private static async Task<IResult> ShowAsync(string code, string? said, Guid? of, PublishDesk desk, ClaimsPrincipal user, CancellationToken ct) => await desk.ShowAsync(
        user,
        code,
        typed: null,
        (said, of) switch
        {
            ("undone", { } proposal) => new Said("good", "Taken back.", "The proposal is open again.", ($"/review/{proposal}", "Decide it anew")),
            ("saved", _) => new Said("good", "Saved.", "It is still here when you come back."),
            _ => null,
        },
        StatusCodes.Status200OK,
        ct);

    /// <summary>Without a script: the page that asks once more. Nothing is changed by it.</summary>
    private static async Task<IResult> ConfirmAsync(string code, IFormCollection form, PublishDesk desk, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var typed = PublishForm.Of(form);
        if (await desk.PageAsync(user, code, typed, said: null, ct) is not { } page) return await screens.MissingAsync("framework", ct);
        if (FaultIn(typed, desk) || page.Plan.IsBlocked || page.Plan.IsEmpty) return await desk.ShowAsync(user, code, typed, said: null, StatusCodes.Status422UnprocessableEntity, ct);
        return page.Plan.Revision == form["revision"].ToString()
            ? await screens.ShowAsync<ConfirmScreen, PublishPage>(page, ct)
            : await desk.ShowAsync(user, code, typed, Overtaken(page, form), StatusCodes.Status409Conflict, ct);
    }

    private static async Task<IResult> PublishAsync(
        string code, IFormCollection form, PublishDesk desk, PublishStore publishing, InputDrafts drafts, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return await screens.MissingAsync("framework", ct);
        var typed = PublishForm.Of(form);
        if (FaultIn(typed, desk)) return await desk.ShowAsync(user, code, typed, said: null, StatusCodes.Status422UnprocessableEntity, ct);
        var outcome = await publishing.PublishAsync(known, typed.Notes, typed.Day, user.Name(), form["revision"].ToString(), ct);
        if (outcome is PublishOutcome.Published { Version: var version })
        {
            await drafts.DropAsync(user.Name(), PublishDesk.SubjectOf(known), ct);
            return Results.LocalRedirect($"{Places.Version(known, version.Version)}?said=published");
        }

        // What was typed survives even where the page is closed now.
        await drafts.SaveAsync(user.Name(), PublishDesk.SubjectOf(known), typed.ToJson(), ct);
        if (await desk.PageAsync(user, code, typed, said: null, ct) is not { } page) return await screens.MissingAsync("framework", ct);
        var said = outcome switch
        {
            PublishOutcome.Outdated or PublishOutcome.Nothing => Overtaken(page, form),
            PublishOutcome.Blocked => new Said("block", "Nothing was published.", "The findings that block come first below."),
            PublishOutcome.NoLongerFits => new Said("block", "Nothing was published.", "What no longer fits comes first below: take it back, then decide it anew."),
            PublishOutcome.Refused refused => new Said("block", "Nothing was published.", refused.Reason),
            _ => throw new InvalidOperationException($"An outcome without words: {outcome.GetType().Name}."),
        };
        return await desk.ShowAsync(
            user, code, typed, said, outcome is PublishOutcome.Outdated or PublishOutcome.Nothing ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, ct);
    }

    private static async Task<IResult> KeepAsync(
        string code, IFormCollection form, InputDrafts drafts, Screens screens, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return await screens.MissingAsync("framework", ct);
        var typed = PublishForm.Of(form);
        if (typed.Notes.Length > 2 * PublishForm.LongestNotes || typed.EffectiveOn.Length > 40) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        await drafts.SaveAsync(user.Name(), PublishDesk.SubjectOf(known), typed.ToJson(), ct);
        return context.Request.Headers.ContainsKey(FormGuard.Header) ? Results.NoContent() : Results.LocalRedirect($"{Places.Publish(known)}?said=saved");
    }

    /// <summary>Takes an accepted change out of the next version.</summary>
    private static async Task<IResult> UndoAsync(
        string code, IFormCollection form, DecisionStore decisions, PublishDesk desk, AccountNames names, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return await screens.MissingAsync("framework", ct);
        if (!Guid.TryParse(form["decision"].ToString(), out var id) || await decisions.GetAsync(id, ct) is not { } entry || entry.Decision.Framework != known)
            return await screens.MissingAsync("decision", ct);
        if (entry.PublishedIn is { } version)
        {
            return await desk.ShowAsync(
                user, code, typed: null, new Said("warn", $"Version {version} has published it meanwhile.", "Nothing was taken back. From its card it can still be asked back.", ($"/review/{entry.Decision.Proposal}", "Open its card")),
                StatusCodes.Status409Conflict, ct);
        }

        return await decisions.UndoAsync(id, note: null, user.Name(), Policies.Allows(user, Policies.Publish), ct) switch
        {
            UndoOutcome.Undone => Results.LocalRedirect($"{Places.Publish(known)}?said=undone&of={entry.Decision.Proposal}"),
            UndoOutcome.AlreadyUndone { Undo: var undo } => await desk.ShowAsync(
                user, code, typed: null, new Said("warn", $"{(await names.AllAsync(ct)).Of(undo.Actor)} has taken it back before you.", "Nothing else was changed."), StatusCodes.Status409Conflict, ct),
            UndoOutcome.InverseOpened inverse => Results.LocalRedirect($"/review/{inverse.Proposal}?inverse={id}"),
            UndoOutcome.Refused { Reason: var reason } => await desk.ShowAsync(
                user, code, typed: null, new Said("block", "Nothing was taken back.", reason), StatusCodes.Status422UnprocessableEntity, ct),
            var other => throw new InvalidOperationException($"An outcome without words: {other.GetType().Name}."),
        };
    }

    private static bool FaultIn(PublishForm typed, PublishDesk desk) => typed.NotesFault(required: false) is not null || typed.DayFault(desk.Today) is not null;

    /// <summary>Who was first, and with what.</summary>
    private static Said Overtaken(PublishPage page, IFormCollection form) =>
        int.TryParse(form["version"].ToString(), out var wanted) && page.Latest.Version >= wanted
            ? new Said(
                "warn",
                $"{page.Names.Of(page.Latest.PublishedBy ?? "Somebody")} published version {page.Latest.Version} before you.",
                "You published nothing, and your notes are kept. Below is what waits now.",
                (Places.Version(page.Code, page.Latest.Version), $"Look at version {page.Latest.Version}"))
            : new Said("warn", "The next version has changed since you opened it.", "Somebody decided or took something back. You published nothing, and your notes are kept: look once more, then publish.");
}
