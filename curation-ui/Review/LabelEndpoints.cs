using System.Globalization;
using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Domain.Postings;
using Curation.Storage.Decisions;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Review;

/// <summary>What people say of single sentences and postings, kept to learn from.</summary>
internal static class LabelEndpoints
{
    private const string TakeBack = "take_back";

    public static void MapLabels(this WebApplication app)
    {
        app.MapPost("/review/{id:guid}/labels", SentenceAsync).RequireAuthorization(Policies.Decide);
        app.MapPost("/postings/{id:guid}/labels", RoleAsync).RequireAuthorization(Policies.Decide);
    }

    private static async Task<IResult> SentenceAsync(
        Guid id, [FromForm] string? posting, [FromForm] string? text, [FromForm] string? start, [FromForm] string? end, [FromForm] string? act, [FromForm] string? back,
        ProposalStore proposals, LabelStore labels, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await proposals.GetAsync(id, ct) is not { } kept) return await screens.MissingAsync("proposal", ct);
        // Only what is evidence of it can be denied, so that nothing else is ever stored; what was said before can still be taken back.
        var place = Number(start) is { } from && Number(end) is { } to && text is { Length: > 0 and <= 128 } ? new SentencePlace(text, from, to) : null;
        if (place is null || !PostingId.TryParse(posting, null, out var of)) return await screens.MissingAsync("sentence", ct);
        var label = new Label(LabelKind.NotEvidence, of, place, id, Detail: null);
        if (act == TakeBack) await labels.TakeBackAsync(label, user.Name(), ct);
        else if (kept.Proposal.Evidence.Any(e => e.Posting == of && e.Text == place.Text && e.Start == place.Start && e.End == place.End)) await labels.SaveAsync(label, user.Name(), ct);
        else return await screens.MissingAsync("sentence", ct);
        return Results.LocalRedirect(LocalPath.OrStart(back ?? $"/review/{id}"));
    }

    private static async Task<IResult> RoleAsync(
        Guid id, [FromForm] string? says, [FromForm] string? profile, [FromForm] string? back,
        PostingStore postings, LabelStore labels, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var posting = new PostingId(id);
        if ((await postings.LoadAsync([posting], ct)).Count == 0) return await screens.MissingAsync("posting", ct);
        var kind = says == "wrong" ? LabelKind.WrongRole : LabelKind.RightRole;
        var detail = ProfileKey.TryParse(profile, null, out var really) ? really.ToString() : profile == Label.NoProfile ? Label.NoProfile : null;
        var label = new Label(kind, posting, Sentence: null, Proposal: null, detail);
        if (says == TakeBack)
        {
            await labels.TakeBackAsync(label, user.Name(), ct);
            await labels.TakeBackAsync(label.Opposite!, user.Name(), ct);
        }
        else if (says is "wrong" or "right")
        {
            await labels.SaveAsync(label, user.Name(), ct);
        }

        return Results.LocalRedirect(LocalPath.OrStart(back ?? $"/postings/{id}"));
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
