using System.Globalization;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;

namespace Curation.Ui.Api;

/// <summary>Finds what an address names, or says in a problem document what of it is not there.</summary>
internal sealed class FrameworkRequest(FrameworkStore frameworks)
{
    public const string Latest = "latest";

    /// <param name="version">A whole number from 1, or <see cref="Latest"/>.</param>
    /// <param name="asOf">A day, with <see cref="Latest"/> alone.</param>
    public async Task<(FrameworkVersion? Version, IResult? Fault)> FindAsync(string code, string version, string? asOf, CancellationToken ct)
    {
        var isLatest = version == Latest;
        if (asOf is not null && !isLatest) return (null, ApiFault.Unusable.Because("as_of goes with latest: a version by its number is the same on every day."));
        var day = DateOnly.MaxValue;
        if (asOf is not null && !DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return (null, ApiFault.Unusable.Because($"as_of is a day such as 2026-11-24, and not \"{asOf}\"."));
        if (!isLatest && Number(version) is null) return (null, ApiFault.Unusable.Because($"A version is a whole number from 1, or latest, and not \"{version}\"."));
        if (await HeadAsync(code, ct) is not { } head) return (null, Unknown(code));
        var found = isLatest ? asOf is null ? head : await frameworks.LatestVersionAsync(head.Code, day, ct)
            : Number(version) == head.Version ? head : await frameworks.VersionAsync(head.Code, Number(version)!.Value, ct);
        return found is not null ? (found, null)
            : (null, ApiFault.UnknownVersion.Because(isLatest ? $"No version of {code} was in effect on {asOf}." : $"{code} has no version {version}: the latest is {head.Version}."));
    }

    /// <summary>The latest version of a framework; none where there is no such framework.</summary>
    public async Task<FrameworkVersion?> HeadAsync(string code, CancellationToken ct) =>
        FrameworkCode.TryParse(code, null, out var known) ? await frameworks.LatestVersionAsync(known, asOf: null, ct) : null;

    public static IResult Unknown(string code) => ApiFault.UnknownFramework.Because($"There is no framework \"{code}\"{(code.Any(char.IsLower) ? ": codes are in capitals" : "")}.");

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
