using Curation.Domain.Frameworks;
using Curation.Domain.Postings;

namespace Curation.Domain.Analysis;

/// <summary>What one model made of one posting: which role it is for, and what it asks for.</summary>
/// <param name="Model">The analyst's version; changes when a model, a lexicon or a framework that it was built from changes.</param>
/// <param name="NotJudgedBecause">Set where the posting was kept but not judged: its language, an empty text.</param>
public sealed record PostingAnalysis(
    PostingId Posting,
    string Model,
    RoleMatch? Role,
    IReadOnlyList<SkillMention> Mentions,
    string? NotJudgedBecause = null);

/// <summary>The job profile that a posting is for.</summary>
/// <param name="Profile">The best one, also when the model abstains.</param>
/// <param name="Score">Calibrated: of the postings scored 0.8, four in five are for this profile. 0 to 1, four decimals.</param>
/// <param name="Abstained">True: below the floor; the posting counts as "not one of our roles".</param>
/// <param name="Alternatives">The next best, best first, four at most.</param>
/// <param name="Because">The words or the rule that decided, for people.</param>
public sealed record RoleMatch(ProfileKey Profile, double Score, bool Abstained, IReadOnlyList<RoleAlternative> Alternatives, IReadOnlyList<string> Because);

public sealed record RoleAlternative(ProfileKey Profile, double Score);

/// <summary>A place in a posting's text that asks for a skill. Offsets are UTF-16 units of <see cref="Posting.Text"/>, ends exclusive.</summary>
/// <param name="Term">The normalised term: the label of the linked skill, or the cleaned surface of an unlinked one.</param>
/// <param name="Skill">The skill it is linked to: <c>FRAMEWORK/CODE</c> of a framework's skill, <c>esco/ID</c> of a taxonomy's, or none.</param>
/// <param name="Score">0 to 1, four decimals.</param>
/// <param name="Extractor">What found it: <c>lexicon</c>, <c>list</c> (an enumeration of known tools) or <c>tagger</c>.</param>
public sealed record SkillMention(
    string Term,
    string? Skill,
    SkillKind Kind,
    int Start,
    int End,
    int SentenceStart,
    int SentenceEnd,
    double Score,
    string Extractor,
    Cue? Level = null,
    Cue? Priority = null);

/// <summary>A value read off the wording, with the wording as its reason.</summary>
/// <param name="Value">A proficiency level 1-4, or a priority 1 (low) to 3 (high).</param>
/// <param name="Reason">As in <c>"5+ years"</c> or <c>section: nice to have</c>.</param>
public sealed record Cue(int Value, string Reason);
