using System.Security.Claims;
using System.Text;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Accounts;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Versions;

/// <summary>What was published, version by version; and all that leads to the next one.</summary>
internal static class VersionEndpoints
{
    private const int PageSize = 50;

    public static IServiceCollection AddVersions(this IServiceCollection services) =>
        services.AddSingleton<ChangeCounts>().AddScoped<PublishDesk>().AddScoped<ProfileDesk>();

    public static void MapVersions(this WebApplication app)
    {
        app.MapGet("/versions", OverviewAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/versions", ListAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/versions/{version:int}", VersionAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/versions/{version:int}/download", DownloadAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapComparing();
        app.MapForward();
        app.MapPublishing();
        app.MapProfileDrafts();
        app.MapFrameworkImport();
    }

    /// <summary>The framework's published ground; none where the address names none.</summary>
    public static async Task<PublishedFramework?> LatestAsync(string code, FrameworkStore frameworks, CancellationToken ct) =>
        FrameworkCode.TryParse(code, null, out var known) ? await frameworks.LatestAsync(known, asOf: null, ct) : null;

    private static async Task<IResult> OverviewAsync(FrameworkStore frameworks, PublishStore publishing, AccountNames names, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var all = await frameworks.AllLatestAsync(asOf: null, ct);
        if (all.Count == 1)
            return Results.LocalRedirect(Places.Versions(all[0].Code));
        var entries = new List<VersionEntry>();
        foreach (var latest in all)
        {
            var versions = await frameworks.VersionsAsync(latest.Code, ct);
            entries.Add(new VersionEntry(latest.Content.Name, versions[0], await PlanAsync(latest.Code, publishing, user, ct)));
        }

        return await screens.ShowAsync<OverviewScreen, VersionOverview>(new VersionOverview(entries, await names.AllAsync(ct)), ct);
    }

    private static async Task<IResult> ListAsync(
        string code, int? before, FrameworkStore frameworks, PublishStore publishing, ChangeCounts counts, AccountNames names, HouseTime time, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await LatestAsync(code, frameworks, ct) is not { } latest) return await screens.MissingAsync("framework", ct);
        var all = await frameworks.VersionsAsync(latest.Code, ct);
        var versions = all.Where(v => before is null || v.Version < before).ToList();
        return await screens.ShowAsync<VersionsScreen, VersionList>(
            new VersionList(
                latest,
                [.. versions.Take(PageSize)],
                await counts.OfAsync([.. versions.Take(PageSize + 1)], ct),
                versions.Count > PageSize ? versions[PageSize - 1].Version : null,
                all.ToDictionary(v => v.Version, v => Effect.Of(v, all, DateOnly.FromDateTime(time.Now.UtcDateTime))),
                await PlanAsync(latest.Code, publishing, user, ct),
                await names.AllAsync(ct)),
            ct);
    }

    private static async Task<IResult> VersionAsync(
        string code, int version, string? said, FrameworkStore frameworks, PublishStore publishing, AccountNames names, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await LatestAsync(code, frameworks, ct) is not { } latest) return await screens.MissingAsync("framework", ct);
        var versions = await frameworks.VersionsAsync(latest.Code, ct);
        if (versions.FirstOrDefault(v => v.Version == version) is not { } found || await frameworks.GetAsync(latest.Code, version, ct) is not { } content)
            return await screens.MissingAsync("version", ct);
        var before = await frameworks.GetAsync(latest.Code, version - 1, ct);
        IReadOnlyList<PublishedDecision> brought = Policies.Allows(user, Policies.SeeProposals) ? await publishing.DecisionsAsync(latest.Code, version, ct) : [];
        var heirs = (await publishing.ReplacedAsync(latest.Code, ct)).Where(r => r.Version == version).ToList();
        return await screens.ShowAsync<VersionScreen, VersionPage>(
            new VersionPage(found, content.Content, before?.Content, latest.Version, [.. versions.Where(v => v.Version > version).Reverse()], brought, heirs, await names.AllAsync(ct), said == "published"), ct);
    }

    private static async Task<IResult> DownloadAsync(string code, int version, string? format, FrameworkStore frameworks, Screens screens, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known) || await frameworks.GetAsync(known, version, ct) is not { } published)
            return await screens.MissingAsync("version", ct);
        return format == "csv"
            ? Results.File(Encoding.UTF8.GetBytes(FrameworkCsv.Write(published.Content)), "text/csv; charset=utf-8", $"{known}-{version}.csv")
            : Results.File(Encoding.UTF8.GetBytes(FrameworkJson.Write(published.Content)), "application/json", $"{known}-{version}.json");
    }

    /// <summary>What is not published is for those who see proposals.</summary>
    private static async Task<PublishPlan?> PlanAsync(FrameworkCode code, PublishStore publishing, ClaimsPrincipal user, CancellationToken ct) =>
        Policies.Allows(user, Policies.SeeProposals) ? await publishing.PlanAsync(code, ct) : null;
}

/// <param name="Next">None for readers, and where nothing was ever published.</param>
public sealed record VersionEntry(string Name, FrameworkVersion Latest, PublishPlan? Next);

public sealed record VersionOverview(IReadOnlyList<VersionEntry> All, IReadOnlyDictionary<string, string> Names);

/// <param name="Changes">By version; those that are not counted have no forerunner.</param>
/// <param name="Older">The version before which older ones follow; none where all are shown.</param>
public sealed record VersionList(
    PublishedFramework Latest,
    IReadOnlyList<FrameworkVersion> Versions,
    IReadOnlyDictionary<int, int> Changes,
    int? Older,
    IReadOnlyDictionary<int, InEffect> Effects,
    PublishPlan? Next,
    IReadOnlyDictionary<string, string> Names);

/// <param name="Before">None for the first.</param>
/// <param name="Newer">Those after it, oldest first.</param>
/// <param name="Brought">Its decisions; none for readers.</param>
/// <param name="JustPublished">The person has come from publishing it.</param>
public sealed record VersionPage(
    FrameworkVersion Version,
    Framework Content,
    Framework? Before,
    int Latest,
    IReadOnlyList<FrameworkVersion> Newer,
    IReadOnlyList<PublishedDecision> Brought,
    IReadOnlyList<ReplacedCode> Heirs,
    IReadOnlyDictionary<string, string> Names,
    bool JustPublished);
