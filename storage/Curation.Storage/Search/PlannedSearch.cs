namespace Curation.Storage.Search;

/// <summary>A query with its names turned into what rows and documents hold, so that both engines look for the very same values.</summary>
/// <param name="AnyOf">By field, the values of which one is enough; a field without filters is absent, one whose names nobody bears is empty.</param>
/// <param name="NoneOf">By field, the values that may not be.</param>
internal sealed record PlannedSearch(
    SearchRequest Request,
    IReadOnlyDictionary<QueryField, string[]> AnyOf,
    IReadOnlyDictionary<QueryField, string[]> NoneOf)
{
    public const int FacetSize = 12;

    /// <summary>The role of a posting that is for none of ours.</summary>
    public const string NoRole = "none";

    public static readonly QueryField[] FacetFields = [QueryField.Role, QueryField.Skill, QueryField.Employer, QueryField.Source, QueryField.Location];

    public PostingQuery Query => Request.Query;

    public SearchOrder Order => Query.HasWords ? Request.Order : SearchOrder.Newest;

    /// <summary>The greatest, then the alphabetically first; what is chosen stands among them whatever its number.</summary>
    public IReadOnlyList<FacetValue> Choose(QueryField field, IEnumerable<FacetValue> values)
    {
        var chosen = AnyOf.GetValueOrDefault(field) ?? [];
        var sorted = values.OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).ToArray();
        var top = sorted.Take(FacetSize).ToArray();
        return [.. top, .. sorted.Skip(FacetSize).Where(v => chosen.Contains(v.Value, StringComparer.Ordinal)).Take(FacetSize)];
    }
}
