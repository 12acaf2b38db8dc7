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

    private const double SeldomUsedSo = 0.25;

    /// <summary>Less sure than a name in an enumeration.</summary>
    private const double Score = 0.6;

    private readonly Dictionary<string, double> shares;

    private LearnedNames(Dictionary<string, double> shares, IReadOnlyList<CountedPosting> postings) => (this.shares, Postings) = (shares, postings);

    /// <param name="postings">The counted window.</param>
    public static LearnedNames In(IReadOnlyList<CountedPosting> postings, ProposalOptions options)
    {
        var spellings = Spellings(postings, options);
        var places = postings.Select(p => (Posting: p, Found: Places(p, spellings))).Where(p => p.Found.Count > 0).ToList();
        var written = Employers(places.SelectMany(p => p.Found.Select(m => (Terms.Key(m.Term), p.Posting.Employer))));
        var used = Employers(postings.SelectMany(p => p.Asks.Where(a => a.Item.Kind == ItemKind.Term).Select(a => (a.Item.Key, p.Employer))));
        var known = spellings.Values.Select(Terms.Key).Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, key => used.GetValueOrDefault(key) / (double)(used.GetValueOrDefault(key) + written.GetValueOrDefault(key)), StringComparer.Ordinal);
        var more = places
            .SelectMany(p => p.Found.Where(m => known[Terms.Key(m.Term)] >= UsedSo).Select(m => (p.Posting, Ask: new Ask(new Item(ItemKind.Term, Terms.Key(m.Term)), m, p.Posting.Analysed))))
            .ToLookup(p => p.Posting.Analysed.Posting.Id, p => p.Ask);
        return new LearnedNames(known, [.. postings.Select(p => p with { Asks = [.. p.Asks, .. more[p.Analysed.Posting.Id]] })]);
    }

    /// <summary>The postings with what they name besides.</summary>
    public IReadOnlyList<CountedPosting> Postings { get; }

    /// <summary>Of the employers that write a name, the part that is told to ask for it; none where it is no name or too few write it.</summary>
    public double? Share(string key) => shares.TryGetValue(key, out var share) ? share : null;

    /// <summary>Most that write it mean the tool.</summary>
    public bool IsName(string key) => Share(key) >= UsedSo;

    /// <summary>Written often, and seldom as something to ask for ("Web"): no skill, however many write it.</summary>
    public bool IsCommonWord(string key) => Share(key) < SeldomUsedSo;

    private static Dictionary<string, int> Employers(IEnumerable<(string Key, string Employer)> pairs) =>
        pairs.Distinct().CountBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>How a name is written → the term that it is counted under.</summary>
    private static Dictionary<string, string> Spellings(IReadOnlyList<CountedPosting> postings, ProposalOptions options) => postings
        .SelectMany(p => p.Asks.Where(a => a.Item.Kind == ItemKind.Term && a.Mention.Skill is null && Sound(a)).Select(a => (p.Employer, a.Item.Key, Surface: Surface(a), a.Mention.Term)))
        .Where(a => IsWritten(a.Surface) && !JunkTerms.Contains(a.Key))
        .GroupBy(a => a.Key, StringComparer.Ordinal)
        .Where(name => name.Select(a => a.Employer).Distinct(StringComparer.Ordinal).Count() >= options.MinEmployers)
        .SelectMany(name => name.GroupBy(a => a.Surface, StringComparer.Ordinal))
        .OrderBy(spelling => spelling.Key, StringComparer.Ordinal)
        .ToDictionary(spelling => spelling.Key, spelling => spelling.Select(a => a.Term).Min(StringComparer.Ordinal)!, StringComparer.Ordinal);

    private static List<SkillMention> Places(CountedPosting posting, Dictionary<string, string> spellings)
    {
        var text = posting.Analysed.Posting.Text;
        var found = new List<SkillMention>();
        if (!spellings.Keys.Any(name => text.Contains(name, StringComparison.Ordinal)))
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
                            LevelCues.Of(text, from, to, start, end), PriorityCues.Of(text, sentence, start, end, inTitle: false)));
                    }

                    i += words - 1;
                    break;
                }
            }

            string? At(int first, int words) => first + words <= tokens.Count && (first > 0 || words == tokens.Count)
                ? spellings.GetValueOrDefault(text[tokens[first].Start..tokens[first + words - 1].End])
                : null;
        }

        return found;
    }

    private static bool Sound(Ask ask) => 0 <= ask.Mention.Start && ask.Mention.Start < ask.Mention.End && ask.Mention.End <= ask.Posting.Posting.Text.Length;

    private static string Surface(Ask ask) => ask.Posting.Posting.Text[ask.Mention.Start..ask.Mention.End];

    private static bool IsWritten(string surface) =>
        surface.Split(' ') is { Length: <= MostWords } words && Array.TrueForAll(words, word => word.Length > 0 && char.IsUpper(word[0]));
}
