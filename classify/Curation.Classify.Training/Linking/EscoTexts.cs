using Curation.Classify.Evaluation;

namespace Curation.Classify.Training.Linking;

/// <summary>What ESCO 1.1 (European Commission, CC BY 4.0) says of its skills, read from the sets <c>esco_tabiya</c> and <c>esco_joined</c>.</summary>
internal sealed class EscoTexts
{
    private readonly string folder;

    /// <param name="folder">Holds the folders of the sets.</param>
    public EscoTexts(string folder)
    {
        this.folder = folder;
        var ofOccupations = CsvRows.Read(Path.Combine(folder, "esco_joined", "occupation_skill_relations.csv")).Select(r => r["skillLabel"].Trim());
        Labels = [.. ofOccupations.Concat(Skills().Select(s => s["PREFERREDLABEL"].Trim())).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The preferred labels of all skills, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The alternate labels and descriptions of the 1,000 skills of the sample and of the 640 groups of skills.</summary>
    public IEnumerable<LinkPair> Alternates()
    {
        foreach (var row in Skills().Concat(CsvRows.Read(Path.Combine(folder, "esco_tabiya", "esco-v1.1.2", "skill_groups.csv"))))
        {
            var label = row["PREFERREDLABEL"].Trim();
            foreach (var alternate in row["ALTLABELS"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(a => a != label))
                yield return LinkPair.Of(alternate, label);
            if (row["DESCRIPTION"].Trim() is { Length: > 0 } description)
                yield return LinkPair.Of(description, label);
        }
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Skills() => CsvRows.Read(Path.Combine(folder, "esco_tabiya", "sample", "skills.csv"));
}
