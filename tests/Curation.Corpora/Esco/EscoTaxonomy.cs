namespace Curation.Corpora.Esco;

/// <summary>One line of a taxonomy folder's <c>skills.csv</c> or <c>occupations.csv</c>.</summary>
/// <param name="Id">The ESCO address; where the corpus knows only the label, <c>label:</c> and the label.</param>
public sealed record EscoTerm(string Id, string Label, IReadOnlyList<string> Aliases, string Description);

/// <param name="Kind"><c>essential</c> or <c>optional</c>.</param>
public sealed record EscoRelation(string Occupation, string Skill, string Kind);

/// <summary>
/// ESCO 1.1 put together from what is public as files: all occupations with their alternate labels, the relations joined to skill labels
/// (most with the skill's address), and a sample of 1,000 skills with alternate labels and descriptions.
/// </summary>
public sealed record EscoTaxonomy(IReadOnlyList<EscoTerm> Occupations, IReadOnlyList<EscoTerm> Skills, IReadOnlyList<EscoRelation> Relations)
{
    private const string SkillAddress = "http://data.europa.eu/esco/skill/";

    /// <param name="occupations">Columns ORIGINURI, PREFERREDLABEL, ALTLABELS (one a line), DESCRIPTION.</param>
    /// <param name="sampleSkills">The same columns.</param>
    /// <param name="relations">Columns occupationUri, relationType, skillLabel, skillUuid_v12_by_label (may be empty).</param>
    /// <param name="furtherLabels">Skill labels that occur in no relation.</param>
    public static EscoTaxonomy Read(TextReader occupations, TextReader sampleSkills, TextReader relations, IEnumerable<string> furtherLabels)
    {
        var sample = CsvRows.Read(sampleSkills).Select(Term).DistinctBy(t => t.Label).ToDictionary(t => t.Label, StringComparer.Ordinal);
        var skills = new Dictionary<string, EscoTerm>(StringComparer.Ordinal);
        var related = new List<EscoRelation>();
        foreach (var row in CsvRows.Read(relations))
            related.Add(new EscoRelation(row["occupationUri"], Skill(row["skillLabel"], row["skillUuid_v12_by_label"]).Id, row["relationType"]));
        foreach (var label in sample.Keys.Concat(furtherLabels))
            Skill(label, "");
        return new EscoTaxonomy(
            [.. CsvRows.Read(occupations).Select(Term).OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. skills.Values.OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. related.Distinct()]);

        EscoTerm Skill(string spelled, string uuid)
        {
            var label = OneLine(spelled);
            if (skills.TryGetValue(label, out var known))
                return known;
            var id = uuid.Length > 0 ? SkillAddress + uuid : $"label:{label}";
            return skills[label] = sample.GetValueOrDefault(label) ?? new EscoTerm(id, label, [], "");
        }
    }

    /// <summary>Writes <c>skills.csv</c>, <c>occupations.csv</c> and <c>relations.csv</c>.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        Write("occupations.csv", "id,label,aliases,description", Occupations.Select(TermRow));
        Write("skills.csv", "id,label,aliases,description", Skills.Select(TermRow));
        Write("relations.csv", "occupation,skill,relation", Relations.Select(r => CsvRows.Row(r.Occupation, r.Skill, r.Kind)));

        void Write(string name, string header, IEnumerable<string> rows) =>
            File.WriteAllText(Path.Combine(folder, name), string.Join('\n', rows.Prepend(header)) + "\n");
    }

    private static string TermRow(EscoTerm term) => CsvRows.Row(term.Id, term.Label, string.Join('|', term.Aliases), term.Description);

    private static EscoTerm Term(IReadOnlyDictionary<string, string> row)
    {
        var label = OneLine(row["PREFERREDLABEL"]);
        var aliases = row["ALTLABELS"].Split('\n').Select(OneLine).Where(a => a.Length > 0 && a != label).Distinct(StringComparer.Ordinal);
        return new EscoTerm(row["ORIGINURI"], label, [.. aliases], OneLine(row["DESCRIPTION"]));
    }

    // Splits at no-break spaces too, which some labels end with. A bar would part aliases.
    private static string OneLine(string text) =>
        string.Join(' ', text.Replace('|', '/').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
