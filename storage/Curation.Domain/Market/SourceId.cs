using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Curation.Domain.Market;

/// <summary>Names one source: a board, a feed, a folder of imported files.</summary>
/// <remarks>Accepted: lower-case letters, digits, dots and hyphens, 1 to 64 of them, beginning with a letter or digit (ashby-acme).</remarks>
[JsonConverter(typeof(IdentifierConverter<SourceId>))]
public readonly partial record struct SourceId : IIdentifier<SourceId>, IComparable<SourceId>
{
    private readonly string? value;

    private SourceId(string value) => this.value = value;

    public static SourceId Parse(string s) => Parse(s, null);

    public static SourceId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is no SourceId: lower-case letters, digits, dots and hyphens, 1 to 64 of them, beginning with a letter or digit (ashby-acme).");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SourceId result)
    {
        var fits = s is not null && Form.IsMatch(s);
        result = fits ? new SourceId(s!) : default;
        return fits;
    }

    public int CompareTo(SourceId other) => string.CompareOrdinal(value, other.value);

    public override string ToString() => value ?? "";

    public static bool operator <(SourceId left, SourceId right) => left.CompareTo(right) < 0;

    public static bool operator <=(SourceId left, SourceId right) => left.CompareTo(right) <= 0;

    public static bool operator >(SourceId left, SourceId right) => left.CompareTo(right) > 0;

    public static bool operator >=(SourceId left, SourceId right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
