using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Curation.Domain.Frameworks;

/// <summary>The code of a job family, profile, competency, scale or skill within its framework; never reused.</summary>
/// <remarks>Accepted: capital letters, digits, hyphens, dots and underscores, 1 to 48 of them, beginning with a letter or digit (SVC-6AS, K0150).</remarks>
[JsonConverter(typeof(IdentifierConverter<ElementCode>))]
public readonly partial record struct ElementCode : IIdentifier<ElementCode>, IComparable<ElementCode>
{
    private readonly string? value;

    private ElementCode(string value) => this.value = value;

    public static ElementCode Parse(string s) => Parse(s, null);

    public static ElementCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is no ElementCode: capital letters, digits, hyphens, dots and underscores, 1 to 48 of them, beginning with a letter or digit (SVC-6AS, K0150).");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ElementCode result)
    {
        var fits = s is not null && Form.IsMatch(s);
        result = fits ? new ElementCode(s!) : default;
        return fits;
    }

    public int CompareTo(ElementCode other) => string.CompareOrdinal(value, other.value);

    public override string ToString() => value ?? "";

    public static bool operator <(ElementCode left, ElementCode right) => left.CompareTo(right) < 0;

    public static bool operator <=(ElementCode left, ElementCode right) => left.CompareTo(right) <= 0;

    public static bool operator >(ElementCode left, ElementCode right) => left.CompareTo(right) > 0;

    public static bool operator >=(ElementCode left, ElementCode right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^[A-Z0-9][A-Z0-9._-]{0,47}$", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
