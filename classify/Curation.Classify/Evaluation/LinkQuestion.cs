namespace Curation.Classify.Evaluation;

/// <summary>A text with the labels of a taxonomy that people chose for it.</summary>
/// <param name="Context">The sentence that a phrase stands in; none for a sentence.</param>
/// <param name="Links">Ids, or labels where the set names those; empty where people found that none fits.</param>
/// <param name="Part">Of the set: figures are given for each, and their mean.</param>
public sealed record LinkQuestion(string Id, string Text, string? Context, IReadOnlyList<string> Links, string Part = "all");
