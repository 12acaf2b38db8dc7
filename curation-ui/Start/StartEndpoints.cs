using System.Security.Claims;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Runs;

namespace Curation.Ui.Start;

/// <summary>The start: the night, and what it asks.</summary>
/// <param name="Night">None before the first.</param>
public sealed record StartPage(NightView? Night, OpenPage Open);

/// <summary>What stands open, and what it rests on.</summary>
/// <param name="First">The first few of the queue.</param>
public sealed record OpenPage(
    IReadOnlyList<FrameworkOpen> Frameworks, IReadOnlyList<Proposal> First, PostingCounts Postings, bool HasRun, bool IsRunning)
{
    public int Total => Frameworks.Sum(f => f.Kinds.Sum(k => k.Count));
}

/// <param name="Kinds">The kinds that have open proposals, most first.</param>
public sealed record FrameworkOpen(string Code, string Name, IReadOnlyList<(string Kind, int Count)> Kinds);

internal sealed class StartReader(NightReader nights, FrameworkStore frameworks, ProposalQueue queue, PostingStore postings)
{
    private const int First = 8;

    public async Task<StartPage> ReadAsync(CancellationToken ct)
    {
        var night = await nights.LatestAsync(ct);
        return new StartPage(night, await OpenAsync(night, ct));
    }

    private async Task<OpenPage> OpenAsync(NightView? night, CancellationToken ct)
    {
        var counts = await queue.CountsAsync(ct);
        var names = await frameworks.AllLatestAsync(asOf: null, ct);
        var open = names.Select(f => new FrameworkOpen(
            f.Code.ToString(),
            f.Content.Name,
            [.. counts.Where(c => c.Framework == f.Code)
                .GroupBy(c => c.Kind, StringComparer.Ordinal)
                .Select(g => (g.Key, Count: g.Sum(c => c.Count)))
                .OrderByDescending(k => k.Count)]));
        var first = await queue.PageAsync(new ProposalFilter(), 0, First, ct);
        return new OpenPage([.. open], first, await postings.CountsAsync(ct), night is not null, night?.IsRunning == true);
    }
}

internal static class StartEndpoints
{
    public static void MapStart(this WebApplication app) =>
        app.MapGet("/", async (StartReader start, Screens screens, ClaimsPrincipal user, CancellationToken ct) => ElsewhereFor(user) is { } place
            ? Results.LocalRedirect(place)
            : await screens.ShowAsync<StartScreen, StartPage>(await start.ReadAsync(ct), ct)).RequireAuthorization(Policies.SignedIn);

    /// <summary>The start shows proposals: whoever may not see them begins elsewhere.</summary>
    private static string? ElsewhereFor(ClaimsPrincipal user) => user switch
    {
        _ when Policies.Allows(user, Policies.SeeProposals) => null,
        _ when Policies.Allows(user, Policies.ReadPublished) => "/frameworks",
        _ when Policies.Allows(user, Policies.SeeRuns) => "/runs",
        _ when Policies.Allows(user, Policies.Administer) => "/admin",
        _ => "/account",
    };
}
