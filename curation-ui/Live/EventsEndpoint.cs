using System.ComponentModel;
using System.Security.Claims;
using Curation.Ui.Accounts;
using Curation.Ui.Api;

namespace Curation.Ui.Live;

internal static class EventsEndpoint
{
    public static IServiceCollection AddChangeFeed(this IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddHostedService(provider => provider.GetRequiredService<ChangeFeed>())
        .AddSingleton<Runs.NightReader>()
        .AddSingleton<Start.StartReader>()
        .AddSingleton<Fragments>()
        .AddSingleton<NightEvents>();

    public static void MapEvents(this WebApplication app) =>
        app.MapGet("/api/runs/latest/events", ([Description("run: for the page of a night.")] string? view, NightEvents events, ClaimsPrincipal user, CancellationToken ct) =>
            TypedResults.ServerSentEvents(events.FollowAsync(whole: view == "run" || !Policies.Allows(user, Policies.SeeProposals), ct))).RequireAuthorization(Policies.SeeRuns)
            .WithTags("Nights").WithName("FollowNight").WithSummary("The night as it goes").WithDescription("Server-sent events, each with a part of a page as HTML, for the pages of this application; it goes on until it is closed.")
            .Produces<string>(StatusCodes.Status200OK, contentType: "text/event-stream").Fails();
}
