using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Frameworks;

/// <summary>What is published, to read.</summary>
internal static class FrameworkEndpoints
{
    private const int MostInPlace = 200;

    public static void MapFrameworks(this WebApplication app)
    {
        app.MapGet("/frameworks", async (FrameworkStore frameworks, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await screens.ShowAsync<FrameworksScreen, FrameworkList>(
                new FrameworkList(await frameworks.AllLatestAsync(asOf: null, ct), await OpenAsync(queue, user, ct)), ct)).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}", FrameworkAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/profiles/{profile}", ProfileAsync).RequireAuthorization(Policies.ReadPublished);
        app.MapGet("/frameworks/{code}/competencies/{competency}", CompetencyAsync).RequireAuthorization(Policies.ReadPublished);
    }

    private static async Task<IResult> FrameworkAsync(string code, FrameworkStore frameworks, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await LatestAsync(code, frameworks, ct) is not { } published) return await screens.MissingAsync("framework", ct);
        var counts = (await OpenAsync(queue, user, ct)).Where(c => c.Framework == published.Code).ToList();
        return await screens.ShowAsync<FrameworkScreen, FrameworkPage>(new FrameworkPage(published, counts), ct);
    }

    private static async Task<IResult> ProfileAsync(
        string code, string profile, FrameworkStore frameworks, ProposalQueue queue, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await LatestAsync(code, frameworks, ct) is not { } published
            || !ElementCode.TryParse(profile, null, out var element)
            || published.Content.Profile(element) is not { } found)
        {
            return await screens.MissingAsync("job profile", ct);
        }

        var open = Policies.Allows(user, Policies.SeeProposals)
            ? await queue.PageAsync(new ProposalFilter(published.Code, Profile: element), 0, MostInPlace, ct)
            : [];
        return await screens.ShowAsync<ProfileScreen, ProfilePage>(new ProfilePage(published, found, open), ct);
    }

    private static async Task<IResult> CompetencyAsync(string code, string competency, FrameworkStore frameworks, Screens screens, CancellationToken ct)
    {
        if (await LatestAsync(code, frameworks, ct) is not { } published
            || !ElementCode.TryParse(competency, null, out var element)
            || published.Content.Competency(element) is not { } found)
        {
            return await screens.MissingAsync("competency", ct);
        }

        return await screens.ShowAsync<CompetencyScreen, CompetencyPage>(new CompetencyPage(published, found), ct);
    }

    /// <summary>Proposals are not published: readers see none.</summary>
    private static async Task<IReadOnlyList<OpenCount>> OpenAsync(ProposalQueue queue, ClaimsPrincipal user, CancellationToken ct) =>
        Policies.Allows(user, Policies.SeeProposals) ? await queue.CountsAsync(ct) : [];

    private static async Task<PublishedFramework?> LatestAsync(string code, FrameworkStore frameworks, CancellationToken ct) =>
        FrameworkCode.TryParse(code, null, out var known) ? await frameworks.LatestAsync(known, asOf: null, ct) : null;
}

public sealed record FrameworkList(IReadOnlyList<PublishedFramework> All, IReadOnlyList<OpenCount> Open);

public sealed record FrameworkPage(PublishedFramework Published, IReadOnlyList<OpenCount> Open);

/// <param name="Open">The profile's open proposals, to be marked in place.</param>
public sealed record ProfilePage(PublishedFramework Published, JobProfile Profile, IReadOnlyList<Proposal> Open);

public sealed record CompetencyPage(PublishedFramework Published, Competency Competency);
