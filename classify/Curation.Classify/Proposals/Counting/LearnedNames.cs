using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Counting;

/// <summary>
/// Names of tools that the extractor tells by their company in some postings, found where others write them with less company. Learned from
/// the window itself: a name is what enough employers use as one, and most that write it use it so (San Francisco is written often, and
/// seldom taken for a skill). It counts in the parts that describe the work and the person, as written, and never at the head of a sentence,
/// where any word has a capital.
/// </summary>
internal sealed class LearnedNames
{
    private const int MostWords = 2;

    /// <summary>Of the employers that write a name, this part at least must be told to ask for it.</summary>
    private const double UsedSo = 0.5;

    /// <summary>Less sure than a name in an enumeration.</summary>
    private const double Score = 0.6;

    private readonly Dictionary<string, string> terms;

    private LearnedNames(Dictionary<string, string> terms) => this.terms = terms;

    /// <summary>The postings with what they name besides.</summary>
    public static IReadOnlyList<CountedPosting> Complete(IReadOnlyList<CountedPosting> postings, FrameworkTerms terms, ProposalOptions options)
    {
        var names = new LearnedNames(Candidates(postings, options));
        if (names.terms.Count == 0)
            return postings;
        var found = postings.Select(p => (Posting: p, Places: names.In(p))).ToList();
        var written = found.SelectMany(f => f.Places.Select(m => (Key: Terms.Key(m.Term), f.Posting.Employer)))
            .Distinct().CountBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var used = postings.SelectMany(p => p.Asks.Select(a => (a.Item.Key, p.Employer)))
            .Distinct().CountBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("DBGN") is not null) foreach (var k in written.Keys.OrderByDescending(k => used.GetValueOrDefault(k))) Console.WriteLine($"{k}: used {used.GetValueOrDefault(k)} more {written[k]}");
        return [.. found.Select(f => f.Posting with
        {
            Asks = [.. f.Posting.Asks, .. f.Places
                .Where(m => used.GetValueOrDefault(Terms.Key(m.Term)) >= UsedSo * (used.GetValueOrDefault(Terms.Key(m.Term)) + written[Terms.Key(m.Term)]))
                .Select(m => new Ask(terms.ItemOf(m), m, f.Posting.Analysed))],
        })];
    }

    /// <summary>How a name is written → the term that it is counted under.</summary>
    private static Dictionary<string, string> Candidates(IReadOnlyList<CountedPosting> postings, ProposalOptions options) => postings
        .SelectMany(p => p.Asks.Where(a => a.Item.Kind == ItemKind.Term && a.Mention.Skill is null && Sound(a)).Select(a => (p.Employer, a.Item.Key, Surface: Surface(a), a.Mention.Term)))
        .Where(a => IsName(a.Surface) && !JunkTerms.Contains(a.Key))
        .GroupBy(a => a.Key, StringComparer.Ordinal)
        .Where(name => name.Select(a => a.Employer).Distinct(StringComparer.Ordinal).Count() >= options.MinEmployers)
        .SelectMany(name => name.GroupBy(a => a.Surface, StringComparer.Ordinal))
        .OrderBy(spelling => spelling.Key, StringComparer.Ordinal)
        .ToDictionary(spelling => spelling.Key, spelling => spelling.Select(a => a.Term).Min(StringComparer.Ordinal)!, StringComparer.Ordinal);

    private List<SkillMention> In(CountedPosting posting)
    {
        var text = posting.Analysed.Posting.Text;
        var found = new List<SkillMention>();
        if (!terms.Keys.Any(name => text.Contains(name, StringComparison.Ordinal)))
            return found;
        var heard = posting.Asks.Select(a => a.Mention.SentenceStart).ToHashSet();
        var named = posting.Asks.Select(a => a.Item.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in Sections.Of(text).Where(s => s.IsJudged || heard.Contains(s.Sentence.Start)))
        {
            var (from, to) = (sentence.Sentence.Start, sentence.Sentence.End);
            var tokens = Tokens.Of(text, from, to);
            var negated = Negation.In(sentence.Sentence.In(text)).ToList();
            for (var i = 0; i < tokens.Count; i++)
            {
                for (var words = MostWords; words > 0; words--)
                {
                    if (At(i, words) is not { } term || named.Contains(Terms.Key(term)) || PostingAnalyst.IsEmployer(term, posting.Analysed.Posting))
                        continue;
                    var (start, end) = (tokens[i].Start, tokens[i + words - 1].End);
                    if (!Negation.Covers(negated, start - from, end - from))
                    {
                        found.Add(new SkillMention(
                            term, null, SkillKind.Knowledge, start, end, from, to, Score, "name",
                            LevelCues.Of(text, from, to, start, end), PriorityCues.Of(text, sentence, inTitle: false)));
                    }

                    i += words - 1;
                    break;
                }
            }

            string? At(int first, int words) => first + words <= tokens.Count && (first > 0 || words == tokens.Count)
                ? terms.GetValueOrDefault(text[tokens[first].Start..tokens[first + words - 1].End])
                : null;
        }

        return found;
    }

    private static bool Sound(Ask ask) => 0 <= ask.Mention.Start && ask.Mention.Start < ask.Mention.End && ask.Mention.End <= ask.Posting.Posting.Text.Length;

    private static string Surface(Ask ask) => ask.Posting.Posting.Text[ask.Mention.Start..ask.Mention.End];

    private static bool IsName(string surface) =>
        surface.Split(' ') is { Length: <= MostWords } words && Array.TrueForAll(words, word => word.Length > 0 && char.IsUpper(word[0]));
}
