using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Roles;

/// <summary>
/// Says which of the catalogue's profiles a posting is for, or that it is none of them. Trained from the catalogue and from what curators
/// corrected; immutable and safe for many threads; the same catalogue gives the same scores to four decimals.
/// </summary>
/// <remarks>
/// A maximum-entropy model of title and body gives a best guess; its score is the calibrated share of such guesses that are right, as
/// found on titles held out of training in three folds. Two rules of rank stand above the model: a head's or chief's title is never
/// given to a profile that has no such title, and the other way round.
/// </remarks>
public sealed class RoleClassifier
{
    /// <summary>Below this score the classifier abstains: chosen for precision over coverage.</summary>
    public const double DefaultFloor = 0.6;

    /// <summary>The most junior band, which interns may belong to.</summary>
    internal const int LowestBand = 6;

    /// <summary>Held-out guesses need less polish than the model itself.</summary>
    private const int FoldIterations = 30;

    /// <summary>On real boards about twice as many postings are none of ours than the made-up titles say.</summary>
    private const double OtherWeight = 3;

    /// <summary>A known title that is less like the posting's explains nothing.</summary>
    private const double LeastToName = 0.5;

    private readonly List<(Framework Framework, JobProfile Profile, List<Title> Titles)> profiles;

    private readonly RoleWeights? weights;

    private readonly RoleCalibration? calibration;

    private readonly TitleLikeness likeness;

    private readonly double floor;

    private RoleClassifier(Catalogue catalogue, double floor)
    {
        this.floor = floor;
        Hash = NaturalKey.Hash($"{PostingAnalyst.CodeVersion}\n{catalogue.Hash()}\n{floor:0.####}");
        profiles = [.. catalogue.Frameworks.OrderBy(f => f.Code).SelectMany(f => f.Profiles.OrderBy(p => p.Code)
            .Select(p => (f, p, RoleTrainingSet.TitlesOf(p).Select(Title.Of).ToList())))];
        var set = new RoleTrainingSet([.. profiles.Select(p => (p.Framework, p.Profile))], OtherOccupations.Of(catalogue.Taxonomy), catalogue.Learned);
        likeness = new TitleLikeness(set.Known);
        if (profiles.Count == 0)
            return;
        foreach (var corrected in set.Known.Where(k => k.Origin == TitleOrigin.Correction && k.Class != RoleTrainingSet.Other))
            profiles[corrected.Class].Titles.Add(corrected.Title);
        calibration = RoleCalibration.Fit(HeldOut(set));
        weights = RoleWeights.Train(set.Examples, profiles.Count);
    }

