using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>
/// How far scores are to be believed: in ten bins of equal width, the mean score beside the share that was right, and the expected calibration
/// error (Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", 2015).
/// </summary>
public static class Reliability
{
    private const int Bins = 10;

    /// <param name="scored">Scores from 0 to 1, each with whether the answer was right.</param>
    public static Calibration Of(IReadOnlyCollection<(double Score, bool Right)> scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        var bins = scored.GroupBy(s => Math.Clamp((int)(s.Score * Bins), 0, Bins - 1)).OrderBy(g => g.Key)
            .Select(g => new CalibrationBin(
                (double)g.Key / Bins, (g.Key + 1.0) / Bins, g.Count(), Math.Round(g.Average(s => s.Score), 4), Math.Round((double)g.Count(s => s.Right) / g.Count(), 4)))
            .ToList();
        return new Calibration(bins, Math.Round(bins.Sum(b => b.Count * Math.Abs(b.Score - b.Right)) / Math.Max(1, scored.Count), 4));
    }
}
