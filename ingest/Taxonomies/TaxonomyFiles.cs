using Curation.Domain.Frameworks;
using CsvHelper;

namespace Curation.Ingest.Taxonomies;

/// <summary>
/// A taxonomy as a folder of CSV files: <c>skills.csv</c> and <c>occupations.csv</c> (<c>id,label,aliases,description</c>; aliases parted by
/// <c>|</c>, the last two optional) and, if it has them, <c>relations.csv</c> (<c>occupation,skill,essential|optional</c>).
/// </summary>
public static class TaxonomyFiles
{
    /// <param name="scheme">The taxonomy's short name, as in <c>esco</c>.</param>
    /// <exception cref="InvalidDataException">The folder holds neither list, or a row cannot be used; says which.</exception>
    public static Taxonomy Read(string scheme, DirectoryInfo folder)
    {
        var skills = Terms(folder, "skills.csv");
        var occupations = Terms(folder, "occupations.csv");
        if (skills.Count == 0 && occupations.Count == 0)
            throw new InvalidDataException($"{folder.FullName} holds neither skills.csv nor occupations.csv with a row in it.");
        return new Taxonomy(scheme, skills, occupations, Relations(folder));
    }

    private static List<TaxonomyTerm> Terms(DirectoryInfo folder, string name)
    {
        var terms = Rows(folder, name, minimum: 2).ConvertAll(row => new TaxonomyTerm(
            row[0],
            row[1],
            row.ElementAtOrDefault(2)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            row.ElementAtOrDefault(3) is { Length: > 0 } description ? description : null));
        return terms.GroupBy(term => term.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InvalidDataException($"{Path.Combine(folder.FullName, name)}: the id {twice.Key} comes twice.")
            : terms;
    }

    private static List<TaxonomyRelation> Relations(DirectoryInfo folder) =>
        Rows(folder, "relations.csv", minimum: 3).ConvertAll(row => new TaxonomyRelation(row[0], row[1], row[2] == "essential"));

    private static List<string[]> Rows(DirectoryInfo folder, string name, int minimum)
    {
        var path = Path.Combine(folder.FullName, name);
        if (!File.Exists(path))
            return [];
        var isMalformed = false;
        using var csv = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { TrackLineNumbers = true, OnMalformedRecord = _ => isMalformed = true });
        csv.ReadHeader();
        var rows = new List<string[]>();
        while (csv.Read())
        {
            if (isMalformed)
                throw new InvalidDataException($"{path}, line {csv.LineNumber}: its quotes do not match.");
            string[] row = [.. Enumerable.Range(0, csv.FieldCount).Select(column => csv.GetString(column)?.Trim() ?? "")];
            if (row.Length < minimum || row.Take(minimum).Any(value => value.Length == 0))
                throw new InvalidDataException($"{path}, line {csv.LineNumber}: the first {minimum} columns must be filled.");
            rows.Add(row);
        }

        return rows;
    }
}
