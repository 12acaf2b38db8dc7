using System.Security.Claims;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Accounts;
using Curation.Storage.Decisions;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Versions;

/// <summary>Writing what an accepted new job profile lacks.</summary>
internal static class ProfileEndpoints
{
    private const int FewestRows = 6;
    private const int MoreRows = 4;

    public static void MapProfileDrafts(this WebApplication app)
    {
        app.MapGet("/frameworks/{code}/drafts/{proposal:guid}", ShowAsync).RequireAuthorization(Policies.Decide);
        app.MapPost("/frameworks/{code}/drafts/{proposal:guid}", SaveAsync).RequireAuthorization(Policies.Decide);
        app.MapPost("/frameworks/{code}/drafts/{proposal:guid}/typed", KeepAsync).RequireAuthorization(Policies.Decide);
    }

    /// <param name="saved">As it is saved, without what the person has typed since.</param>
    private static async Task<IResult> ShowAsync(
        string code, Guid proposal, string? said, bool? saved, ProfileDesk desk, InputDrafts drafts, AccountNames names, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await desk.FindAsync(code, proposal, ct) is not { } found) return await screens.MissingAsync("draft", ct);
        var kept = said is null && saved is null ? KeptProfile.FromJson((await drafts.GetAsync(user.Name(), SubjectOf(proposal), ct))?.Content) : null;
        var note = said == "saved" ? new Said("good", "Saved.", Left(found))
            : kept is null ? null
            : kept.Decision == found.Decision.Id ? new Said("warn", "What you typed is kept and not saved yet.", "Save the draft, and others see it too.", (AsSaved(found), "Look at what is saved"))
            : new Said("warn", $"{(await names.AllAsync(ct)).Of(found.Decision.Actor)} saved this draft while you wrote.", "Yours stands below and is not saved: look at theirs, then save yours over it.", (AsSaved(found), "Look at theirs"));
        return await PageAsync(found, kept?.Typed ?? ProfileForm.Of(found.Change), new Dictionary<string, string>(StringComparer.Ordinal), note, StatusCodes.Status200OK, names, screens, ct);
    }

    /// <summary>What is typed is kept for the person alone, until they save it.</summary>
    private static async Task<IResult> KeepAsync(string code, Guid proposal, IFormCollection form, ProfileDesk desk, InputDrafts drafts, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await desk.FindAsync(code, proposal, ct) is null) return await screens.MissingAsync("draft", ct);
        if (!Guid.TryParse(form["decision"].ToString(), out var decision)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var json = new KeptProfile(decision, ProfileForm.Of(form)).ToJson();
        if (json.Length > InputDrafts.LongestContent) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        await drafts.SaveAsync(user.Name(), SubjectOf(proposal), json, ct);
        return Results.NoContent();
    }

    private static string SubjectOf(Guid proposal) => $"profile/{proposal}";

    private static string AsSaved(FoundDraft found) => $"{Places.Draft(found.Decision.Framework, found.Decision.Proposal)}?saved=true";

    private static async Task<IResult> SaveAsync(
        string code, Guid proposal, IFormCollection form, ProfileDesk desk, DecisionStore decisions, InputDrafts drafts, AccountNames names, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await desk.FindAsync(code, proposal, ct) is not { } found) return await screens.MissingAsync("draft", ct);
        var typed = ProfileForm.Of(form);
        if (form.ContainsKey("rows"))
            return await AgainAsync(typed with { Requirements = [.. typed.Requirements, .. Enumerable.Repeat(new RequirementRow(), MoreRows)] }, null, StatusCodes.Status200OK);
        if (form["decision"].ToString() != found.Decision.Id.ToString())
        {
            var by = (await names.AllAsync(ct)).Of(found.Decision.Actor);
            return await AgainAsync(typed, new Said("warn", $"{by} saved this draft while you wrote.", "Yours stands below and is not saved: look at theirs, then save yours over it.", (AsSaved(found), "Look at theirs")), StatusCodes.Status409Conflict);
        }

        if (typed.Faults(found.Framework).Count > 0)
            return await AgainAsync(typed, new Said("block", "Not saved yet.", "What does not fit is marked below."), StatusCodes.Status422UnprocessableEntity);
        var draft = typed.ToDraft(found.Change);
        if (JsonSerializer.Serialize(draft, CurationJson.Line) == JsonSerializer.Serialize(found.Written, CurationJson.Line))
            return await SavedAsync();
        return await decisions.AmendAsync(found.Decision.Id, found.Change with { Draft = draft }, note: null, user.Name(), ct) switch
        {
            DecideOutcome.Decided => await SavedAsync(),
            DecideOutcome.AlreadyDecided => await AgainAsync(typed, new Said("warn", "Somebody was first.", "The draft was saved or taken back meanwhile. Yours stands below and is not saved."), StatusCodes.Status409Conflict),
            DecideOutcome.Refused { Reason: var reason } => await AgainAsync(typed, new Said("block", "Not saved.", reason), StatusCodes.Status422UnprocessableEntity),
            var other => throw new InvalidOperationException($"An outcome without words: {other.GetType().Name}."),
        };

        async Task<IResult> SavedAsync()
        {
            await drafts.DropAsync(user.Name(), SubjectOf(proposal), ct);
            return Results.LocalRedirect($"{Places.Draft(found.Decision.Framework, proposal)}?said=saved");
        }

        Task<IResult> AgainAsync(ProfileForm shown, Said? said, int status) => PageAsync(found, shown, form.ContainsKey("rows") ? new Dictionary<string, string>(StringComparer.Ordinal) : shown.Faults(found.Framework), said, status, names, screens, ct);
    }

    private static async Task<IResult> PageAsync(
        FoundDraft found, ProfileForm typed, IReadOnlyDictionary<string, string> faults, Said? said, int status, AccountNames names, Screens screens, CancellationToken ct)
    {
        var blank = Math.Max(FewestRows - typed.Requirements.Count, typed.Requirements.Count == 0 || typed.Requirements[^1].Competency.Length > 0 ? 2 : 0);
        var shown = typed with { Requirements = [.. typed.Requirements, .. Enumerable.Repeat(new RequirementRow(), Math.Max(0, blank))] };
        return await screens.ShowAsync<ProfileDraftScreen, ProfileDraftPage>(
            new ProfileDraftPage(found, shown, found.Written.Checklist(found.Framework), faults, said, Suggested(found), await names.AllAsync(ct)), ct, status);
    }

    private static string Left(FoundDraft found)
    {
        var left = found.Written.Checklist(found.Framework).Count(i => !i.Done);
        return left == 0 ? $"It is complete and stands in the draft of version {found.Version}." : $"{char.ToUpperInvariant(PlanWords.Number(left)[0])}{PlanWords.Number(left)[1..]} of the list below {(left == 1 ? "is" : "are")} left.";
    }

    /// <summary>What the postings ask for, and the competency that each term is a skill of.</summary>
    private static IReadOnlyList<(string Term, Competency? Competency)> Suggested(FoundDraft found) =>
        [.. found.Change.Skills.Select(term => (term, found.Framework.SkillNamed(term)?.Competency is { } of ? found.Framework.Competency(of) : null))];
}

/// <param name="Typed">As typed, or as saved.</param>
/// <param name="Checklist">Of what is saved.</param>
/// <param name="Faults">By field.</param>
/// <param name="Suggested">What postings ask for most, with the competency of each.</param>
public sealed record ProfileDraftPage(
    FoundDraft Found,
    ProfileForm Typed,
    IReadOnlyList<ChecklistItem> Checklist,
    IReadOnlyDictionary<string, string> Faults,
    Said? Said,
    IReadOnlyList<(string Term, Competency? Competency)> Suggested,
    IReadOnlyDictionary<string, string> Names);
