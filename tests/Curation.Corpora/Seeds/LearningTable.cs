using System.Globalization;
using Curation.Domain.Frameworks;

namespace Curation.Corpora.Seeds;

/// <summary>Seed 000's table of learning references: one a column, one field a row.</summary>
internal static class LearningTable
{
    public static IReadOnlyList<LearningReference> Read(IReadOnlyList<string> lines)
    {
        var types = SeedText.Row(lines, "Learning Reference Type");
        return
        [
            .. types.Select((type, column) => new LearningReference(
                $"l{column + 1}",
                type,
                Cell("Learning Reference Name", column) ?? throw new FormatException($"Learning reference {column + 1} has no name."),
                Cell("Learning References Description", column) ?? "",
                Cell("Author", column),
                Cell("Publisher", column),
                Cell("Publication Year", column) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
                Cell("Provider", column),
                Cell("URL", column) is { } url ? new Uri(url) : null,
                Cell("ISBN_ASIN", column))),
        ];

        string? Cell(string row, int column) =>
            SeedText.Row(lines, row).ElementAtOrDefault(column) is { Length: > 0 } cell ? cell : null;
    }
}
