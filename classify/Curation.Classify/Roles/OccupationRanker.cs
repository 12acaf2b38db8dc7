using Curation.Classify.Linking;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Roles;

/// <param name="Role">The best occupation's id, also when the ranker abstains; none where nothing is alike.</param>
/// <param name="Score">0 to 1, four decimals: how alike the titles are. Not calibrated: no labelled data are at hand.</param>
public sealed record OccupationMatch(string? Role, string? Label, double Score, bool Abstained, IReadOnlyList<SkillLink> Alternatives);

/// <summary>
/// The occupation of a taxonomy that a posting is for: thousands of classes, so by likeness of its title to labels and aliases, with the
/// text's first part as a second voice, instead of training.
/// </summary>
public sealed class OccupationRanker
{
    private const double Floor = 0.55;

    private readonly IReadOnlyList<TaxonomyTerm> occupations;

    private readonly List<int> owners = [];

    private readonly LexicalIndex titles;

    private readonly LexicalIndex texts;

    public OccupationRanker(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        occupations = taxonomy.Occupations;
        var surfaces = new List<string>();
        for (var i = 0; i < occupations.Count; i++)
        {
            foreach (var surface in occupations[i].Aliases.Prepend(occupations[i].Label))
            {
                surfaces.Add(Title.Of(surface).Key);
                owners.Add(i);
            }
        }

        titles = new LexicalIndex(surfaces);
        texts = new LexicalIndex([.. occupations.Select(o => $"{o.Label} {o.Description}")]);
    }

    public OccupationMatch Rank(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        var parsed = Title.Of(title);
        var core = string.Join(' ', parsed.Core);
        var scores = new Dictionary<int, double>();
        foreach (var (document, score, cosine) in titles.Rank(core.Length > 0 ? core : parsed.Key, 60))
        {
            var occupation = owners[document];
            scores[occupation] = Math.Max(scores.GetValueOrDefault(occupation), 0.8 * (0.3 * score + 0.7 * cosine));
        }

        foreach (var (document, score, _) in texts.Rank($"{parsed.Key} {text[..Math.Min(text.Length, 1500)]}", 60))
        {
            if (scores.ContainsKey(document))
                scores[document] += 0.2 * score;
        }

        var best = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(5)
            .Select(s => new SkillLink(occupations[s.Key].Id, occupations[s.Key].Label, Math.Round(Math.Min(1, s.Value), 4))).ToList();
        return best.Count == 0
            ? new OccupationMatch(null, null, 0, true, [])
            : new OccupationMatch(best[0].Id, best[0].Label, best[0].Score, best[0].Score < Floor, best[1..]);
    }
}
