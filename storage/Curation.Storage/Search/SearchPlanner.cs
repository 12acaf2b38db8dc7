using Curation.Domain.Frameworks;

namespace Curation.Storage.Search;

/// <summary>Turns the names of a query into the values that rows and documents hold. PostgreSQL is asked, whichever engine answers.</summary>
internal sealed class SearchPlanner(Database db, SearchNames names)
{
    public async Task<PlannedSearch> PlanAsync(SearchRequest request, CancellationToken ct)
    {
        var values = new List<(QueryFilter Filter, string[] Values)>();
        foreach (var filter in request.Query.Filters)
            values.Add((filter, await ValuesAsync(filter, ct)));
        return new PlannedSearch(request, Of(isNot: false), Of(isNot: true));

        Dictionary<QueryField, string[]> Of(bool isNot) => values.Where(v => v.Filter.IsNot == isNot)
            .GroupBy(v => v.Filter.Field)
            .ToDictionary(g => g.Key, g => g.SelectMany(v => v.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());
    }

    private async Task<string[]> ValuesAsync(QueryFilter filter, CancellationToken ct) => filter.Field switch
    {
        QueryField.Role when filter.Value is PlannedSearch.NoRole => [PlannedSearch.NoRole],
        QueryField.Role => ProfileKey.TryParse(filter.Value, null, out var key) ? [key.ToString()] : names.RolesCalled(filter.Value),
        QueryField.Skill => filter.Value.Contains('/', StringComparison.Ordinal) && await names.SkillsCalledAsync(filter.Value, ct) is { Length: 0 }
            ? [filter.Value]
            : await names.SkillsCalledAsync(filter.Value, ct),
        QueryField.Source => [.. (await names.SourcesAsync(ct)).Where(s => s.Key == filter.Value || string.Equals(s.Value, filter.Value, StringComparison.OrdinalIgnoreCase)).Select(s => s.Key)],
        QueryField.Employer => filter.IsExact ? [filter.Value] : Holding(filter.Value, await db.QueryAsync<(string, string)>(
            "SELECT DISTINCT p.employer, left(f.employer_key, 200) FROM folds AS f JOIN postings AS p ON p.id = f.posting WHERE f.employer_key IS NOT NULL AND p.employer IS NOT NULL",
            null,
            ct)),
        QueryField.Location => await PlacesAsync(filter, ct),
        _ => [filter.Value],
    };

    private async Task<string[]> PlacesAsync(QueryFilter filter, CancellationToken ct)
    {
        var places = await db.QueryAsync<string>("SELECT DISTINCT left(location, 200) FROM postings WHERE location IS NOT NULL", null, ct);
        return filter.IsExact
            ? [.. places.Where(p => string.Equals(string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), filter.Value, StringComparison.Ordinal))]
            : Holding(filter.Value, places.Select(p => (p, p)));
    }

    /// <summary>The keys of the names that hold the value's words one after the other.</summary>
    private static string[] Holding(string value, IEnumerable<(string Name, string Key)> all)
    {
        var wanted = $" {Line(value)} ";
        return wanted.Trim().Length == 0 ? [] : [.. all.Where(n => $" {Line(n.Name)} ".Contains(wanted, StringComparison.Ordinal)).Select(n => n.Key).Distinct(StringComparer.Ordinal)];
    }

    private static string Line(string text) => string.Join(' ', Words.Of(text).Select(w => w.Token));
}
