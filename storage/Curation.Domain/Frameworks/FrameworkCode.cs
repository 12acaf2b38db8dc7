using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Curation.Domain.Frameworks;

/// <summary>Names a framework within the organisation.</summary>
/// <remarks>Accepted: capital letters, digits and hyphens, 1 to 16 of them, beginning with a letter (CARE).</remarks>
[JsonConverter(typeof(IdentifierConverter<FrameworkCode>))]
public readonly partial record struct FrameworkCode : IIdentifier<FrameworkCode>, IComparable<FrameworkCode>
{
    private readonly string? value;

    private FrameworkCode(string value) => this.value = value;

    public static FrameworkCode Parse(string s) => Parse(s, null);

    public static FrameworkCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is no FrameworkCode: capital letters, digits and hyphens, 1 to 16 of them, beginning with a letter (CARE).");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FrameworkCode result)
    {
        var fits = s is not null && Form.IsMatch(s);
        result = fits ? new FrameworkCode(s!) : default;
        return fits;
    }

    public int CompareTo(FrameworkCode other) => string.CompareOrdinal(value, other.value);

    public override string ToString() => value ?? "";

    public static bool operator <(FrameworkCode left, FrameworkCode right) => left.CompareTo(right) < 0;

    public static bool operator <=(FrameworkCode left, FrameworkCode right) => left.CompareTo(right) <= 0;

    public static bool operator >(FrameworkCode left, FrameworkCode right) => left.CompareTo(right) > 0;

    public static bool operator >=(FrameworkCode left, FrameworkCode right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^[A-Z][A-Z0-9-]{0,15}$", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
