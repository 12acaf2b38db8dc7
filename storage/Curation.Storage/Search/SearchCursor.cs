using System.Globalization;

namespace Curation.Storage.Search;

/// <summary>The place of a page's last hit in the order: what the next page begins after.</summary>
/// <param name="Score">None in the order by date; else the engine's own, which the other cannot go on from.</param>
/// <param name="Skip">How many hits stand before the next page.</param>
internal sealed record SearchCursor(SearchEngine Engine, double? Score, DateOnly Day, Guid Id, int Skip)
{
    public static SearchCursor? Parse(string? text)
    {
        var parts = text?.Split('_') ?? [];
        if (parts.Length != 5 || !DateOnly.TryParseExact(parts[2], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !Guid.TryParseExact(parts[3], "N", out var id) || !int.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) || skip > 1_000_000)
        {
            return null;
        }

        var isScore = double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score);
        return new SearchCursor(parts[0] == "e" ? SearchEngine.Elasticsearch : SearchEngine.Postgres, isScore ? score : null, day, id, skip);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Engine == SearchEngine.Elasticsearch ? "e" : "p")}_{Score?.ToString("R", CultureInfo.InvariantCulture)}_{Day:yyyyMMdd}_{Id:N}_{Skip}");
}
