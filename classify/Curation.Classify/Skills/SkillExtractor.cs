using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>
/// Finds skills by the lexicon, by enumerations and by the tagger together. The one rule of agreement in an analysis: where they overlap the
/// lexicon's span stands, for it is linked and has a name; then what an enumeration names, then the tagger's, both unlinked. Safe for many
/// threads.
/// </summary>
public sealed class SkillExtractor(SkillLexicon lexicon, ISpanTagger? tagger)
{
    /// <summary>Unlinked spans below this score are left out of analyses, not of <see cref="Extract(string)"/>.</summary>
    public double UnlinkedFloor => tagger?.Floor ?? 0.5;

    public SkillLexicon Lexicon => lexicon;

    /// <summary>None where no model file was found: then the lexicon works alone.</summary>
    public ISpanTagger? Tagger => tagger;

    /// <summary>
    /// All spans of a text, whatever part they stand in, in order, as a reader would mark them: for the command line and for measuring. Here
    /// the tagger's spans stand, for they are whole ("negotiate contracts with suppliers", where a lexicon knows "negotiate"), and the
    /// lexicon's and the lists' are added where the tagger marked nothing. What is negated is left out.
    /// </summary>
    public IReadOnlyList<SkillSpan> Extract(string text)
    {
        var spans = new List<SkillSpan>();
        foreach (var sentence in Sentences.Of(text))
        {
            var tokens = Tokens.Of(text, sentence.Start, sentence.End);
            var marked = tagger?.Tag(text, tokens) ?? [];
            spans.AddRange(WithoutNegated(text, sentence, [.. marked, .. Named(text, tokens).Where(s => !marked.Any(m => Meet(m, s)))]));
        }

        return spans;
    }

    /// <summary>True of a sentence that names at least two tools that the lexicon knows, wherever it stands: "Our stack is Python and Django".</summary>
    internal bool NamesTools(string text, Sentence sentence) => ListedTerms.NamesTools(text, lexicon.Find(text, sentence.Start, sentence.End));

    /// <summary>The spans of one sentence as an analysis counts them: where they overlap the lexicon's and the lists' stand.</summary>
    internal IEnumerable<SkillSpan> Extract(string text, Sentence sentence)
    {
        var tokens = Tokens.Of(text, sentence.Start, sentence.End);
        var named = Named(text, tokens);
        var marked = tagger?.Tag(text, tokens) ?? [];
        return WithoutNegated(text, sentence, [.. named, .. marked.Where(m => !named.Exists(s => Meet(m, s)))]);
    }

    private List<SkillSpan> Named(string text, List<Token> tokens)
    {
        var known = lexicon.Find(text, tokens).ToList();
        return [.. known, .. ListedTerms.Of(text, tokens, known)];
    }

    private static IEnumerable<SkillSpan> WithoutNegated(string text, Sentence sentence, List<SkillSpan> spans)
    {
        var negated = Negation.In(sentence.In(text)).ToList();
        return spans.Where(s => !Negation.Covers(negated, s.Start - sentence.Start, s.End - sentence.Start)).OrderBy(s => s.Start).ThenBy(s => s.End).ThenBy(s => s.Kind);
    }

    private static bool Meet(SkillSpan one, SkillSpan other) => one.Start < other.End && other.Start < one.End;
}
