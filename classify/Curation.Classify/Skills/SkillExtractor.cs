using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>
/// Finds skills by the lexicon, by enumerations and by the tagger together. The one rule of agreement: where they overlap the lexicon's span
/// stands, for it is linked and has a name; then what an enumeration names, then the tagger's, both unlinked. Safe for many threads.
/// </summary>
public sealed class SkillExtractor(SkillLexicon lexicon, ISpanTagger? tagger)
{
    /// <summary>Unlinked spans below this score are left out of analyses, not of <see cref="Extract(string)"/>.</summary>
    public double UnlinkedFloor => tagger?.Floor ?? 0.5;

    public SkillLexicon Lexicon => lexicon;

    /// <summary>None where no model file was found: then the lexicon works alone.</summary>
    public ISpanTagger? Tagger => tagger;

    /// <summary>All spans of a text, whatever part they stand in, in order: for the command line and for measuring. What is negated is left out.</summary>
    public IReadOnlyList<SkillSpan> Extract(string text)
    {
        var spans = new List<SkillSpan>();
        foreach (var sentence in Sentences.Of(text))
            spans.AddRange(Extract(text, sentence));
        return spans;
    }

    /// <summary>True of a sentence that names at least two tools that the lexicon knows, wherever it stands: "Our stack is Python and Django".</summary>
    internal bool NamesTools(string text, Sentence sentence) => ListedTerms.NamesTools(text, lexicon.Find(text, sentence.Start, sentence.End));

    internal IEnumerable<SkillSpan> Extract(string text, Sentence sentence)
    {
        var tokens = Tokens.Of(text, sentence.Start, sentence.End);
        var spans = lexicon.Find(text, tokens).ToList();
        spans.AddRange(ListedTerms.Of(text, tokens, spans.ToArray()));
        if (tagger is not null)
        {
            var known = spans.Count;
            foreach (var span in tagger.Tag(text, tokens))
            {
                if (!spans.Take(known).Any(s => s.Start < span.End && span.Start < s.End))
                    spans.Add(span);
            }
        }

        var negated = Negation.In(sentence.In(text)).ToList();
        return spans.Where(s => !Negation.Covers(negated, s.Start - sentence.Start, s.End - sentence.Start)).OrderBy(s => s.Start).ThenBy(s => s.End).ThenBy(s => s.Kind);
    }
}
