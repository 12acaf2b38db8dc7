using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// The terms that are known: labels and aliases of the frameworks' skills, names of their competencies, labels and aliases of a taxonomy.
/// Matches by tokens, the longest term first; at equal length the leftmost. Immutable and safe for many threads.
/// </summary>
public sealed class SkillLexicon
{
    private readonly Dictionary<string, List<Term>> byKey = new(StringComparer.Ordinal);

    private readonly HashSet<string> firstWords = new(StringComparer.Ordinal);

    private int longest;

    private SkillLexicon()
    {
    }

    /// <summary>Count of terms: (surface, entry) pairs.</summary>
    public int Count { get; private set; }

    public static SkillLexicon Build(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var lexicon = new SkillLexicon();
        foreach (var framework in catalogue.Frameworks.OrderBy(f => f.Code))
            lexicon.AddFramework(framework);
        if (catalogue.Taxonomy is { } taxonomy)
            lexicon.AddTaxonomy(taxonomy);
        return lexicon;
    }

    /// <summary>All terms in a stretch of the text, in order, none overlapping another.</summary>
    public IReadOnlyList<SkillSpan> Find(string text, int start, int end)
    {
        var tokens = Tokens.Of(text, start, end);
        return Find(text, tokens);
    }

    internal IReadOnlyList<SkillSpan> Find(string text, List<Token> tokens)
    {
        if (byKey.Count == 0 || tokens.Count == 0)
            return [];
        var weak = new string[tokens.Count];
        var strong = new string[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord)
                continue;
            var word = text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start);
            weak[i] = Folding.Weak(word);
            strong[i] = Folding.Strong(word);
        }

        var found = new List<(int First, int Last, SkillSpan Span)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord || !firstWords.Contains(strong[i]))
                continue;
            var key = strong[i];
            Match(text, tokens, i, i, "1 " + weak[i], found);
            for (int j = i + 1, words = 1; j < tokens.Count && words < longest; j++)
            {
                if (!tokens[j].IsWord)
                {
                    if (j + 1 < tokens.Count && IsJoint(text, tokens, j))
                        continue;
                    break;
                }

                key += " " + strong[j];
                words++;
                Match(text, tokens, i, j, key, found);
            }
        }

        var taken = new bool[tokens.Count];
        var kept = new List<SkillSpan>();
        foreach (var (first, last, span) in found.OrderByDescending(f => f.Last - f.First).ThenBy(f => f.First))
        {
            if (taken.AsSpan(first, last - first + 1).Contains(true))
                continue;
            taken.AsSpan(first, last - first + 1).Fill(true);
            kept.Add(span);
        }

        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    /// <summary>A hyphen, slash or ampersand that may stand within a term: "problem-solving", "CI/CD", "profit &amp; loss".</summary>
    private static bool IsJoint(string text, List<Token> tokens, int at) =>
        text[tokens[at].Start] is '-' or '/' or '&' or '‑' && tokens[at + 1].IsWord;

    private void Match(string text, List<Token> tokens, int first, int last, string key, List<(int First, int Last, SkillSpan Span)> found)
    {
        if (!byKey.TryGetValue(key, out var terms))
            return;
        var surface = text.AsSpan(tokens[first].Start, tokens[last].End - tokens[first].Start);
        List<LexiconEntry>? entries = null;
        var score = 1.0;
        foreach (var term in terms)
        {
            if (term.Case == CaseRule.Any || SurfaceRules.Fits(text, tokens, first, surface, term.Surface, term.Case))
            {
                if (entries?.Any(e => e.Skill == term.Entry.Skill) == true)
                    continue;
                (entries ??= []).Add(term.Entry);
                score = Math.Min(score, term.Case is CaseRule.ExactInContext ? 0.9 : 1);
            }
        }

        if (entries is not null)
            found.Add((first, last, new SkillSpan(tokens[first].Start, tokens[last].End, entries[0].Kind, score, "lexicon", entries)));
    }

    private void AddFramework(Framework framework)
    {
        var scheme = framework.Code.ToString();
        foreach (var skill in framework.Skills)
        {
            var entry = new LexiconEntry($"{scheme}/{skill.Code}", scheme, skill.Label, skill.Kind);
            Add(skill.Label, entry);
            foreach (var alias in skill.Aliases)
                Add(alias, entry);
        }

        foreach (var competency in framework.Competencies)
        {
            // A single word ("Planning") says too little to be a mention of the competency.
            if (SurfaceRules.Words(competency.Name) is >= 2 and <= 4)
                Add(competency.Name, new LexiconEntry($"{scheme}/{competency.Code}", scheme, competency.Name, SkillKind.Skill));
        }
    }

    private void AddTaxonomy(Taxonomy taxonomy)
    {
        foreach (var term in taxonomy.Skills)
        {
            var label = SurfaceRules.WithoutQualifier(term.Label);
            var entry = new LexiconEntry($"{taxonomy.Scheme}/{term.Id}", taxonomy.Scheme, term.Label, SurfaceRules.KindOf(label));
            foreach (var surface in term.Aliases.Prepend(label))
            {
                if (SurfaceRules.IsTellingAlone(surface))
                    Add(surface, entry);
            }
        }
    }

    private void Add(string surface, LexiconEntry entry)
    {
        var words = Tokens.Of(surface, 0, surface.Length).Where(t => t.IsWord).Select(t => surface[t.Start..t.End]).ToList();
        if (words.Count == 0)
            return;
        firstWords.Add(Folding.Strong(words[0]));
        longest = Math.Max(longest, words.Count);
        var key = words.Count == 1 ? "1 " + Folding.Weak(words[0]) : string.Join(' ', words.Select(w => Folding.Strong(w)));
        if (!byKey.TryGetValue(key, out var terms))
            byKey.Add(key, terms = []);
        if (terms.Any(t => t.Entry.Skill == entry.Skill && t.Surface == surface))
            return;
        terms.Add(new Term(surface, entry, words.Count == 1 ? SurfaceRules.CaseOf(words[0]) : CaseRule.Any));
        Count++;
    }

    private sealed record Term(string Surface, LexiconEntry Entry, CaseRule Case);
}
