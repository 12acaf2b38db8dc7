using Curation.Storage;

namespace Curation.Ui.Hosting;

/// <summary>For what watches this process: live while it answers, ready while PostgreSQL answers too.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "ok");
        app.MapGet("/health/ready", async (Database database, CancellationToken ct) =>
            await database.CheckAsync(ct) is { } problem
                ? Results.Text(problem.ToString(), statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ok"));
    }
}
