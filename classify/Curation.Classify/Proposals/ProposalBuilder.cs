using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Kinds;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals;

/// <summary>Demand against a framework → what a curator should be asked.</summary>
/// <remarks>
/// 1. Fold: a cluster counts once, on the day it was first seen; what was not judged or has no known employer does not count.
/// 2. Count employers per role, in the window now and the one before.
/// 3. Test rises and falls, and differences between roles, over all pairs at once.
/// 4. Let each kind look for what it knows. 5. Order by demand × gap, the strongest of each profile and kind first.
/// </remarks>
public static class ProposalBuilder
{
    private const double NextOfProfile = 0.85;

    /// <summary>Proposals in the order in which they should be decided. The same postings in any order give the same proposals.</summary>
    /// <param name="draft">What is published plus what is approved and not yet published.</param>
    /// <param name="version">The published version that the draft stands on.</param>
    /// <param name="window">One model's analyses, observed from <paramref name="asOf"/> less both windows on; others are left out.</param>
    /// <param name="asOf">The business date: the last day of the window now.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names it.</exception>
    public static IReadOnlyList<Proposal> Propose(
        Framework draft, int version, IReadOnlyList<AnalysedPosting> window, DateOnly asOf, ProposalOptions options)
    {
        if (options.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(options));

        var terms = new FrameworkTerms(draft);
        var names = LearnedNames.In(SameTerms.Joined(CountedPosting.Fold(window, terms, asOf, options)), options);
        var market = new Market(draft, version, names, terms, options);
        var fading = Fading.In(market).ToList();
        var aliases = NewAliases.In(market).ToList();
        var skills = NewSkills.In(market, except: aliases).ToList();
        return [.. Varied(NewRequirements.In(market)
            .Concat(fading)
            .Concat(Levels.In(market, except: fading))
            .Concat(Priorities.In(market, except: fading))
            .Concat(aliases)
            .Concat(skills)
            .Concat(SharedSkills.In(market, except: [.. skills, .. aliases]))
            .Concat(NewProfiles.In(market))
            .DistinctBy(p => p.Id))];
    }

    /// <summary>
    /// A curator who reads from the top should meet many roles and kinds of change: of one kind for one profile the strongest keeps its rank,
    /// and each further one counts <see cref="NextOfProfile"/> of what it would.
    /// </summary>
    private static IEnumerable<Proposal> Varied(IEnumerable<Proposal> proposals) => Ordered(
        Ordered(proposals)
            .GroupBy(p => (Kind: Proposal.KindOf(p.Change), p.Change.Profile))
            .SelectMany(group => group.Select((p, place) => group.Key.Profile is null
                ? p
                : p with { Rank = Math.Round(p.Rank * Math.Pow(NextOfProfile, place), 4, MidpointRounding.AwayFromZero) })));

    private static IEnumerable<Proposal> Ordered(IEnumerable<Proposal> proposals) => proposals
        .OrderByDescending(p => p.Rank)
        .ThenBy(p => Proposal.KindOf(p.Change), StringComparer.Ordinal)
        .ThenBy(p => p.Change.Profile?.ToString() ?? "", StringComparer.Ordinal)
        .ThenBy(p => p.Change.Target, StringComparer.Ordinal);
}
