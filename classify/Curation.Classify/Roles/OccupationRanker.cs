using System.Text.Json;
using Curation.Classify.Encoders;
using Curation.Classify.Linking;
using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Roles;

/// <param name="Role">The best occupation's id, also when the ranker abstains; none where nothing is alike.</param>
/// <param name="Score">0 to 1, four decimals: the share of such best guesses that were right on 100 labelled postings.</param>
public sealed record OccupationMatch(string? Role, string? Label, double Score, bool Abstained, IReadOnlyList<SkillLink> Alternatives);

/// <summary>
/// The occupation of a taxonomy that a posting is for: thousands of classes, so nothing is trained. Its title is compared with labels and
/// alternate labels, and its text with descriptions, by letters and words, and by meaning where there is an encoder.
/// </summary>
/// <remarks>Weights and curves were chosen on the 100 postings marked <c>dev</c> of docs/labelling-occupations.md.</remarks>
public sealed class OccupationRanker
{
    /// <summary>Below this share of right guesses the ranker abstains.</summary>
    private const double Floor = 0.5;

    private const int LongestBody = 2000;

    /// <summary>What an encoder reads of a body.</summary>
    private const int LongestLead = 600;

    private const int Most = 5;

    private static readonly (double Letters, double Words, double Title, double Description) WithMeaning = (0.25, 0.15, 0.3, 0.3), WithoutMeaning = (0.7, 0.3, 0, 0);

    /// <summary>Platt's logistic curves: of the best occupation's score, of its distance to the next, and a constant.</summary>
    private static readonly (double Score, double Margin, double Constant) CurveWithMeaning = (4.76, 1.07, -3.48), CurveWithoutMeaning = (3.58, 1.32, -3.44);

    private readonly IReadOnlyList<TaxonomyTerm> occupations;

    /// <summary>The occupation of each label and alternate label.</summary>
    private readonly List<int> owners = [];

    private readonly LexicalIndex titles;

    private readonly LexicalIndex texts;

    private readonly LabelVectors? surfaces;

    private readonly LabelVectors? descriptions;

    /// <param name="encoder">None: by letters and words alone.</param>
    /// <param name="cache">A folder that the labels' vectors are kept in, as of <see cref="LabelVectors.Of"/>: those of ESCO's 33,000 labels take half a minute to make.</param>
    public OccupationRanker(Taxonomy taxonomy, TextEncoder? encoder = null, string? cache = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        occupations = taxonomy.Occupations;
        Hash = NaturalKey.Hash($"{NaturalKey.Hash(JsonSerializer.SerializeToUtf8Bytes(occupations, CurationJson.Line))}\n{encoder?.Hash}");
        var labels = new List<string>();
        for (var i = 0; i < occupations.Count; i++)
        {
            foreach (var label in occupations[i].Aliases.Prepend(occupations[i].Label))
            {
                labels.Add(label);
                owners.Add(i);
            }
        }

        titles = new LexicalIndex([.. labels.Select(label => Title.Of(label).Key)]);
        texts = new LexicalIndex([.. occupations.Select(o => $"{o.Label} {o.Description}")]);
        if (encoder is null || occupations.Count == 0)
            return;
        surfaces = LabelVectors.Of(encoder, labels, cache);
        descriptions = LabelVectors.Of(encoder, [.. occupations.Select(o => $"{o.Label}: {o.Description}")], cache);
    }

    /// <summary>Over the occupations and the encoder's file.</summary>
    public string Hash { get; }

    public OccupationMatch Rank(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        if (occupations.Count == 0)
            return new OccupationMatch(null, null, 0, Abstained: true, []);
        var scores = Scores(title, RoleText.Of(text, Sections.Of(text)));
        var best = Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(Most).ToList();
        if (best.Count == 0)
            return new OccupationMatch(null, null, 0, Abstained: true, []);
        var curve = surfaces is null ? CurveWithoutMeaning : CurveWithMeaning;
        var margin = scores[best[0]] - (best.Count > 1 ? scores[best[1]] : 0);
        var links = best.Select(i => new SkillLink(occupations[i].Id, occupations[i].Label, Math.Round(Share(scores[i], i == best[0] ? margin : 0), 4))).ToList();
        return new OccupationMatch(links[0].Id, links[0].Label, links[0].Score, links[0].Score < Floor, links[1..]);

        double Share(double score, double over) => 1 / (1 + Math.Exp(-(curve.Score * score + curve.Margin * over + curve.Constant)));
    }

    private double[] Scores(string title, string body)
    {
        var parsed = Title.Of(title);
        var key = parsed.Key.Length > 0 ? parsed.Key : title;
        var core = parsed.Core.Count > 0 ? string.Join(' ', parsed.Core) : key;
        var words = texts.WordScores($"{key} {body[..Math.Min(body.Length, LongestBody)]}");
        var most = Math.Max(words.Max(), 1e-9);
        var weights = surfaces is null ? WithoutMeaning : WithMeaning;
        var scores = Array.ConvertAll(words, w => weights.Words * w / most);
        Add(BestOfOwner(titles.LetterCosines(core)), weights.Letters);
        if (surfaces is null || descriptions is null)
            return scores;
        Add(BestOfOwner(Array.ConvertAll(surfaces.Cosines(core), c => (double)c)), weights.Title);
        Add(Array.ConvertAll(descriptions.Cosines($"{key}. {body[..Math.Min(body.Length, LongestLead)]}"), c => (double)c), weights.Description);
        return scores;

        void Add(double[] values, double weight)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] += weight * values[i];
        }
    }

    private double[] BestOfOwner(double[] ofLabels)
    {
        var best = new double[occupations.Count];
        for (var i = 0; i < ofLabels.Length; i++)
            best[owners[i]] = Math.Max(best[owners[i]], ofLabels[i]);
        return best;
    }
}
