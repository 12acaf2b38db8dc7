namespace Curation.Corpora.Esco;

/// <summary><c>esco DATA_DIR OUT_DIR [--labels FILE]</c>: a taxonomy folder out of the sets <c>esco_tabiya</c> and <c>esco_joined</c>.</summary>
internal static class EscoCommand
{
    /// <param name="labelsFile">Skill labels, one a line, to add to those that occur in relations.</param>
    public static int Run(string data, string outFolder, string? labelsFile = null)
    {
        using var occupations = File.OpenText(Path.Combine(data, "esco_tabiya", "esco-v1.1.2", "occupations.csv"));
        using var sample = File.OpenText(Path.Combine(data, "esco_tabiya", "sample", "skills.csv"));
        using var relations = File.OpenText(Path.Combine(data, "esco_joined", "occupation_skill_relations.csv"));
        var taxonomy = EscoTaxonomy.Read(occupations, sample, relations, labelsFile is null ? [] : File.ReadLines(labelsFile));
        taxonomy.WriteTo(outFolder);
        Console.WriteLine(
            $"{outFolder}: {taxonomy.Occupations.Count} occupations ({taxonomy.Occupations.Count(o => o.Aliases.Count > 0)} with alternate labels), "
            + $"{taxonomy.Skills.Count} skills, {taxonomy.Relations.Count} relations");
        return 0;
    }
}
