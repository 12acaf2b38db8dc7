using System.Globalization;
using System.Security.Claims;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Versions;

/// <summary>Any two versions, or a version and the draft, side by side.</summary>
internal static class CompareEndpoints
{
    /// <summary>The name of what is accepted and not yet published.</summary>
    public const string Draft = "draft";

    public static void MapComparing(this WebApplication app) =>
        app.MapGet("/frameworks/{code}/versions/compare", CompareAsync).RequireAuthorization(Policies.ReadPublished);

    private static async Task<IResult> CompareAsync(
        string code, string? from, string? to, string? @as, FrameworkStore frameworks, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await VersionEndpoints.LatestAsync(code, frameworks, ct) is not { } latest) return await screens.MissingAsync("framework", ct);
        var mayDraft = Policies.Allows(user, Policies.SeeProposals);
        if (!mayDraft && (from == Draft || to == Draft)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var before = await SideAsync(from ?? $"{Math.Max(1, latest.Version - 1)}", latest.Code, frameworks, ct);
        var after = await SideAsync(to ?? $"{latest.Version}", latest.Code, frameworks, ct);
        if (before is null || after is null) return await screens.MissingAsync("version", ct);
        var comparison = FrameworkComparison.Of(before.Content, after.Content);
        if (@as == "json")
            return Results.Json(new ComparisonDocument(latest.Code, before.Key, after.Key, comparison.Differences), CurationJson.Indented);
        var look = @as switch { "changelog" => CompareLook.Changelog, "table" => CompareLook.Table, _ => CompareLook.Changes };
        return await screens.ShowAsync<CompareScreen, ComparePage>(
            new ComparePage(latest, await frameworks.VersionsAsync(latest.Code, ct), mayDraft, before, after, comparison, look), ct);
    }

    private static async Task<ComparedSide?> SideAsync(string key, FrameworkCode code, FrameworkStore frameworks, CancellationToken ct)
    {
        if (key == Draft)
            return await frameworks.DraftAsync(code, asOf: null, ct) is { } draft ? new ComparedSide(Draft, $"the draft of version {draft.Version + 1}", draft.Content) : null;
        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await frameworks.GetAsync(code, number, ct) is { } version
            ? new ComparedSide(key, $"version {number}", version.Content)
            : null;
    }
}

/// <summary>How a comparison is shown.</summary>
public enum CompareLook
{
    Changes,
    Changelog,
    Table,
}

/// <param name="Key">Its number, or <c>draft</c>.</param>
public sealed record ComparedSide(string Key, string Name, Framework Content);

public sealed record ComparePage(
    PublishedFramework Latest,
    IReadOnlyList<FrameworkVersion> Versions,
    bool MayDraft,
    ComparedSide Before,
    ComparedSide After,
    FrameworkComparison Comparison,
    CompareLook Look);

/// <summary>A comparison as JSON; <paramref name="From"/> and <paramref name="To"/> are numbers or <c>draft</c>.</summary>
public sealed record ComparisonDocument(FrameworkCode Framework, string From, string To, IReadOnlyList<Difference> Differences);
