using Curation.Domain.Runs;
using Curation.Storage.Search;
using Curation.Storage.Work;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Runs;

internal static class RunsEndpoints
{
    private const int Most = 60;

    public static void MapRuns(this WebApplication app)
    {
        app.MapGet("/runs", async (RunStore runs, SearchCheck search, Screens screens, CancellationToken ct) =>
            await screens.ShowAsync<RunsScreen, RunsPage>(new RunsPage(await runs.RecentAsync(Most, ct), await search.LatestAsync(ct)), ct)).RequireAuthorization(Policies.SeeRuns);

        app.MapGet("/runs/{id:guid}", async (Guid id, NightReader nights, RunStore runs, Screens screens, CancellationToken ct) =>
        {
            if (await nights.GetAsync(id, ct) is not { } night) return await screens.MissingAsync("night", ct);
            var latest = await runs.LatestAsync(ct);
            return await screens.ShowAsync<RunScreen, RunPage>(new RunPage(night, latest?.Id == id), ct);
        }).RequireAuthorization(Policies.SeeRuns);
    }
}

/// <param name="IsLatest">The latest night is followed as it goes.</param>
public sealed record RunPage(NightView Night, bool IsLatest);

/// <param name="Checks">What comparing the search indexes with the database came to; empty where there are none.</param>
public sealed record RunsPage(IReadOnlyList<Run> Runs, IReadOnlyList<IndexCheck> Checks);
