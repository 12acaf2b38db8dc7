using Curation.Domain.Analysis;

namespace Curation.Classify.Skills;

/// <summary>
/// The level that a sentence asks a skill at, 1 (basic) to 4 (expert), with the wording as its reason: the nearest wording before the
/// mention decides ("5+ years of Python, familiarity with Go"), else one shortly after it ("Excel (advanced)"). What only says that there
/// was some experience says nothing of how well. Measured on sentences of our own: docs/decisions/0049.
/// </summary>
public static class LevelCues
{
    private const int After = 40;

    /// <summary>The level cue of a mention, or none where the sentence says nothing of a level.</summary>
    public static Cue? Of(string text, int sentenceStart, int sentenceEnd, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SentenceLevels(text, sentenceStart, sentenceEnd).Of(start, end);
    }

    /// <summary>The level for a stated number of years: below 2 → 1, below 5 → 2, below 8 → 3, else 4.</summary>
    public static int OfYears(int years) => years < 2 ? 1 : years < 5 ? 2 : years < 8 ? 3 : 4;

    internal static bool Governs(CueWord cue, string sentence, int from) =>
        cue.End <= from && from - cue.End <= cue.Reach && !IsParted(sentence.AsSpan(cue.End, from - cue.End)) && !(cue.First && IsListed(sentence[cue.End..from]));

    internal static bool Follows(CueWord cue, string sentence, int to) =>
        cue.Start >= to && cue.Start - to <= After && !cue.Weak && !cue.Before && !sentence.AsSpan(to, cue.Start - to).ContainsAny(";,.\n");

    private static bool IsParted(ReadOnlySpan<char> between) => between.ContainsAny(';', '\n') || between.Contains(", but ", StringComparison.Ordinal);

    private static bool IsListed(string between) => between.AsSpan().ContainsAny(',', '/', '&') || between.Contains(" and ", StringComparison.Ordinal);
}

/// <summary>A sentence's wordings of a level, found once for all of its mentions.</summary>
internal sealed class SentenceLevels(string text, int start, int end)
{
    private readonly string sentence = text[start..end].Replace('’', '\'').ToLowerInvariant();

    private List<CueWord>? found;

    /// <summary>The cue of the mention at a place of the text.</summary>
    public Cue? Of(int mentionStart, int mentionEnd)
    {
        var cues = found ??= LevelWords.In(sentence);
        if (cues.Count == 0)
            return null;
        var (from, to) = (mentionStart - start, mentionEnd - start);
        var within = cues.Find(c => c.First && from <= c.Start && c.End <= to);
        var before = cues.Where(c => LevelCues.Governs(c, sentence, from)).OrderBy(c => c.Weak).ThenByDescending(c => c.Start).FirstOrDefault();
        var after = cues.Where(c => LevelCues.Follows(c, sentence, to)).MinBy(c => c.Start);
        var chosen = within ?? (before is null || (before.Weak && after is not null) ? after ?? before : before);
        return chosen is null ? null : new Cue(chosen.Value, $"\"{text[(start + chosen.Start)..(start + chosen.End)]}\"");
    }
}
