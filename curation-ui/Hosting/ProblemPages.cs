using Curation.Storage;
using Curation.Ui.Parts;

namespace Curation.Ui.Hosting;

/// <summary>What went wrong, what is safe, what to do: as a page, under the status that says so.</summary>
internal static partial class ProblemPages
{
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseStatusCodePages(context => PlainMissingAsync(context.HttpContext));
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody waits for the answer.
            }
            catch (Exception fault) when (!context.Response.HasStarted)
            {
                await ExplainAsync(context, fault, app.Logger);
            }
        });
    }

    private static async Task ExplainAsync(HttpContext context, Exception fault, ILogger log)
    {
        var problem = StorageProblem.Describe(fault);
        context.Response.Headers.CacheControl = "no-store";
        if (problem is null)
        {
            Failed(log, context.TraceIdentifier, context.Request.Path, fault);
            await Screens.Of<FailedScreen, string>(context.TraceIdentifier, new Frame(null), StatusCodes.Status500InternalServerError).ExecuteAsync(context);
            return;
        }

        StorageAway(log, problem.Message);
        context.Response.Headers.RetryAfter = "5";
        await Screens.Of<StorageAwayScreen, StorageProblem>(problem, new Frame(null), StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }

    private static Task PlainMissingAsync(HttpContext context) => context.Response.StatusCode == StatusCodes.Status404NotFound
        ? Screens.Of<MissingScreen, string>("page", new Frame(null), StatusCodes.Status404NotFound).ExecuteAsync(context)
        : Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "Request {Trace} for {Path} failed.")]
    private static partial void Failed(ILogger log, string trace, PathString path, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The database does not answer: {Message}")]
    private static partial void StorageAway(ILogger log, string message);
}
