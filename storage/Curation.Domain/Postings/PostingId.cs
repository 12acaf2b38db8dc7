using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Curation.Domain.Market;

namespace Curation.Domain.Postings;

/// <summary>Names a posting: derived from its source and the id that the source gives it.</summary>
/// <remarks>Accepted: a UUID in any of its usual forms; written as 32 lower-case hexadecimal digits.</remarks>
[JsonConverter(typeof(IdentifierConverter<PostingId>))]
public readonly record struct PostingId(Guid Value) : IIdentifier<PostingId>, IComparable<PostingId>
{
    /// <summary>The id of what <paramref name="source"/> calls <paramref name="externalId"/>.</summary>
    public static PostingId Of(SourceId source, string externalId) => new(NaturalKey.Guid("posting", source.ToString(), externalId));

    public static PostingId Parse(string s) => Parse(s, null);

    public static PostingId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PostingId result)
    {
        var fits = Guid.TryParse(s, out var value);
        result = new PostingId(value);
        return fits;
    }

    public int CompareTo(PostingId other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => Value.ToString("N");

    public static bool operator <(PostingId left, PostingId right) => left.CompareTo(right) < 0;

    public static bool operator <=(PostingId left, PostingId right) => left.CompareTo(right) <= 0;

    public static bool operator >(PostingId left, PostingId right) => left.CompareTo(right) > 0;

    public static bool operator >=(PostingId left, PostingId right) => left.CompareTo(right) >= 0;
}
