using Curation.Classify.Proposals.Counting;

namespace Curation.Classify.Proposals.Nearest;

/// <summary>What employers name in one sentence with a thing.</summary>
internal static class Together
{
    /// <summary>One employer that names both says nothing.</summary>
    private const int Least = 2;

    /// <summary>Things that keep company are not the same for that: however often they do, it counts no more than this.</summary>
    public const double Most = 0.8;

    /// <summary>The competencies, each with how many employers name it in a sentence with one of the asks.</summary>
    public static IReadOnlyDictionary<string, int> With(Market market, IReadOnlyList<Ask> asks) => asks
        .SelectMany(a => market.PostingOf(a).Asks
            .Where(other => other.Item.Kind == ItemKind.Competency && other.Item != a.Item && other.Mention.SentenceStart == a.Mention.SentenceStart)
            .Select(other => (a.Posting.EmployerKey, other.Item.Key)))
        .Distinct()
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>Ochiai's coefficient: the employers that name both, for how many name either.</summary>
    /// <remarks>A. Ochiai, "Zoogeographical studies on the soleoid fishes", Bulletin of the Japanese Society of Scientific Fisheries 22 (1957), 526-530.</remarks>
    public static Likeness Of(int both, int one, int other) => both < Least
        ? Likeness.None
        : new Likeness(Most * both / Math.Sqrt(Math.Max(both, one) * (double)Math.Max(both, other)), $"{both} employers name both in one sentence");
}
