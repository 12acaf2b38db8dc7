using Curation.Domain.Analysis;
using Curation.Storage.Search;

namespace Curation.Ui.Search;

/// <summary>Why a part of a posting's text is marked.</summary>
public enum TextMark
{
    None,

    /// <summary>It names a skill of a framework or a taxonomy.</summary>
    Skill,

    /// <summary>It asks for something that is linked to no skill.</summary>
    Unlinked,

    /// <summary>It is a word that the role was told by.</summary>
    Role,
}

/// <param name="About">What it is linked to, for those who cannot see the mark.</param>
public sealed record MarkedPart(string Text, TextMark Mark, string? About = null);

/// <summary>Parts a text where the model found something in it.</summary>
public static class TextMarks
{
    /// <summary>The text of the posting; where two finds overlap the first, and of these the longest, is shown.</summary>
    public static IReadOnlyList<MarkedPart> OfText(string text, PostingAnalysis? analysis, Func<SkillMention, string> label)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (analysis is null)
            return [new MarkedPart(text, TextMark.None)];
        // Offsets that do not fit the text mark nothing rather than something wrong.
        var mentions = analysis.Mentions.Where(m => m.Start >= 0 && m.End <= text.Length && m.Start < m.End)
            .Select(m => (m.Start, m.End, Mark: m.Skill is null ? TextMark.Unlinked : TextMark.Skill, About: m.Skill is null ? null : label(m)));
        return Parts(text, [.. mentions, .. RoleWords(text, analysis.Role, "text: ")]);
    }

    public static IReadOnlyList<MarkedPart> OfTitle(string title, PostingAnalysis? analysis) => Parts(title, [.. RoleWords(title, analysis?.Role, "title: ")]);

    private static IEnumerable<(int Start, int End, TextMark Mark, string? About)> RoleWords(string text, RoleMatch? role, string place)
    {
        var phrases = role?.Because.Where(b => b.StartsWith(place, StringComparison.Ordinal))
            .Select(b => Words.Of(b[place.Length..]).Select(w => w.Token).ToArray()).Where(p => p.Length > 0).ToArray() ?? [];
        if (phrases.Length == 0)
            yield break;
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var phrase in phrases.Where(p => i + p.Length <= words.Count && Enumerable.Range(0, p.Length).All(n => words[i + n].Token == p[n])))
                yield return (words[i].Start, words[i + phrase.Length - 1].End, TextMark.Role, null);
        }
    }

    private static List<MarkedPart> Parts(string text, IReadOnlyList<(int Start, int End, TextMark Mark, string? About)> finds)
    {
        var (parts, at) = (new List<MarkedPart>(), 0);
        foreach (var find in finds.OrderBy(f => f.Start).ThenByDescending(f => f.End).ThenBy(f => f.Mark))
        {
            if (find.Start < at)
                continue;
            if (find.Start > at)
                parts.Add(new MarkedPart(text[at..find.Start], TextMark.None));
            parts.Add(new MarkedPart(text[find.Start..find.End], find.Mark, find.About));
            at = find.End;
        }

        if (at < text.Length)
            parts.Add(new MarkedPart(text[at..], TextMark.None));
        return parts;
    }
}
