using Curation.Ui.Accounts;

namespace Curation.Ui.Hosting;

/// <summary>What is at no address of ours. Only who is signed in is told so: to others every address looks the same.</summary>
internal static class Nowhere
{
    public static void MapNowhere(this WebApplication app) =>
        app.MapFallback("{**path}", () => Results.NotFound()).RequireAuthorization(Policies.SignedIn);
}
