using Curation.Domain.Frameworks;

namespace Curation.Ui.Versions;

/// <summary>The addresses of this part.</summary>
internal static class Places
{
    public static string Versions(FrameworkCode code) => $"/frameworks/{code}/versions";

    public static string Version(FrameworkCode code, int version) => $"/frameworks/{code}/versions/{version}";

    public static string Compare(FrameworkCode code, string from, string to, string? look = null) =>
        $"/frameworks/{code}/versions/compare?from={from}&to={to}{(look is null ? "" : $"&as={look}")}";

    public static string Publish(FrameworkCode code) => $"/frameworks/{code}/publish";

    public static string Draft(FrameworkCode code, Guid proposal) => $"/frameworks/{code}/drafts/{proposal}";

    public static string Import(FrameworkCode code) => $"/frameworks/{code}/import";

    /// <summary>Where an element of a path is shown; none where the published version has it not.</summary>
    /// <param name="path">As in <c>profile/SVC-6AS/requirements/K0150</c>.</param>
    public static string? Of(Framework published, string path)
    {
        var parts = path.Split('/', 3);
        if (parts.Length < 2)
            return null;
        var root = $"/frameworks/{published.Code}";
        _ = ElementCode.TryParse(parts[1], null, out var code);
        return parts[0] switch
        {
            "profile" => published.Profile(code) is null ? null : $"{root}/profiles/{code}",
            "competency" => published.Competency(code) is null ? null : $"{root}/competencies/{code}",
            "skill" when published.Skills.FirstOrDefault(s => s.Code == code) is { } skill => skill.Competency is { } of ? $"{root}/competencies/{of}" : $"{root}#competencies",
            "family" => $"{root}#{parts[1]}",
            "scale" => $"{root}#scales",
            "framework" or "band" => root,
            _ => null,
        };
    }
}
