namespace Curation.Classify.Evaluation;

/// <summary>
/// Reads the form of the benchmark of Decorte and others ("Design of negative sampling strategies for distantly supervised skill extraction",
/// 2022): CSV of <c>sentence,span,sub_span,label</c>, a row for each span and label.
/// </summary>
public static class EscoBenchmarkFile
{
    /// <summary>What stands in the place of a label where people found none.</summary>
    private static readonly HashSet<string> NoLabel = new(["LABEL NOT PRESENT", "UNDERSPECIFIED", ""], StringComparer.Ordinal);

    /// <summary>Each sentence as a question with the labels of all its spans, then each span as one, with its sentence around it.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read, or a column is missing.</exception>
    public static IReadOnlyList<LinkQuestion> Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Replace("_annotations", "", StringComparison.Ordinal);
        var rows = CsvRows.Read(file).Select(r => (Sentence: Of(r, "sentence"), Whole: Of(r, "span"), Span: Of(r, "sub_span") is { Length: > 0 } part ? part : Of(r, "span"), Label: Of(r, "label"))).ToList();
        var sentences = rows.GroupBy(r => r.Sentence, StringComparer.Ordinal)
            .Select((g, i) => new LinkQuestion($"{name}-sentence-{i + 1}", g.Key, null, Labels(g.Select(r => r.Label)), $"{name} sentences"));
        var phrases = rows.GroupBy(r => (r.Sentence, r.Whole, r.Span))
            .Select((g, i) => new LinkQuestion($"{name}-phrase-{i + 1}", g.Key.Span, g.Key.Sentence, Labels(g.Select(r => r.Label)), $"{name} phrases"));
        return [.. sentences, .. phrases];

        string Of(IReadOnlyDictionary<string, string> row, string column) =>
            row.TryGetValue(column, out var value) ? value : throw new InvalidDataException($"{file} has no column {column}.");
    }

    private static IReadOnlyList<string> Labels(IEnumerable<string> labels) => [.. labels.Where(l => !NoLabel.Contains(l)).Distinct(StringComparer.Ordinal)];
}
