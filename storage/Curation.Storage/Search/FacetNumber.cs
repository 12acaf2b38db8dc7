using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Curation.Domain.Postings;

namespace Curation.Storage.Search;

/// <summary>
/// Clusters and facets' values as numbers, which a script of the index compares many times faster than names: the first 64 bits of a SHA-256. That two
/// of a hundred thousand pairs share a number has a chance of one in four thousand millions.
/// </summary>
internal static class FacetNumber
{
    /// <summary>Under it every posting is counted.</summary>
    public const long All = 0;

    public static long OfCluster(string cluster) => Of("cluster", cluster);

    public static long Of(QueryField field, string value) => Of(field.Word(), value);

    public static long OfMonth(DateOnly day) => Of("month", day.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    public static IEnumerable<long> Of(PostingDocument posting)
    {
        (QueryField Field, string? Value)[] ones =
        [
            (QueryField.Role, posting.Profile), (QueryField.Employer, posting.EmployerKey), (QueryField.Source, posting.Source), (QueryField.Location, posting.Location),
        ];
        IEnumerable<long> all = [All, .. ones.Where(o => o.Value is not null).Select(o => Of(o.Field, o.Value!)), .. (posting.Skills ?? []).Select(s => Of(QueryField.Skill, s))];
        return posting.ObservedOn is { } day ? all.Append(OfMonth(day)) : all;
    }

    private static long Of(string kind, string value) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\u001f{value}")));
}
