using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Review;

/// <summary>A proposal that a person makes: what kind, where, what value, why and from where. The place is chosen by address, the rest is sent.</summary>
internal static class NewEndpoints
{
    public static void MapNewProposal(this WebApplication app)
    {
        app.MapGet("/review/new", ShowAsync).RequireAuthorization(Policies.Decide);
        app.MapPost("/review/new", SendAsync).RequireAuthorization(Policies.Decide);
    }

    private static async Task<IResult> ShowAsync(
        HttpRequest request, ClaimsPrincipal user, FrameworkStore frameworks, InputDrafts drafts, Screens screens, CancellationToken ct)
    {
        var asked = NewTyped.Of(name => request.Query[name].FirstOrDefault());
        var page = await ReadAsync(asked, frameworks, ct);
        if (page.IsReady && await drafts.GetAsync(user.Name(), asked.Subject, ct) is { } draft && NewTyped.FromJson(draft.Content) is { } typed)
            page = page with { Typed = typed with { Framework = asked.Framework, Kind = asked.Kind, Profile = asked.Profile }, KeptAt = draft.SavedAt };
        return await screens.ShowAsync<NewScreen, NewPage>(page, ct);
    }

    private static async Task<IResult> SendAsync(
        HttpRequest request, ClaimsPrincipal user, FrameworkStore frameworks, InputDrafts drafts, HandMade byHand, Screens screens, CancellationToken ct)
    {
        var sent = await request.ReadFormAsync(ct);
        var typed = NewTyped.Of(name => sent[name].FirstOrDefault());
        var page = await ReadAsync(typed, frameworks, ct);
        if (!page.IsReady) return Results.LocalRedirect(typed.Url);
        if (sent["act"] == "discard")
        {
            await drafts.DropAsync(user.Name(), typed.Subject, ct);
            return Results.LocalRedirect(typed.Url);
        }

        var json = typed.ToJson();
        if (typed.IsWorthKeeping && json.Length <= InputDrafts.LongestContent) await drafts.SaveAsync(user.Name(), typed.Subject, json, ct);
        if (sent["act"] == "keep") return Results.LocalRedirect(typed.Url);
        var form = new NewForm(page.Content!, page.Kind!, typed);
        if (form.Read() is not { } change)
            return await AgainAsync(form.Faults);
        switch (await byHand.ProposeAsync(page.Content!.Code, change, form.Why, user.Name(), ct))
        {
            case HandMadeOutcome.Opened opened:
                await drafts.DropAsync(user.Name(), typed.Subject, ct);
                return Results.LocalRedirect($"/review/{opened.Proposal.Proposal.Id}");
            case HandMadeOutcome.AlreadyOpen open:
                return await AgainAsync(new Dictionary<string, string>(StringComparer.Ordinal), open.Proposal);
            case HandMadeOutcome.Refused refused:
                return await AgainAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [form.FieldOfRefusal] = refused.Reason });
            case var outcome:
                throw new InvalidOperationException($"An outcome without an answer: {outcome.GetType().Name}.");
        }

        Task<IResult> AgainAsync(IReadOnlyDictionary<string, string> faults, KeptProposal? open = null) => screens.ShowAsync<NewScreen, NewPage>(
            page with { Faults = faults, AlreadyOpen = open }, ct, open is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    /// <summary>The form as far as its place is chosen: what is not there is asked for first.</summary>
    private static async Task<NewPage> ReadAsync(NewTyped typed, FrameworkStore frameworks, CancellationToken ct)
    {
        var all = await frameworks.AllLatestAsync(asOf: null, ct);
        var code = FrameworkCode.TryParse(typed.Framework, null, out var named) ? all.FirstOrDefault(f => f.Code == named)?.Code : all is [var only] ? only.Code : (FrameworkCode?)null;
        var content = code is { } known ? (await frameworks.DraftAsync(known, asOf: null, ct))?.Content : null;
        var profile = ElementCode.TryParse(typed.Profile, null, out var element) ? content?.Profile(element) : null;
        return new NewPage(typed with { Framework = code?.ToString() }, all, content, NewKind.Of(typed.Kind), profile);
    }
}

/// <param name="Frameworks">All that can be chosen.</param>
/// <param name="Content">The chosen framework's draft.</param>
public sealed record NewPage(NewTyped Typed, IReadOnlyList<PublishedFramework> Frameworks, Framework? Content, NewKind? Kind, JobProfile? Profile)
{
    /// <summary>By the name of the field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Somebody, or a night, has asked about the same place.</summary>
    public KeptProposal? AlreadyOpen { get; init; }

    /// <summary>When what is shown was kept as a draft.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>The place is chosen, and the rest can be typed.</summary>
    public bool IsReady => Content is not null && Kind is { } kind && (!kind.ForProfile || Profile is not null);
}
