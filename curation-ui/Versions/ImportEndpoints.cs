using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Versions;

/// <summary>A framework from a file: first the difference, then the next version.</summary>
internal static class ImportEndpoints
{
    /// <summary>In bytes, far above what is taken: a large file is refused in words, where the server itself would hang up.</summary>
    private const long LargestRequest = 64 * 1024 * 1024;

    public static void MapFrameworkImport(this WebApplication app)
    {
        app.MapGet("/frameworks/{code}/import", async (string code, FrameworkStore frameworks, PublishDesk desk, Screens screens, CancellationToken ct) =>
            await AskAsync(code, [], StatusCodes.Status200OK, frameworks, desk, screens, ct)).RequireAuthorization(Policies.Publish);
        app.MapPost("/frameworks/{code}/import", ReadAsync).RequireAuthorization(Policies.Publish).WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
        app.MapPost("/frameworks/{code}/import/publish", PublishAsync).RequireAuthorization(Policies.Publish);
    }

    private static async Task<IResult> AskAsync(
        string code, IReadOnlyList<string> wrong, int status, FrameworkStore frameworks, PublishDesk desk, Screens screens, CancellationToken ct) =>
        await VersionEndpoints.LatestAsync(code, frameworks, ct) is { } latest
            ? await screens.ShowAsync<ImportScreen, ImportPage>(new ImportPage(latest, wrong, Plan: null, Packed: null, new PublishForm(), desk.Today), ct, status)
            : await screens.MissingAsync("framework", ct);

    private static async Task<IResult> ReadAsync(
        string code, IFormCollection form, FrameworkStore frameworks, PublishStore publishing, PublishDesk desk, Screens screens, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return await screens.MissingAsync("framework", ct);
        var (framework, fault) = await FrameworkUpload.ReadAsync(form.Files.GetFile("file"), known, ct);
        return framework is null
            ? await AskAsync(code, [fault!], StatusCodes.Status422UnprocessableEntity, frameworks, desk, screens, ct)
            : await ShowAsync(known, framework, new PublishForm(), [], StatusCodes.Status200OK, frameworks, publishing, desk, screens, ct);
    }

    private static async Task<IResult> PublishAsync(
        string code, IFormCollection form, FrameworkStore frameworks, PublishStore publishing, PublishDesk desk, Screens screens, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return await screens.MissingAsync("framework", ct);
        var (framework, fault) = FrameworkUpload.Unpack(form["content"].ToString(), known);
        if (framework is null) return await AskAsync(code, [fault!], StatusCodes.Status422UnprocessableEntity, frameworks, desk, screens, ct);
        var typed = PublishForm.Of(form);
        return await WholeVersion.PublishAsync(
            known, typed, desk.Today, () => publishing.PublishAsync(known, framework, typed.Notes, typed.Day, user.Name(), form["revision"].ToString(), ct),
            (status, wrong) => ShowAsync(known, framework, typed, wrong, status, frameworks, publishing, desk, screens, ct));
    }

    /// <summary>What the file would change; or, a line each, why it is no version.</summary>
    private static async Task<IResult> ShowAsync(
        FrameworkCode code, Framework framework, PublishForm typed, IReadOnlyList<string> wrong, int status,
        FrameworkStore frameworks, PublishStore publishing, PublishDesk desk, Screens screens, CancellationToken ct)
    {
        if (await frameworks.LatestAsync(code, asOf: null, ct) is not { } latest || await publishing.PlanAsync(code, framework, ct) is not { } plan)
            return await screens.MissingAsync("framework", ct);
        var faults = plan.Findings.Where(f => f.Severity == Severity.Fault).Select(f => $"{f.Message} {f.Remedy}").ToList();
        var packed = FrameworkUpload.Pack(framework);
        if (FrameworkUpload.IsTooLarge(packed)) faults.Add("The file is too large to be kept in the page: import it with ./curation import framework.");
        if (faults.Count > 0) return await AskAsync(code.ToString(), faults, StatusCodes.Status422UnprocessableEntity, frameworks, desk, screens, ct);
        return await screens.ShowAsync<ImportScreen, ImportPage>(new ImportPage(latest, wrong, plan, packed, typed, desk.Today), ct, status);
    }
}

/// <param name="Wrong">Why nothing was published, a line each.</param>
/// <param name="Plan">What the file would change; none before there is one that can be used.</param>
/// <param name="Packed">The file's content, for the form that publishes it.</param>
public sealed record ImportPage(PublishedFramework Latest, IReadOnlyList<string> Wrong, PublishPlan? Plan, string? Packed, PublishForm Typed, DateOnly Today);
