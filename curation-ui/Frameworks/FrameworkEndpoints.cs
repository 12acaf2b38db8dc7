using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Frameworks;

/// <summary>What is published, to read: the latest version, or any.</summary>
internal static class FrameworkEndpoints
{
    private const int MostInPlace = 200;

    public static IServiceCollection AddFrameworkPages(this IServiceCollection services) => services.AddSingleton<EditionReader>().AddSingleton<ProvenanceReader>();

    public static void MapFrameworks(this WebApplication app)
    {
        app.MapGet("/frameworks", async (FrameworkStore frameworks, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await screens.ShowAsync<FrameworksScreen, FrameworkList>(
                new FrameworkList(await frameworks.GlancesAsync(only: null, ct), await OpenAsync(queue, user, ct)), ct)).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}", FrameworkAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/profiles/{profile}", ProfileAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/competencies/{competency}", CompetencyAsync).RequireAuthorization(Policies.ReadPublished);
    }

    private static async Task<IResult> FrameworkAsync(
        string code, string? version, string? find, EditionReader editions, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var (edition, all) = await editions.ReadAsync(code, version, ct);
        if (edition is null) return await MissingAsync(code, version, all, screens, ct);
        if (find?.Trim() is { Length: > 0 } asked) return await screens.ShowAsync<FoundScreen, FoundPage>(new FoundPage(edition, asked, Finder.In(edition, asked)), ct);
        var counts = (await OpenAsync(queue, user, ct)).Where(c => c.Framework == edition.Code).ToList();
        return await screens.ShowAsync<FrameworkScreen, FrameworkPage>(new FrameworkPage(edition, counts), ct);
    }

    private static async Task<IResult> ProfileAsync(
        string code, string profile, string? version, EditionReader editions, ProvenanceReader provenance, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var (edition, all) = await editions.ReadAsync(code, version, ct);
        if (edition is null) return await MissingAsync(code, version, all, screens, ct);
        if (!ElementCode.TryParse(profile, null, out var element) || edition.Content.Profile(element) is not { } found) return await GoneAsync(edition, "job profile", "profile", profile, provenance, screens, ct);
        var open = edition.IsLatest && Policies.Allows(user, Policies.SeeProposals)
            ? await queue.PageAsync(new ProposalFilter(edition.Code, Profile: element), 0, MostInPlace, ct)
            : [];
        return await screens.ShowAsync<ProfileScreen, ProfilePage>(new ProfilePage(edition, found, open, await provenance.OfAsync(edition, found, ct)), ct);
    }

    private static async Task<IResult> CompetencyAsync(
        string code, string competency, string? version, EditionReader editions, ProvenanceReader provenance, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        var (edition, all) = await editions.ReadAsync(code, version, ct);
        if (edition is null) return await MissingAsync(code, version, all, screens, ct);
        if (!ElementCode.TryParse(competency, null, out var element) || edition.Content.Competency(element) is not { } found) return await GoneAsync(edition, "competency", "competency", competency, provenance, screens, ct);
        var open = edition.IsLatest && Policies.Allows(user, Policies.SeeProposals) ? await queue.CountAsync(new ProposalFilter(edition.Code) { Competency = element }, ct) : 0;
        return await screens.ShowAsync<CompetencyScreen, CompetencyPage>(new CompetencyPage(edition, found, open, await provenance.OfAsync(edition, found, ct)), ct);
    }

    private static Task<IResult> MissingAsync(string code, string? version, IReadOnlyList<FrameworkVersion> all, Screens screens, CancellationToken ct) => all.Count == 0
        ? screens.MissingAsync("framework", ct)
        : screens.ShowAsync<NoVersionScreen, NoVersion>(new NoVersion(code, version ?? "", all), ct, StatusCodes.Status404NotFound);

    private static async Task<IResult> GoneAsync(Edition edition, string says, string kind, string element, ProvenanceReader provenance, Screens screens, CancellationToken ct) =>
        ElementCode.TryParse(element, null, out var code) && await provenance.WhereaboutsAsync(edition, $"{kind}/{code}", ct) is { Versions.Count: > 0 } known
            ? await screens.ShowAsync<NoElementScreen, NoElement>(new NoElement(edition, says, code, known), ct, StatusCodes.Status404NotFound)
            : await screens.MissingAsync(says, ct);

    /// <summary>Proposals are not published: readers see none.</summary>
    private static async Task<IReadOnlyList<OpenCount>> OpenAsync(ProposalQueue queue, ClaimsPrincipal user, CancellationToken ct) =>
        Policies.Allows(user, Policies.SeeProposals) ? await queue.CountsAsync(ct) : [];
}

public sealed record FrameworkList(IReadOnlyList<FrameworkGlance> All, IReadOnlyList<OpenCount> Open);

public sealed record FrameworkPage(Edition Edition, IReadOnlyList<OpenCount> Open);

public sealed record FoundPage(Edition Edition, string Asked, IReadOnlyList<Find> Found);

/// <param name="Asked">As it stands in the address.</param>
/// <param name="All">The versions that there are, newest first.</param>
public sealed record NoVersion(string Code, string Asked, IReadOnlyList<FrameworkVersion> All);

/// <param name="Kind">As in <c>job profile</c>.</param>
public sealed record NoElement(Edition Edition, string Kind, ElementCode Code, Whereabouts Known);

/// <param name="Open">The profile's open proposals, to be marked in place; none beside an older version.</param>
public sealed record ProfilePage(Edition Edition, JobProfile Profile, IReadOnlyList<Proposal> Open, Provenance Provenance);

/// <param name="Open">How many proposals are open about it and its skills; none beside an older version.</param>
public sealed record CompetencyPage(Edition Edition, Competency Competency, int Open, Provenance Provenance);
