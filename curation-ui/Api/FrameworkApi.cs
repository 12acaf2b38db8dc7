using System.ComponentModel;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Ui.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Api;

/// <summary>What is published, for programs.</summary>
internal static class FrameworkApi
{
    private const string Code = "The framework's code, as in CARE.";
    private const string Number = "A version's number, or latest.";
    private const string Day = "With latest: the version in effect on that day, as in 2026-11-24.";

    public static void MapFrameworkApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/frameworks").RequireAuthorization(Policies.ReadPublished).WithTags("Frameworks");
        Map("", "ListFrameworks", "The published frameworks", "Each with its sizes and its latest version.", ListAsync).Answers<FrameworkIndex>();
        Map("/{code}", "GetFramework", "A framework at a glance", "Its name, its purpose and its latest version, without the content.", HeadAsync).Answers<FrameworkHead>(ApiFault.UnknownFramework);
        Map("/{code}/versions", "ListVersions", "All versions of a framework", "Newest first, with notes, hash and the day from which each is in effect.", VersionsAsync).Answers<VersionIndex>(ApiFault.UnknownFramework);
        Map("/{code}/versions/{version}", "GetVersion", "A version with all its content",
            "The framework document of docs/formats.md: byte for byte what `curation export framework` writes, and what `curation import framework` reads. Its entity tag is the version's hash. A version by its number never changes and may be kept for good; latest says in Content-Location which version it is, and is to be revalidated.",
            VersionAsync).Answers<Framework>(ApiFault.Unusable, ApiFault.UnknownFramework, ApiFault.UnknownVersion);
        Map("/{code}/versions/{version}/profiles/{profile}", "GetProfile", "One job profile", "With its family, its band, and the names of what it asks for. The entity tag changes only where this answer does.", ProfileAsync)
            .Answers<ProfileDocument>(ApiFault.Unusable, ApiFault.UnknownFramework, ApiFault.UnknownVersion, ApiFault.UnknownElement);
        Map("/{code}/versions/{version}/competencies/{competency}", "GetCompetency", "One competency", "With its scale, its skills, and the profiles that ask for it. The entity tag changes only where this answer does.", CompetencyAsync)
            .Answers<CompetencyDocument>(ApiFault.Unusable, ApiFault.UnknownFramework, ApiFault.UnknownVersion, ApiFault.UnknownElement);
        Map("/{code}/changes", "GetChanges", "What changed since a version", "In words, as differences at every element, and as the decided changes; with the codes that went and what stands for them. Where nothing was published since, the lists are empty.", ChangesAsync)
            .Answers<ChangesDocument>(ApiFault.Unusable, ApiFault.UnknownFramework, ApiFault.UnknownVersion);

