using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Linking;

/// <param name="Score">
/// 0 to 1, four decimals. Of the first link the probability that it is right, as long as it is found by meaning; of a later one that, less the
/// further it ranks behind.
/// </param>
public sealed record SkillLink(string Id, string Label, double Score);

/// <summary>
/// Links a text, a phrase or a whole sentence, to a taxonomy's skills: ten at most, best first, none where nothing fits. By meaning and by
/// letters where an encoder's vectors of the labels are given, by letters alone where they are not.
/// </summary>
public sealed class SkillLinker
{
    private const int Most = 10;

    /// <summary>A label below this likeness of letters with the text is not looked at.</summary>
    private const double Floor = 0.22;

    /// <summary>
    /// Where the best label of a whole sentence is below this, none fits; chosen on the validation parts of the ESCO benchmark
    /// (Decorte and others): 13 of 42 sentences without a label are told so, 4 of 136 with one are lost.
    /// </summary>
    private const double SentenceFloor = 0.45;

    /// <summary>The same for a span of four words at most: 110 of 339 wrong answers go, 2 of 185 right ones.</summary>
    private const double SpanFloor = 0.55;

    /// <summary>A longer text is taken for a sentence, unless its sentence is given beside it.</summary>
    private const int MostWordsOfPhrase = 4;

    private readonly IReadOnlyList<TaxonomyTerm> skills;

    private readonly LexicalIndex index;

    private readonly ISpanTagger? tagger;

    private readonly FusedRanking? fused;

    /// <param name="tagger">Where given, the spans that it marks in a sentence are ranked too.</param>
    /// <param name="vectors">Of the labels, in the order of the taxonomy's skills, as <see cref="Labels"/> gives them.</param>
    public SkillLinker(Taxonomy taxonomy, ISpanTagger? tagger = null, LabelVectors? vectors = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        skills = taxonomy.Skills;
        this.tagger = tagger;
        index = new LexicalIndex(Labels(taxonomy));
        fused = vectors is null || skills.Count == 0 ? null : new FusedRanking(vectors, index, LabelPrior.Shipped.Of([.. skills.Select(s => s.Label)]));
    }

    /// <summary>What a text is compared with: the labels without what stands in brackets.</summary>
    public static IReadOnlyList<string> Labels(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return [.. taxonomy.Skills.Select(s => SurfaceRules.WithoutQualifier(s.Label))];
    }

    /// <param name="context">The sentence that a phrase stands in.</param>
    public IReadOnlyList<SkillLink> Link(string text, string? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ranking = Rank(text, context);
        return ranking.Abstained ? [] : ranking.Links;
    }

    /// <summary>As <see cref="Link"/>, but the labels are given also where none may fit: to measure with.</summary>
    internal LinkRanking Rank(string text, string? context) => fused is null ? ByLetters(text) : ByMeaning(fused, text, context);

    /// <summary>What a text's labels are ranked by, and whether it is taken for a phrase: to choose the weights with.</summary>
    internal (Likenesses Likenesses, bool Phrase) Likenesses(string text, string? context)
    {
        var phrase = IsPhrase(text, context);
        return (phrase ? fused!.Phrase(text, context) : fused!.Sentence(text, Spans(text)), phrase);
    }

    /// <summary>What is known of the first of a ranking, and the places of the first ten.</summary>
    internal static (int[] Best, LinkGuess Guess) Guess(Ranking ranking, string text)
    {
        int[] best = [.. Enumerable.Range(0, ranking.Scores.Length).OrderByDescending(i => ranking.Scores[i]).ThenBy(i => i).Take(Most)];
        var second = best.Length > 1 ? ranking.Scores[best[1]] : 0;
        return (best, new LinkGuess(best.Max(i => ranking.Fits[i]), ranking.Scores[best[0]] - second, SurfaceRules.Words(text)));
    }

    private static bool IsPhrase(string text, string? context) => context is not null || SurfaceRules.Words(text) <= MostWordsOfPhrase;

    private LinkRanking ByMeaning(FusedRanking fusion, string text, string? context)
    {
        var phrase = IsPhrase(text, context);
        var ranking = phrase ? fusion.OfPhrase(text, context) : fusion.OfSentence(text, Spans(text));
        var (best, guess) = Guess(ranking, text);
        var curve = phrase ? LinkProbability.OfPhrase : LinkProbability.OfSentence;
        var probability = curve.Of(guess);
        var links = best.Where(i => ranking.Scores[i] > 0)
            .Select(i => new SkillLink(skills[i].Id, skills[i].Label, Math.Round(Math.Clamp(probability * ranking.Scores[i] / ranking.Scores[best[0]], 0, 1), 4)));
        return new LinkRanking([.. links], Math.Round(probability, 4), probability < curve.Least);
    }

    private List<string> Spans(string text) => tagger is null || SurfaceRules.Words(text) <= MostWordsOfPhrase
        ? []
        : [.. tagger.Tag(text, Tokens.Of(text, 0, text.Length)).Select(s => text[s.Start..s.End]).Distinct(StringComparer.Ordinal)];

    private LinkRanking ByLetters(string text)
    {
        var best = new Dictionary<int, double>();
        var whole = index.Rank(text, 40);
        var spans = Spans(text);
        var share = spans.Count == 0 ? 1 : 0.5;
        foreach (var (document, score, cosine) in whole)
        {
            if (cosine >= Floor || spans.Count > 0)
                best[document] = share * score * Fit(cosine);
        }

        foreach (var span in spans)
        {
            foreach (var (document, score, cosine) in index.Rank(span, 10))
            {
                if (cosine >= Floor)
                    best[document] = Math.Max(best.GetValueOrDefault(document), (1 - share) * score * Fit(cosine) + (best.GetValueOrDefault(document) > 0 ? share * 0.3 : 0));
            }
        }

        List<SkillLink> links =
        [
            .. best.Where(b => b.Value > 0).OrderByDescending(b => b.Value).ThenBy(b => b.Key).Take(Most)
                .Select(b => new SkillLink(skills[b.Key].Id, skills[b.Key].Label, Math.Round(Math.Min(1, b.Value), 4))),
        ];
        var top = links.Count == 0 ? 0 : links[0].Score;
        return new LinkRanking(links, top, top < (SurfaceRules.Words(text) <= MostWordsOfPhrase ? SpanFloor : SentenceFloor));
    }

    /// <summary>A score says how well a label fits, not only how much better than the next.</summary>
    private static double Fit(double cosine) => Math.Sqrt(Math.Clamp(cosine, 0, 1));
}
