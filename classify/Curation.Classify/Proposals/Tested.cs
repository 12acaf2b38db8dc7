using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;

namespace Curation.Classify.Proposals;

/// <summary>A test's result, and the same after correction over all tests of its question in this run.</summary>
internal sealed record Tested(double P, double Q)
{
    /// <summary>
    /// Fisher's test for each pair whose margins allow a result at all (see <see cref="FisherExact.Smallest"/>), corrected over all pairs of one
    /// kind of item: whether a competency is missing, a term is new or a title is a role are three questions, and the many words that no
    /// employer means anything by should not hide what is asked of competencies.
    /// </summary>
    /// <param name="pairs">Role or title and item, each once, with what is compared; pairs without a table are not tested.</param>
    public static IReadOnlyDictionary<(string Role, Item Item), Tested> All(
        IEnumerable<(string Role, Item Item, TwoByTwo? Table)> pairs, ProposalOptions options)
    {
        var tested = pairs
            .Where(pair => pair.Table is { } t && t.HitsA + t.HitsB >= options.MinEmployers
                && FisherExact.Smallest(t.HitsA + t.HitsB, t.SizeA, t.SizeB) <= options.FalseDiscoveryRate)
            .Select(pair => (Key: (pair.Role, pair.Item), P: pair.Table!.P))
            .ToLookup(t => t.Key.Item.Kind);
        return tested
            .SelectMany(kind => kind.Zip(BenjaminiHochberg.Adjust([.. kind.Select(t => t.P)]), (t, q) => (t.Key, Tested: new Tested(t.P, q))))
            .ToDictionary(t => t.Key, t => t.Tested);
    }
}