        RouteHandlerBuilder Map(string path, string name, string summary, string description, Delegate handler) =>
            api.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], handler).WithName(name).WithSummary(summary).WithDescription(description);
    }

    private static async Task<IResult> ListAsync(FrameworkStore frameworks, CancellationToken ct)
    {
        var glances = await frameworks.GlancesAsync(only: null, ct);
        return Answer.Of(new FrameworkIndex([.. glances.Select(FrameworkHead.Of)]), glances.Count == 0 ? null : glances.Max(g => g.Latest.PublishedAt));
    }

    private static async Task<IResult> HeadAsync([Description(Code)] string code, FrameworkStore frameworks, CancellationToken ct) =>
        FrameworkCode.TryParse(code, null, out var known) && await frameworks.GlancesAsync(known, ct) is [var glance]
            ? Answer.Of(FrameworkHead.Of(glance), glance.Latest.PublishedAt)
            : FrameworkRequest.Unknown(code);

    private static async Task<IResult> VersionsAsync([Description(Code)] string code, FrameworkStore frameworks, CancellationToken ct) =>
        FrameworkCode.TryParse(code, null, out var known) && await frameworks.VersionsAsync(known, ct) is { Count: > 0 } versions
            ? Answer.Of(new VersionIndex(known, [.. versions.Select(VersionHead.Of)]), versions[0].PublishedAt)
            : FrameworkRequest.Unknown(code);

    private static async Task<IResult> VersionAsync(
        [Description(Code)] string code, [Description(Number)] string version, [Description(Day), FromQuery(Name = "as_of")] string? asOf,
        FrameworkRequest request, PublishedDocuments documents, CancellationToken ct)
    {
        var (found, fault) = await request.FindAsync(code, version, asOf, ct);
        if (found is null) return fault!;
        var isImmutable = version != FrameworkRequest.Latest;
        return new Answer(found.Hash, found.PublishedAt, async () => (await documents.OfAsync(found, ct)).Json)
        {
            IsImmutable = isImmutable,
            Location = isImmutable ? null : VersionHead.Of(found).Document,
        };
    }

    private static Task<IResult> ProfileAsync(
        [Description(Code)] string code, [Description(Number)] string version, [Description("The profile's code, as in SUC-5CSM.")] string profile,
        [Description(Day), FromQuery(Name = "as_of")] string? asOf, FrameworkRequest request, PublishedDocuments documents, CancellationToken ct) =>
        PartAsync(code, version, asOf, "profiles", profile, request, documents, (content, element) => content.Profile(element) is { } found ? ProfileDocument.Of(content, found) : null, ct);

    private static Task<IResult> CompetencyAsync(
        [Description(Code)] string code, [Description(Number)] string version, [Description("The competency's code, as in T550.")] string competency,
        [Description(Day), FromQuery(Name = "as_of")] string? asOf, FrameworkRequest request, PublishedDocuments documents, CancellationToken ct) =>
        PartAsync(code, version, asOf, "competencies", competency, request, documents, (content, element) => content.Competency(element) is { } found ? CompetencyDocument.Of(content, found) : null, ct);

    private static async Task<IResult> PartAsync<T>(
        string code, string version, string? asOf, string kind, string element, FrameworkRequest request, PublishedDocuments documents,
        Func<Framework, ElementCode, T?> find, CancellationToken ct)
        where T : class
    {
        var (found, fault) = await request.FindAsync(code, version, asOf, ct);
        if (found is null) return fault!;
        if (!ElementCode.TryParse(element, null, out var known) || find((await documents.OfAsync(found, ct)).Content, known) is not { } part)
            return ApiFault.UnknownElement.Because($"Version {found.Version} of {code} has no \"{element}\" among its {kind}.");
        var isImmutable = version != FrameworkRequest.Latest;
        return Answer.Of(part, found.PublishedAt, isImmutable, isImmutable ? null : $"{VersionHead.Of(found).Document}/{kind}/{known}");
    }

    private static async Task<IResult> ChangesAsync(
        [Description(Code)] string code, [Description("The number of the version that you have.")] string? since, [Description("The number of the version to compare with; the latest where none is given.")] string? to,
        FrameworkRequest request, ChangesReader reader, CancellationToken ct)
    {
        if (FrameworkRequest.Number(since) is not { } from)
            return ApiFault.Unusable.Because(since is null ? "since is needed: the number of the version that you have." : $"since is the number of a version, from 1, and not \"{since}\".");
        if (to is not null && FrameworkRequest.Number(to) is null) return ApiFault.Unusable.Because($"to is the number of a version, from 1, and not \"{to}\".");
        if (await request.HeadAsync(code, ct) is not { } head) return FrameworkRequest.Unknown(code);
        var end = FrameworkRequest.Number(to) ?? head.Version;
        if (from > head.Version) return ApiFault.Unusable.Because($"since is {from}, but the latest version of {code} is {head.Version}.");
        if (end > head.Version) return ApiFault.UnknownVersion.Because($"{code} has no version {end}: the latest is {head.Version}.");
        if (end < from) return ApiFault.Unusable.Because($"to is {end}, which is before since, {from}.");
        return await reader.ReadAsync(head.Code, from, end, isImmutable: to is not null, ct);
    }
}
