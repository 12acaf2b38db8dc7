using Curation.Storage;
using Curation.Ui.Api;
using Curation.Ui.Parts;

namespace Curation.Ui.Hosting;

/// <summary>What went wrong, what is safe, what to do: as a page, under the status that says so.</summary>
internal static partial class ProblemPages
{
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseStatusCodePages(context => SayAsync(context.HttpContext));
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
            catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
            {
                context.Response.StatusCode = bad.StatusCode;
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
            var failed = ApiFault.IsForPrograms(context.Request)
                ? ApiFault.Failed.Because($"It is in the log under trace {context.TraceIdentifier}.")
                : Screens.Of<FailedScreen, string>(context.TraceIdentifier, new Frame(null), StatusCodes.Status500InternalServerError);
            await failed.ExecuteAsync(context);
            return;
        }

        StorageAway(log, problem.Message);
        context.Response.Headers.RetryAfter = "5";
        var away = ApiFault.IsForPrograms(context.Request)
            ? ApiFault.StorageAway.Because("Ask again in some seconds.")
            : Screens.Of<StorageAwayScreen, StorageProblem>(problem, new Frame(null), StatusCodes.Status503ServiceUnavailable);
        await away.ExecuteAsync(context);
    }

    private static Task SayAsync(HttpContext context) => ApiFault.IsForPrograms(context.Request)
        ? ApiFault.Of(context)?.ExecuteAsync(context) ?? Task.CompletedTask
        : context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ShowAsync<MissingScreen>(context, "page"),
            StatusCodes.Status403Forbidden => ShowAsync<RefusedScreen>(context, "Your role does not allow this"),
            StatusCodes.Status400BadRequest => ShowAsync<StaleFormScreen>(context, ""),
            _ => Task.CompletedTask,
        };

    private static Task ShowAsync<TScreen>(HttpContext context, string model)
        where TScreen : Screen<string> => Screens.Of<TScreen, string>(model, new Frame(null), context.Response.StatusCode).ExecuteAsync(context);

    [LoggerMessage(LogLevel.Error, "Request {Trace} for {Path} failed.")]
    private static partial void Failed(ILogger log, string trace, PathString path, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The database does not answer: {Message}")]
    private static partial void StorageAway(ILogger log, string message);
}
