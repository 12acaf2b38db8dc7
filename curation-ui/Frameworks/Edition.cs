using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Ui.Api;

namespace Curation.Ui.Frameworks;

/// <summary>The version of a framework that a page shows.</summary>
/// <param name="All">Every version, newest first.</param>
public sealed record Edition(FrameworkVersion Version, Framework Content, IReadOnlyList<FrameworkVersion> All)
{
    public FrameworkCode Code => Version.Code;

    public FrameworkVersion Latest => All[0];

    public bool IsLatest => Version.Version == Latest.Version;

    /// <summary>An address within the framework, under the same version.</summary>
    /// <param name="path">As in <c>/profiles/SUC-5CSM</c>; empty for the framework itself.</param>
    /// <param name="fragment">With its hash.</param>
    public string Url(string path, string fragment = "") => $"/frameworks/{Code}{path}{(IsLatest ? "" : $"?version={Version.Version}")}{fragment}";

    public string Profile(ElementCode code) => Url($"/profiles/{code}");

    public string Competency(ElementCode code, string fragment = "") => Url($"/competencies/{code}", fragment);

    /// <summary>The same page in another version.</summary>
    public string At(string path, FrameworkVersion version) => $"/frameworks/{Code}{path}{(version.Version == Latest.Version ? "" : $"?version={version.Version}")}";
}

/// <summary>Finds what an address asks for.</summary>
internal sealed class EditionReader(FrameworkStore frameworks, PublishedDocuments documents)
{
    /// <param name="version">None for the latest.</param>
    /// <returns>No versions where there is no such framework; no edition where it has no such version.</returns>
    public async Task<(Edition? Edition, IReadOnlyList<FrameworkVersion> All)> ReadAsync(string code, string? version, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known)) return (null, []);
        var all = await frameworks.VersionsAsync(known, ct);
        var found = string.IsNullOrEmpty(version) ? all is [var latest, ..] ? latest : null : all.FirstOrDefault(v => v.Version == FrameworkRequest.Number(version));
        return found is null ? (null, all) : (new Edition(found, (await documents.OfAsync(found, ct)).Content, all), all);
    }
}
