using System.Security.Claims;
using Curation.Domain.Models;
using Curation.Storage.Models;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Models;

/// <summary>Versions of the models. Who sees the nights sees them; which is in force decides what curators are asked, and so a lead chooses.</summary>
internal static class ModelsEndpoints
{
    private const int LongestWhy = 500;

    public static IServiceCollection AddModels(this IServiceCollection services) =>
        services.AddSingleton<AnalysisReader>().AddSingleton<AnalysisEvents>().AddScoped<ModelsReader>();

    public static void MapModels(this WebApplication app)
    {
        app.MapGet("/models", async (string? a, string? b, string? said, ModelsReader models, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            a is null && b is null ? await screens.ShowAsync<ModelsScreen, ModelsPage>(await models.AllAsync(user, said == "chosen", null, ct), ct)
            : await models.OneAsync(user, b is null ? null : a, b ?? a!, "", null, ct) is { } page ? await screens.ShowAsync<ModelScreen, ModelPage>(page, ct)
            : await screens.MissingAsync("version of a model", ct)).RequireAuthorization(Policies.SeeRuns);
        app.MapGet("/models/events", (AnalysisEvents events, CancellationToken ct) => TypedResults.ServerSentEvents(events.FollowAsync(ct))).RequireAuthorization(Policies.SeeRuns);
        app.MapPost("/models/promote", PromoteAsync).RequireAuthorization(Policies.Publish);
        app.MapPost("/models/rollback", RollBackAsync).RequireAuthorization(Policies.Publish);
    }

    /// <summary>Asks once more, and then puts the version in force.</summary>
    private static async Task<IResult> PromoteAsync(IFormCollection form, ModelsReader models, ModelChoices choices, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await models.FindAsync(form["hash"].ToString(), ct) is not { Version: var next })
            return await screens.MissingAsync("version of a model", ct);
        var (why, evenIfWorse) = (Why(form), form["even_if_worse"].ToString() == "yes");
        var now = (await choices.InForceAsync(ct)).GetValueOrDefault(next.Kind);
        if (form["confirmed"].ToString() != "yes")
        {
            return why.Length == 0 || why.Length > LongestWhy
                ? await AgainAsync(why.Length == 0 ? "Say why: the history keeps it." : $"The reason has {why.Length} characters, and {LongestWhy} fit.")
                : await screens.ShowAsync<ConfirmModelScreen, ChoicePage>(new ChoicePage(now is null ? null : (await models.FindAsync(now.Hash, ct))?.Version, next, why, evenIfWorse, IsBack: false), ct);
        }

        return await choices.PromoteAsync(next.Kind, next.Hash, why, user.Name(), evenIfWorse, ct) switch
        {
            ChooseOutcome.Chosen => Results.LocalRedirect("/models?said=chosen"),
            ChooseOutcome.Worse { Because: var because } => await AgainAsync([.. because, "It is worse than the one in force, and nothing was changed. Tick the box below to take it all the same."]),
            ChooseOutcome.Refused { Reason: var reason } => await AgainAsync(reason),
            var other => throw new InvalidOperationException($"An outcome without words: {other.GetType().Name}."),
        };

        async Task<IResult> AgainAsync(params IReadOnlyList<string> wrong) => await models.OneAsync(user, now?.Hash == next.Hash ? null : now?.Hash, next.Hash, why, wrong, ct) is { } page
            ? await screens.ShowAsync<ModelScreen, ModelPage>(page, ct, StatusCodes.Status422UnprocessableEntity)
            : await screens.MissingAsync("version of a model", ct);
    }

    private static async Task<IResult> RollBackAsync(IFormCollection form, ModelsReader models, ModelChoices choices, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!Enum.TryParse<ModelKind>(form["kind"].ToString(), ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return await screens.MissingAsync("kind of model", ct);
        var now = (await choices.InForceAsync(ct)).GetValueOrDefault(kind);
        if (now?.InsteadOf is not { } before || await models.FindAsync(before, ct) is not { Version: var next })
            return await AgainAsync("No other version was in force before. Nothing was changed.");
        var why = Why(form);
        if (form["confirmed"].ToString() != "yes")
            return await screens.ShowAsync<ConfirmModelScreen, ChoicePage>(new ChoicePage((await models.FindAsync(now.Hash, ct))?.Version, next, why, EvenIfWorse: false, IsBack: true), ct);
        if (why.Length is 0 or > LongestWhy)
            return await AgainAsync(why.Length == 0 ? "Nothing was changed: say why, for the history keeps it." : $"Nothing was changed: the reason has {why.Length} characters, and {LongestWhy} fit.");
        if (form["from"].ToString() != now.Hash)
            return await AgainAsync("Somebody put another version in force meanwhile. Nothing was changed: look again.");
        return await choices.RollBackAsync(kind, why, user.Name(), ct) switch
        {
            ChooseOutcome.Chosen => Results.LocalRedirect("/models?said=chosen"),
            ChooseOutcome.Refused { Reason: var reason } => await AgainAsync(reason),
            var other => throw new InvalidOperationException($"An outcome without words: {other.GetType().Name}."),
        };

        async Task<IResult> AgainAsync(string wrong) =>
            await screens.ShowAsync<ModelsScreen, ModelsPage>(await models.AllAsync(user, hasChosen: false, [wrong], ct), ct, StatusCodes.Status422UnprocessableEntity);
    }

    private static string Why(IFormCollection form) => form["why"].ToString().Trim();
}
