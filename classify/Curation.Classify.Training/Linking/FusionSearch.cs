using Curation.Classify.Linking;

namespace Curation.Classify.Training.Linking;

/// <summary>A question with the likenesses that its labels are ranked by: of the labels near the top of any, for no other gets among the first ten.</summary>
/// <param name="Gold">Places of the labels that fit, among those.</param>
/// <param name="Fitting">How many labels fit; 0: none does.</param>
internal sealed record AskedQuestion(string Part, string Text, HashSet<int> Gold, int Fitting, Likenesses Likenesses)
{
    private const int Near = 100;

    public static AskedQuestion Of(string part, string text, IReadOnlyList<int> gold, Likenesses all)
    {
        int[] near = [.. all.Parts.SelectMany(p => Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).Take(Near)).Distinct().Order()];
        return new AskedQuestion(
            part, text, [.. gold.Select(g => Array.IndexOf(near, g)).Where(g => g >= 0)], gold.Count,
            new Likenesses([.. all.Parts.Select(p => Array.ConvertAll(near, i => p[i]))], Array.ConvertAll(near, i => all.Fits[i])));
    }
}

/// <summary>RP@k of weights, the mean over parts, of the questions that a label fits.</summary>
internal sealed record FusionScore(double At1, double At5, double At10)
{
    /// <summary>RP@5 is what is wanted; the others steady it, for on so few questions it jumps.</summary>
    public double Wanted => At5 + 0.25 * (At1 + At10);

    public override string ToString() => FormattableString.Invariant($"RP@1 {At1 * 100:0.0}, RP@5 {At5 * 100:0.0}, RP@10 {At10 * 100:0.0}");
}

/// <summary>Chooses the weights that likenesses are added with.</summary>
internal static class FusionSearch
{
    private const int Draws = 200, Steps = 150, Samples = 10;

    public static FusionScore Score(IReadOnlyList<AskedQuestion> questions, float[] weights)
    {
        var parts = questions.Where(q => q.Fitting > 0).Select(q =>
        {
            var best = SkillLinker.Guess(q.Likenesses.Ranking(weights), q.Text).Best;
            return (q.Part, At1: At(1), At5: At(5), At10: At(10));

            double At(int k) => best.Take(k).Count(q.Gold.Contains) / (double)Math.Min(k, q.Fitting);
        }).GroupBy(s => s.Part, StringComparer.Ordinal).ToList();
        return new FusionScore(parts.Average(p => p.Average(s => s.At1)), parts.Average(p => p.Average(s => s.At5)), parts.Average(p => p.Average(s => s.At10)));
    }

    /// <summary>
    /// The mean of what samples drawn with replacement choose (Breiman, "Bagging predictors", 1996): on so few questions the best weights of
    /// all of them are best by luck.
    /// </summary>
    public static float[] Steady(IReadOnlyList<AskedQuestion> questions, float[] from)
    {
        var chance = new Random(1);
        var chosen = Enumerable.Range(0, Samples).Select(_ => Best([.. questions.Select(_ => questions[chance.Next(questions.Count)])], from, chance)).ToList();
        return [.. from.Select((_, i) => MathF.Round(chosen.Average(c => c[i]), 2))];
    }

    /// <summary>Points by chance, then steps from the best of them.</summary>
    private static float[] Best(IReadOnlyList<AskedQuestion> questions, float[] from, Random chance)
    {
        var best = from;
        var top = Score(questions, best).Wanted;
        for (var i = 0; i < Draws + Steps; i++)
        {
            double[] weights = i < Draws
                ? [.. from.Select(_ => Math.Pow(chance.NextDouble(), 2))]
                : [.. best.Select(w => Math.Max(0, w + 0.15 * (chance.NextDouble() - 0.5)))];
            var sum = weights.Sum();
            float[] candidate = [.. weights.Select(w => (float)(w / sum))];
            var score = Score(questions, candidate).Wanted;
            if (score > top + 1e-9)
                (top, best) = (score, candidate);
        }

        return best;
    }
}
