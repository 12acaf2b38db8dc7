using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;

namespace Curation.Classify.Proposals;

/// <summary>A test's result, and the same after correction over all tests of its question in this run.</summary>
internal sealed record Tested(double P, double Q)
{
    /// <summary>Fisher's test for each pair whose margins allow a result at all (see <see cref="FisherExact.Smallest"/>), corrected over all of them.</summary>
    /// <param name="pairs">Role or title and item, each once, with what is compared; pairs without a table are not tested.</param>
    public static IReadOnlyDictionary<(string Role, Item Item), Tested> All(
        IEnumerable<(string Role, Item Item, TwoByTwo? Table)> pairs, ProposalOptions options)
    {
        var tested = pairs
            .Where(pair => pair.Table is { } t && t.HitsA + t.HitsB >= options.MinEmployers
                && FisherExact.Smallest(t.HitsA + t.HitsB, t.SizeA, t.SizeB) <= options.FalseDiscoveryRate)
            .Select(pair => (Key: (pair.Role, pair.Item), P: pair.Table!.P))
            .ToList();
        var qs = BenjaminiHochberg.Adjust([.. tested.Select(t => t.P)]);
        return tested.Zip(qs).ToDictionary(t => t.First.Key, t => new Tested(t.First.P, t.Second));
    }
}
