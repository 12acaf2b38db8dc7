using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Linking;

/// <param name="Score">0 to 1, four decimals.</param>
public sealed record SkillLink(string Id, string Label, double Score);

/// <summary>Links a text, a span or a whole sentence, to a taxonomy's skills: ten at most, best first, none where nothing fits.</summary>
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

    private readonly IReadOnlyList<TaxonomyTerm> skills;

    private readonly LexicalIndex index;

    private readonly SkillExtractor? extractor;

    /// <param name="extractor">Where given, the spans that it finds in a text are ranked too, and the better rank counts.</param>
    public SkillLinker(Taxonomy taxonomy, SkillExtractor? extractor = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        skills = taxonomy.Skills;
        this.extractor = extractor;
        index = new LexicalIndex([.. skills.Select(s => SurfaceRules.WithoutQualifier(s.Label))]);
    }

    /// <param name="context">The sentence that the text stands in; today it is not looked at.</param>
    public IReadOnlyList<SkillLink> Link(string text, string? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var best = new Dictionary<int, double>();
        var whole = index.Rank(text, 40);
        var spans = extractor is null || SurfaceRules.Words(text) <= 4 ? [] : extractor.Extract(text).Select(s => text[s.Start..s.End]).Distinct(StringComparer.Ordinal).ToList();
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

        if (best.Values.DefaultIfEmpty(0).Max() < (SurfaceRules.Words(text) <= 4 ? SpanFloor : SentenceFloor))
            return [];
        return [.. best.Where(b => b.Value > 0).OrderByDescending(b => b.Value).ThenBy(b => b.Key).Take(Most)
            .Select(b => new SkillLink(skills[b.Key].Id, skills[b.Key].Label, Math.Round(Math.Min(1, b.Value), 4)))];
    }

    /// <summary>A score says how well a label fits, not only how much better than the next.</summary>
    private static double Fit(double cosine) => Math.Sqrt(Math.Clamp(cosine, 0, 1));
}
