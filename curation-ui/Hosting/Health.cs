using Curation.Storage;
using Curation.Ui.Accounts;

namespace Curation.Ui.Hosting;

/// <summary>For what watches this process: live while it answers, ready while PostgreSQL answers too. What is in the way is said in the log, not here.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "ok").RequireAuthorization(Policies.Anyone);
        app.MapGet("/health/ready", async (Database database, CancellationToken ct) =>
            await database.CheckAsync(ct) is { } problem
                ? Results.Text(problem.Kind.ToString(), statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ok")).RequireAuthorization(Policies.Anyone);
    }
}
