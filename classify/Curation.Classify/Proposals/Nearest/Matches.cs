using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Nearest;

/// <summary>Something that may be near, with what speaks for it.</summary>
/// <param name="Signs">Independent of each other, each 0 to 1.</param>
internal sealed record Match(MergeKind Kind, ElementCode Code, string Name, IReadOnlyList<Likeness> Signs)
{
    /// <summary>Signs together are worth more than the best of them: what none of them leaves open (noisy or, J. Pearl 1988).</summary>
    public double Score => Math.Round(1 - Signs.Aggregate(1.0, (open, sign) => open * (1 - Math.Clamp(sign.Value, 0, 1))), 4, MidpointRounding.AwayFromZero);

    public Near ToNear()
    {
        var why = string.Join("; ", Signs.Where(s => s.Value > 0 && s.Why.Length > 0).OrderByDescending(s => s.Value).Select(s => s.Why));
        return new Near(Kind, Code, Name, Score, why.Length > 0 ? why : "nothing else speaks for it");
    }
}

internal static class Matches
{
    private const int Most = 5;

    /// <summary>What matches less is not near.</summary>
    private const double Least = 0.1;

    /// <summary>The best, in the order of their scores and then of their codes.</summary>
    /// <param name="chosen">What the proposal itself names is always among them.</param>
    public static IReadOnlyList<Near> Best(this IEnumerable<Match> matches, ElementCode? chosen = null)
    {
        var ranked = matches.Where(m => m.Score >= Least || m.Code == chosen).OrderByDescending(m => m.Score).ThenBy(m => m.Code).ToList();
        var best = ranked.Take(Most).ToList();
        if (ranked.Skip(Most).FirstOrDefault(m => m.Code == chosen) is { } named)
            best[^1] = named;
        return [.. best.Select(m => m.ToNear())];
    }
}
