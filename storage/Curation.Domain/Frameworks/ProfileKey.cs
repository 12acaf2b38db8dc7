using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Curation.Domain.Frameworks;

/// <summary>Names one job profile in the organisation: its framework and its code.</summary>
/// <remarks>Accepted: <c>FRAMEWORK/CODE</c>, as in <c>CARE/SVC-6AS</c>.</remarks>
[JsonConverter(typeof(IdentifierConverter<ProfileKey>))]
public readonly record struct ProfileKey(FrameworkCode Framework, ElementCode Code) : IIdentifier<ProfileKey>, IComparable<ProfileKey>
{
    public static ProfileKey Parse(string s) => Parse(s, null);

    public static ProfileKey Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is no ProfileKey: FRAMEWORK/CODE, as in CARE/SVC-6AS.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProfileKey result)
    {
        result = default;
        var slash = s?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !FrameworkCode.TryParse(s![..slash], provider, out var framework) || !ElementCode.TryParse(s[(slash + 1)..], provider, out var code))
            return false;
        result = new ProfileKey(framework, code);
        return true;
    }

    public int CompareTo(ProfileKey other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{Framework}/{Code}";

    public static bool operator <(ProfileKey left, ProfileKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(ProfileKey left, ProfileKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(ProfileKey left, ProfileKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(ProfileKey left, ProfileKey right) => left.CompareTo(right) >= 0;
}
