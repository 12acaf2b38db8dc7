using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Versions;

/// <summary>An old version published again, as the next one.</summary>
internal static class ForwardEndpoints
{
    public static void MapForward(this WebApplication app)
    {
        app.MapGet("/frameworks/{code}/versions/{version:int}/forward", (string code, int version, FrameworkStore frameworks, PublishStore publishing, PublishDesk desk, Screens screens, CancellationToken ct) =>
            ShowAsync(code, version, new PublishForm(), [], StatusCodes.Status200OK, frameworks, publishing, desk, screens, ct)).RequireAuthorization(Policies.Publish);
        app.MapPost("/frameworks/{code}/versions/{version:int}/forward", ForwardAsync).RequireAuthorization(Policies.Publish);
    }

    private static async Task<IResult> ShowAsync(
        string code, int version, PublishForm typed, IReadOnlyList<string> wrong, int status,
        FrameworkStore frameworks, PublishStore publishing, PublishDesk desk, Screens screens, CancellationToken ct)
    {
        if (await VersionEndpoints.LatestAsync(code, frameworks, ct) is not { } latest
            || await frameworks.GetAsync(latest.Code, version, ct) is not { } old
            || await publishing.PlanAsync(latest.Code, old.Content, ct) is not { } plan)
        {
            return await screens.MissingAsync("version", ct);
        }

        return await screens.ShowAsync<ForwardScreen, ForwardPage>(new ForwardPage(plan, version, typed, wrong, desk.Today), ct, status);
    }

    private static async Task<IResult> ForwardAsync(
        string code, int version, IFormCollection form, FrameworkStore frameworks, PublishStore publishing, PublishDesk desk, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return await screens.MissingAsync("framework", ct);
        var typed = PublishForm.Of(form);
        return await WholeVersion.PublishAsync(
            known, typed, desk.Today, () => publishing.RollForwardAsync(known, version, typed.Notes, typed.Day, user.Name(), form["revision"].ToString(), ct),
            (status, wrong) => ShowAsync(code, version, typed, wrong, status, frameworks, publishing, desk, screens, ct));
    }
}

/// <param name="Version">The old one.</param>
/// <param name="Wrong">What came of an attempt.</param>
public sealed record ForwardPage(PublishPlan Plan, int Version, PublishForm Typed, IReadOnlyList<string> Wrong, DateOnly Today);
