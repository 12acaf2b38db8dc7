using System.Security.Claims;
using Curation.Domain.Runs;
using Curation.Storage.Search;
using Curation.Storage.Work;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Runs;

internal static class RunsEndpoints
{
    private const int Most = 60;

    public static void MapRuns(this WebApplication app)
    {
        app.MapGet("/runs", async (RunStore runs, NightReader nights, SearchCheck search, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await ListAsync(refusal: null, runs, nights, search, screens, user, ct)).RequireAuthorization(Policies.SeeRuns);

        app.MapGet("/runs/{id:guid}", async (Guid id, NightReader nights, RunStore runs, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await ShowAsync(id, refusal: null, nights, runs, screens, user, ct)).RequireAuthorization(Policies.SeeRuns);

        app.MapPost("/runs/ask", AskAsync).RequireAuthorization(Policies.Operate);
    }

    private static async Task<IResult> AskAsync(
        [FromForm] string? wish, RunRequests requests, RunStore runs, SearchCheck search, NightReader nights, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var refusal = await requests.AskAsync(wish == "failed" ? RunWish.RetryFailed : RunWish.RunNow, user.Name(), ct);
        return await runs.LatestAsync(ct) is not { } last ? (refusal is null ? Results.LocalRedirect("/runs") : await ListAsync(refusal, runs, nights, search, screens, user, ct))
            : refusal is null ? Results.LocalRedirect($"/runs/{last.Id}")
            : await ShowAsync(last.Id, refusal, nights, runs, screens, user, ct);
    }

    private static async Task<IResult> ListAsync(string? refusal, RunStore runs, NightReader nights, SearchCheck search, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
        await screens.ShowAsync<RunsScreen, RunsPage>(
            new RunsPage(await runs.RecentAsync(Most, ct), Policies.Allows(user, Policies.Operate), await search.LatestAsync(ct), await nights.AskedAsync(ct), refusal), ct,
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private static async Task<IResult> ShowAsync(Guid id, string? refusal, NightReader nights, RunStore runs, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await nights.GetAsync(id, ct) is not { } night) return await screens.MissingAsync("night", ct);
        var page = new RunPage(night, (await runs.LatestAsync(ct))?.Id == id, Policies.Allows(user, Policies.Operate), refusal);
        return await screens.ShowAsync<RunScreen, RunPage>(page, ct, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}

/// <param name="IsLatest">The latest night is followed as it goes.</param>
/// <param name="MayAsk">Whether who looks may have nights run.</param>
/// <param name="Refusal">Why what they asked for was not started.</param>
public sealed record RunPage(NightView Night, bool IsLatest, bool MayAsk = false, string? Refusal = null);

/// <param name="Checks">What comparing the search indexes with the database came to; empty where there are none.</param>
public sealed record RunsPage(IReadOnlyList<Run> Nights, bool MayAsk, IReadOnlyList<IndexCheck> Checks, RunRequest? Asked = null, string? Refusal = null);
