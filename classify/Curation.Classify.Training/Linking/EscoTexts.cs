using Curation.Classify.Evaluation;

namespace Curation.Classify.Training.Linking;

/// <summary>What ESCO 1.1 (European Commission, CC BY 4.0) says of its skills, read from the sets <c>esco_tabiya</c> and <c>esco_joined</c>.</summary>
internal sealed class EscoTexts
{
    private readonly string folder;

    private readonly ILookup<string, string> byOccupation;

    /// <param name="folder">Holds the folders of the sets.</param>
    public EscoTexts(string folder)
    {
        this.folder = folder;
        byOccupation = CsvRows.Read(Path.Combine(folder, "esco_joined", "occupation_skill_relations.csv"))
            .ToLookup(r => r["occupationLabel"], r => r["skillLabel"].Trim(), StringComparer.Ordinal);
        Labels = [.. byOccupation.SelectMany(o => o).Concat(Skills().Select(s => s["PREFERREDLABEL"].Trim())).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
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

    /// <summary>
    /// A made sentence for each label: it stands there among one to three others of an occupation that needs them, as a posting lists them.
    /// </summary>
    public IEnumerable<LinkPair> Lists(Random chance)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var occupations = byOccupation.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => o.Distinct(StringComparer.Ordinal).ToArray()).ToArray();
        chance.Shuffle(occupations);
        foreach (var skills in occupations)
        {
            chance.Shuffle(skills);
            for (var at = 0; at < skills.Length;)
            {
                var listed = skills.Skip(at).Take(chance.Next(2, 5)).ToArray();
                at += listed.Length;
                foreach (var label in listed.Where(seen.Add))
                    yield return new LinkPair(Sentence(listed, chance), label, listed);
            }
        }
    }

    private static string Sentence(string[] listed, Random chance)
    {
        string[] openings = ["You will", "Your tasks:", "Experience with", "We look for somebody who can", "Ability to", "Responsibilities:", "Knowledge of", ""];
        var list = listed.Length == 1 ? listed[0] : $"{string.Join(", ", listed[..^1])} and {listed[^1]}";
        return $"{openings[chance.Next(openings.Length)]} {list}.".TrimStart();
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Skills() => CsvRows.Read(Path.Combine(folder, "esco_tabiya", "sample", "skills.csv"));
}
