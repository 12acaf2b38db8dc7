namespace Curation.Classify.Text;

/// <summary>What a part of a posting is about.</summary>
public enum SectionKind
{
    /// <summary>What the person will do.</summary>
    Duties,

    /// <summary>What the person must bring.</summary>
    Requirements,

    /// <summary>What would be welcome.</summary>
    NiceToHave,
    Benefits,

    /// <summary>The employer's story.</summary>
    Employer,

    /// <summary>Equal opportunity, privacy, how to apply.</summary>
    Boilerplate,
    Other,
}

/// <param name="Heading">The heading line that it stands under, or none.</param>
/// <param name="Paragraph">Counted from 0; a list is one paragraph.</param>
public readonly record struct SectionedSentence(Sentence Sentence, SectionKind Section, string? Heading, int Paragraph)
{
    /// <summary>True in the parts that describe the work and the person: only these are judged for skills.</summary>
    public bool IsJudged => Sentence.Kind != SentenceKind.Heading && Section is SectionKind.Duties or SectionKind.Requirements or SectionKind.NiceToHave;
}

/// <summary>
/// Puts each sentence into a section: by its heading's cue words; under a heading without any, or none, by the words of its paragraph.
/// Equal-opportunity and benefit paragraphs, and sentences in which the employer tells of itself, are told by their words under any heading.
/// </summary>
public static class Sections
{
    public static IReadOnlyList<SectionedSentence> Of(string text)
    {
        var sentences = Sentences.Of(text);
        var result = new List<SectionedSentence>(sentences.Count);
        SectionKind? current = null;
        string? heading = null;
        var paragraph = 0;
        for (var i = 0; i < sentences.Count;)
        {
            if (sentences[i].Kind == SentenceKind.Heading)
            {
                var line = sentences[i].In(text);
                var kind = SectionCues.Of(line);
                current = kind ?? (IsSubheading(text, sentences, i, current) ? current : null);
                heading = kind is null && current is not null ? heading : line;
                result.Add(new SectionedSentence(sentences[i], current ?? SectionKind.Other, heading, paragraph++));
                i++;
                continue;
            }

            var end = ParagraphEnd(text, sentences, i);
            var section = SectionOf(text, sentences, i, end, current);
            for (; i < end; i++)
                result.Add(new SectionedSentence(sentences[i], IsJudged(section) && ParagraphCues.IsStory(sentences[i].In(text)) ? SectionKind.Employer : section, heading, paragraph));
            paragraph++;
        }

        return result.Exists(s => s.Sentence.Kind == SentenceKind.Heading && SectionCues.Of(s.Sentence.In(text)) is not null) ? result : [.. result.Select(s => WithoutHeadings(text, s))];
    }

    /// <summary>In a text of one piece, as in a forum, a sentence that speaks of the person or of tools stands wherever it likes.</summary>
    private static SectionedSentence WithoutHeadings(string text, SectionedSentence sentence) =>
        sentence.Section == SectionKind.Other && sentence.Sentence.Kind != SentenceKind.Heading && ParagraphCues.IsOfPerson(sentence.Sentence.In(text))
            ? sentence with { Section = SectionKind.Requirements }
            : sentence;

    private static bool IsJudged(SectionKind section) => section is SectionKind.Duties or SectionKind.Requirements or SectionKind.NiceToHave;

    private static SectionKind SectionOf(string text, IReadOnlyList<Sentence> sentences, int from, int to, SectionKind? underHeading)
    {
        var words = text[sentences[from].Start..sentences[to - 1].End];
        var guess = ParagraphCues.Of(words, sentences[from].Kind == SentenceKind.ListItem);
        return underHeading switch
        {
            null => guess ?? SectionKind.Other,
            { } kind when guess is SectionKind.Boilerplate && ParagraphCues.IsEqualOpportunity(words) => SectionKind.Boilerplate,
            SectionKind.Duties or SectionKind.Requirements when guess is SectionKind.Benefits or SectionKind.Employer && sentences[from].Kind == SentenceKind.Prose => guess.Value,
            { } kind => kind,
        };
    }

    /// <summary>Under a known section, a short line before a list ("Technical", "Sales:") parts that section and does not end it.</summary>
    private static bool IsSubheading(string text, IReadOnlyList<Sentence> sentences, int index, SectionKind? current) =>
        current is SectionKind.Duties or SectionKind.Requirements or SectionKind.NiceToHave
        && index + 1 < sentences.Count && sentences[index + 1].Kind == SentenceKind.ListItem
        && text[sentences[index].Start..sentences[index].End].Length <= 50;

    private static int ParagraphEnd(string text, IReadOnlyList<Sentence> sentences, int from)
    {
        var i = from + 1;
        while (i < sentences.Count && sentences[i].Kind == sentences[from].Kind
            && (sentences[from].Kind == SentenceKind.ListItem || !IsGap(text.AsSpan(sentences[i - 1].End, sentences[i].Start - sentences[i - 1].End))))
        {
            i++;
        }

        return i;
    }

    private static bool IsGap(ReadOnlySpan<char> between) => between.Count('\n') >= 2;
}
