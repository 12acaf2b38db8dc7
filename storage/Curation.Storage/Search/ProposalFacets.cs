using System.Globalization;
using Curation.Storage.Proposals;

namespace Curation.Storage.Search;

/// <summary>What a filter says of each field, in the values that both engines hold.</summary>
internal static class ProposalFacets
{
    public static string? ValueOf(this ProposalFilter filter, ProposalField field) => field switch
    {
        ProposalField.Framework => filter.Framework?.ToString(),
        ProposalField.Kind => filter.Kind,
        ProposalField.Family => filter.Family?.ToString(),
        ProposalField.Profile => filter.Profile?.ToString(),
        ProposalField.Support => filter.Support?.ToString(CultureInfo.InvariantCulture),
        ProposalField.Source => filter.Source,
        ProposalField.Opened => filter.Since is { } since ? Day(since) : null,
        ProposalField.State => filter.State.Word(),
        ProposalField.Origin => filter.Origin?.Word(),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A field without a value."),
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Greatest first, then in the order of the values; days newest first.</summary>
    public static IReadOnlyList<FacetValue> Sorted(ProposalField field, IEnumerable<FacetValue> values) => field == ProposalField.Opened
        ? [.. values.OrderByDescending(v => v.Value, StringComparer.Ordinal)]
        : [.. values.OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal)];
}