    /// <summary>Trains. Takes seconds: keep the result for as long as the catalogue's hash stays.</summary>
    public static RoleClassifier Build(Catalogue catalogue, double floor = DefaultFloor)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return new RoleClassifier(catalogue, floor);
    }

    /// <summary>Over what it was trained from, and the code.</summary>
    public string Hash { get; }

    /// <param name="text">The whole posting: what of it tells the role is found here.</param>
    /// <returns>The best profile, with <see cref="RoleMatch.Abstained"/> where it is not believed; none where the catalogue has no profiles.</returns>
    public RoleMatch? Classify(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Classify(title, text, Sections.Of(text));
    }

    internal RoleMatch? Classify(string title, string text, IReadOnlyList<SectionedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (weights is null || calibration is null)
            return null;
        var parsed = Title.Of(title).Within(weights.Vocabulary);
        var features = RoleFeatures.Of(parsed, RoleFeatures.Body(RoleText.Of(text, sentences)));
        var probabilities = weights.Probabilities(features);
        var order = Enumerable.Range(0, profiles.Count).OrderByDescending(c => probabilities[c]).ThenBy(c => c).Take(5).ToArray();
        var best = order[0];
        var nearest = likeness.Best(parsed, profiles.Count);
        var score = calibration.Score(Guess(probabilities, nearest, best));
        var because = new List<string>();
        var rule = RankRule(parsed, best);
        if (rule is not null)
        {
            score = Math.Min(score, Math.Max(0, floor - 0.1));
            because.Add(rule);
        }

        if (nearest[best] is { By: { } known, Value: >= LeastToName })
            because.Add($"like {known.Words}");
        if (nearest[^1] is { By: { } other } foreign && foreign.Value >= LeastToName && foreign.Value > nearest[best].Value)
            because.Add($"{(because.Count > 0 ? "more " : "")}like {other.Words}");
        because.AddRange(weights.Reasons(features, best).Select(Words).Distinct(StringComparer.Ordinal).Take(5));
        var share = probabilities[best] > 0 ? score / probabilities[best] : 0;
        return new RoleMatch(
            profiles[best].Framework.KeyOf(profiles[best].Profile),
            Math.Round(score, 4),
            score < floor,
            [.. order.Skip(1).Select(c => new RoleAlternative(profiles[c].Framework.KeyOf(profiles[c].Profile), Math.Round(Math.Min(probabilities[c] * share, score), 4)))],
            because);
    }

    /// <summary>A title of a head or chief and a profile without one do not go together, nor a plain title and a profile that only heads have.</summary>
    private string? RankRule(Title title, int c)
    {
        var titles = profiles[c].Titles;
        if (titles.Exists(t => t.CoreKey == title.CoreKey && t.Rank == title.Rank))
            return null;
        if (title.Rank == TitleRank.Intern && profiles[c].Profile.Band != LowestBand)
            return $"the title is an intern's, and {profiles[c].Profile.Name} is no beginner's role";
        if (title.Rank >= TitleRank.Head && !titles.Exists(t => t.Rank >= TitleRank.Head))
            return $"the title is a head's or chief's, and {profiles[c].Profile.Name} has no such title";
        if (title.Rank < TitleRank.Lead && titles[0].Rank >= TitleRank.Head)
            return $"{profiles[c].Profile.Name} is a head's or chief's role, and the title says no such rank";
        return null;
    }

    private static RoleGuess Guess(double[] probabilities, LikeTitle[] likeness, int best)
    {
        var next = 0.0;
        var otherLikeness = 0.0;
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (c == best)
                continue;
            next = Math.Max(next, probabilities[c]);
            otherLikeness = Math.Max(otherLikeness, likeness[c].Value);
        }

        return new RoleGuess(probabilities[best], probabilities[best] - next, likeness[best].Value, otherLikeness);
    }

    /// <summary>Guesses of models that were not trained on the title's fold.</summary>
    private List<(RoleGuess Guess, bool Right, double Weight)> HeldOut(RoleTrainingSet set)
    {
        var examples = set.Examples;
        var guesses = new List<(RoleGuess, bool, double)>();
        for (var fold = 0; fold < RoleTrainingSet.Folds; fold++)
        {
            var train = examples.Where(e => e.Fold != fold).ToList();
            var model = RoleWeights.Train(train, profiles.Count, FoldIterations);
            if (model.Classes != profiles.Count + 1)
                continue;
            var like = new TitleLikeness([.. set.Known.Where(k => k.Fold != fold)]);
            foreach (var example in examples.Where(e => e.Fold == fold && e.Title.Words.Count > 0))
            {
                var title = example.Title.Within(model.Vocabulary);
                var probabilities = model.Probabilities(RoleFeatures.Of(title, example.Body));
                var best = 0;
                for (var c = 1; c < profiles.Count; c++)
                {
                    if (probabilities[c] > probabilities[best])
                        best = c;
                }

                guesses.Add((Guess(probabilities, like.Best(title, profiles.Count), best), best == example.Class, example.Class == RoleTrainingSet.Other ? OtherWeight : 1));
            }
        }

        return guesses;
    }

    private static string Words(string feature) => feature[0] switch
    {
        't' => $"text: {feature[2..]}",
        _ => $"title: {feature[2..]}",
    };
}
