using Curation.Domain.Frameworks;

namespace Curation.Classify.Evaluation;

/// <summary>
/// Reads the spans of Kompetencer (Zhang, Jensen and Plank 2022; MIT): a span, a tab and a group of ESCO, without the sentence around it.
/// Each becomes a text that is one span from end to end: of skill where the group is one of skills or attitudes (S, A), of knowledge where
/// it is one of knowledge or languages (K, L). What a tagger does with them says whether it tells the two apart, not where spans end.
/// </summary>
public static class KompetencerFile
{
    /// <summary>Lines with another group, or none, are left out: they are spans that ESCO has no place for.</summary>
    /// <exception cref="InvalidDataException">A line is no span, a tab and a group; the message names it.</exception>
    public static IReadOnlyList<LabelledText> Read(string file) =>
        [.. File.ReadLines(file).Index().Where(l => l.Item.Length > 0).Select(l => Parse(l.Item, l.Index + 1)).OfType<LabelledText>()];

    private static LabelledText? Parse(string line, int number)
    {
        if (line.Split('\t') is not [{ Length: > 0 } span, var group])
            throw new InvalidDataException($"line {number} is no span, a tab and a group.");
        SkillKind? kind = group.FirstOrDefault() switch
        {
            'S' or 'A' => SkillKind.Skill,
            'K' or 'L' => SkillKind.Knowledge,
            _ => null,
        };
        return kind is { } known ? new LabelledText($"{number}", span, [new LabelledSpan(0, span.Length, known)]) : null;
    }
}
