using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>A place in a text that names a skill. Offsets are UTF-16 units of the text, the end exclusive.</summary>
/// <param name="Kind">Skill: what a person does or is. Knowledge: what a person knows.</param>
/// <param name="Score">0 to 1, four decimals.</param>
/// <param name="Extractor"><c>lexicon</c>, <c>list</c> or <c>tagger</c>.</param>
/// <param name="Links">The entries of the lexicon that it could be; empty for the tagger's.</param>
public sealed record SkillSpan(int Start, int End, SkillKind Kind, double Score, string Extractor, IReadOnlyList<LexiconEntry> Links);

/// <summary>What a term of the lexicon stands for.</summary>
/// <param name="Skill"><c>FRAMEWORK/CODE</c> or <c>scheme/ID</c>.</param>
/// <param name="Scheme">The framework's code, or the taxonomy's scheme.</param>
/// <param name="Label">Its preferred label: the term that mentions are counted under.</param>
public sealed record LexiconEntry(string Skill, string Scheme, string Label, SkillKind Kind);
