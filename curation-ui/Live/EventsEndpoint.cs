using System.Security.Claims;
using Curation.Ui.Accounts;

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
        app.MapGet("/api/runs/latest/events", (string? view, NightEvents events, ClaimsPrincipal user, CancellationToken ct) =>
            TypedResults.ServerSentEvents(events.FollowAsync(whole: view == "run" || !Policies.Allows(user, Policies.SeeProposals), ct))).RequireAuthorization(Policies.SeeRuns);
}
