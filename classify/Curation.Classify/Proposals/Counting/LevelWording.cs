using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Counting;

/// <summary>
/// How employers write of what a framework holds at each level: "strong" is said of nearly everything, so a wording says something of the level
/// only as far as it is written more often of what stands at that level. Learned from all required pairs of the run, one voice an employer and
/// pair; a few voices that take each wording at its word stand in where the run says little.
/// </summary>
internal sealed class LevelWording
{
    private const int Levels = 5;

    /// <summary>So many voices at each level say what the wording means by itself.</summary>
    private const double Prior = 10;

    /// <summary>Of them, so large a part names the very level; each step away has a third of the step before.</summary>
    private const double StepAway = 1 / 3.0;

    private readonly Dictionary<(string Role, ElementCode Competency), (int Level, IReadOnlyCollection<int> Values)> pairs = [];
    private readonly double[,] counts = new double[Levels + 1, Levels + 1];

    public void Add(string role, ElementCode competency, int level, IReadOnlyCollection<int> values)
    {
        if (level is < 1 or > Levels)
            return;
        pairs[(role, competency)] = (level, values);
        foreach (var value in values)
            counts[level, Math.Clamp(value, 1, Levels)]++;
    }

    /// <summary>
    /// The next level up or down as whose pairs this one reads more likely than as its own's, and how little chance leaves of that: by Markov's
    /// inequality a level's likelihood exceeds that of the true one c times with a probability of 1/c at most, for each of the two tried.
    /// Its own level, with 1, where the wordings do not tell the two levels apart in that direction.
    /// </summary>
    public (int Level, double P) Of(string role, ElementCode competency, int most)
    {
        var (own, values) = pairs[(role, competency)];
        var (best, ratio) = (own, 0.0);
        for (var level = Math.Max(1, own - 1); level <= Math.Min(own + 1, Math.Min(most, Levels)); level++)
        {
            if (level == own || (Mean(level) > Mean(own)) != (level > own))
                continue;
            var log = values.Sum(v => Math.Log(Chance(level, v) / Chance(own, v)));
            if (log > ratio)
                (best, ratio) = (level, log);
        }

        return (best, best == own ? 1 : Math.Min(1, 2 * Math.Exp(-ratio)));

        double Chance(int level, int value)
        {
            var (hits, all) = (0.0, 0.0);
            for (var v = 1; v <= Levels; v++)
            {
                var said = counts[level, v] - (level == own ? values.Count(x => Math.Clamp(x, 1, Levels) == v) : 0) + (Prior * AtItsWord(level, v));
                all += said;
                if (v == Math.Clamp(value, 1, Levels))
                    hits = said;
            }

            return hits / all;
        }

        double Mean(int level) => Enumerable.Range(1, Levels).Sum(v => v * Chance(level, v));
    }

    private static double AtItsWord(int level, int value) =>
        Math.Pow(StepAway, Math.Abs(level - value)) / Enumerable.Range(1, Levels).Sum(v => Math.Pow(StepAway, Math.Abs(level - v)));
}
